// How Vite builds the console into www/dist: static files with relative addresses, to be served from any folder.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    // Whoever opens the developer tools finds the console's code as it is written.
    sourcemap: true,
    // A few kilobytes of styles: in one file they are there before anything is drawn.
    cssCodeSplit: false,
    // The package arrives with its WebAssembly inlined, so one chunk of a few hundred kilobytes is expected.
    chunkSizeWarningLimit: 1000,
    // All browsers that run the console's code know `modulepreload`.
    modulePreload: { polyfill: false },
  },
});
