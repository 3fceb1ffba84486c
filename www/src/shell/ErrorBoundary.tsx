// Shown when rendering fails, for example where a Content-Security-Policy forbids WebAssembly.
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Header } from "./Header";
import { Problem } from "./Problem";
import { Title } from "./Title";

export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failure error={error} />;
  }
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <Header />
      <main className="page">
        <Title>{t("page.title")}</Title>
        <Problem error={error}>
          <Button onClick={() => location.reload()}>{t("page.loadAgain")}</Button>
        </Problem>
      </main>
    </>
  );
}
