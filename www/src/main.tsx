// Where the console starts: styles, the React root, and a net under all but the heading.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@picocss/pico/css/pico.min.css";
import "./styles.css";
import "./words";
import { App } from "./App";
import { ErrorBoundary } from "./ErrorBoundary";
import { PageHeader } from "./PageHeader";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <PageHeader />
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
