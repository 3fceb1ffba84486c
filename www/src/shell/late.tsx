// Parts of the console that are loaded when they are shown. If one cannot be loaded, for example without the network or from a
// server that has another release by now, an error is shown in its place, and everything around it stays: what was typed, and
// keys to be saved.
import { Component, type ComponentType, lazy, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Problem } from "./Problem";
import { LoadError } from "./useExplain";

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

/** A component that is loaded when it is first shown, and again when the user retries. It must be inside of a Suspense. */
export function late<Props extends object>(load: Load<Props>) {
  const loadOrSay: Load<Props> = () =>
    load().catch((cause: unknown) => {
      throw new LoadError({ cause });
    });
  // Not in the state of the component: while it is loading for the first time, React keeps none.
  let Part = lazy(loadOrSay);

  return function Late(props: Props) {
    const [attempt, setAttempt] = useState(0);

    function tryAgain() {
      Part = lazy(loadOrSay);
      setAttempt(attempt + 1);
    }

    return (
      <LoadBoundary key={attempt} onRetry={tryAgain}>
        <Part {...props} />
      </LoadBoundary>
    );
  };
}

interface LoadBoundaryProps {
  children: ReactNode;
  onRetry: () => void;
}

class LoadBoundary extends Component<LoadBoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    // Any other error is for the boundary around the whole page.
    if (!(error instanceof LoadError)) throw error;
    return <NotLoaded error={error} onRetry={this.props.onRetry} />;
  }
}

function NotLoaded({ error, onRetry }: { error: LoadError; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Problem error={error}>
      <Button onClick={onRetry}>{t("page.tryAgain")}</Button>
      {/* Some browsers do not try again by themselves as long as the page is open. */}
      <Button onClick={() => location.reload()}>{t("page.loadAgain")}</Button>
    </Problem>
  );
}
