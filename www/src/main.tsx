// The console's entry point: styles, words, the React root, and an error boundary around the whole console.
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import "./styles/layers.css";
import "./styles/base.css";
import "./styles/tokens.css";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { App } from "./App";
import { newQueryClient } from "./server/tunnels";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { startWords } from "./words/language";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
await startWords();
const page = (
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <Router hook={useHashLocation}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </Router>
    </QueryClientProvider>
  </StrictMode>
);
// As a transition, React renders the first page in short tasks: a slow phone answers to the user in between.
startTransition(() => createRoot(root).render(page));
