// What is left to show when rendering itself fails, for example where a Content-Security-Policy forbids WebAssembly.

import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "./Problem";

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
    <main className="container">
      <Problem error={error} />
      <button type="button" onClick={() => location.reload()}>
        {t("page.loadAgain")}
      </button>
    </main>
  );
}
