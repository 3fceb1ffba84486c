// What is left to show when rendering itself fails, for example where a Content-Security-Policy forbids WebAssembly.

import { t } from "i18next";
import { Component, type ReactNode } from "react";
import { Problem } from "./Problem";

export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <main className="container">
        <Problem error={this.state.error} />
        <button type="button" onClick={() => location.reload()}>
          {t("page.loadAgain")}
        </button>
      </main>
    );
  }
}
