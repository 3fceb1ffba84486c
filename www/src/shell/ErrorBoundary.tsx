// Shown when rendering fails, for example where a Content-Security-Policy forbids WebAssembly. Drafts and keys to be saved are
// still in memory, so the console can be shown again without loading the page, which would lose them.
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { forgetFailure } from "../server/ready";
import { useSentKeys } from "../server/useSentKeys";
import { Button } from "../ui/Button";
import { Header } from "./Header";
import { Problem } from "./Problem";
import { Title } from "./Title";
import { useAskBeforeUnload } from "./useAskBeforeUnload";

export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  readonly #tryAgain = () => {
    forgetFailure();
    this.setState({ error: undefined });
  };

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failure error={error} onRetry={this.#tryAgain} />;
  }
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  useAskBeforeUnload(useSentKeys().size > 0);
  return (
    <>
      <Header />
      <main className="page">
        <Title>{t("page.title")}</Title>
        <Problem error={error}>
          <Button onClick={onRetry}>{t("page.tryAgain")}</Button>
          <Button onClick={() => location.reload()}>{t("page.loadAgain")}</Button>
        </Problem>
      </main>
    </>
  );
}
