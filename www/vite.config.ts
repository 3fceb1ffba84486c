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
    // All browsers that run the console's code know `modulepreload`.
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
