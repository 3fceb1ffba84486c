// How Vite builds the console into www/dist: static files with relative addresses, to be served from any folder.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  base: "./",
  build: {
    // The browser's developer tools show the console's source.
    sourcemap: true,
    // All styles are one file of a few kilobytes, so that they are loaded before anything is rendered.
    cssCodeSplit: false,
    // All supported browsers have `modulepreload`.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // All that the first page needs is one file, instead of one for each set of pages that share something: on a phone
          // every file costs a round trip.
          groups: [{ name: "first", tags: ["$initial"] }],
        },
      },
    },
  },
});
