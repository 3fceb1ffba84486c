import { fileURLToPath } from "node:url";

/** Defaults for all frameworks. */
const usual = { needs: "nothing", settings: {}, stories: ["/story"], page: "/" };

/** A build of Nitro for Cloudflare Workers, which is run in workerd. */
const forCloudflare = {
  settings: { NITRO_PRESET: "cloudflare_module" },
  deployed: ".output",
  start: ["node", fileURLToPath(new URL("workerd.js", import.meta.url)), "server", "index.mjs"],
};

/**
 * The frameworks that build a server, as data: how each is built, which files are deployed, and how the server is started,
 * with PORT and HOST in its environment. The paths are URLs of the project: those in `stories` run the story with the
 * entries that are ready on import or with `/slim`; `page` is rendered by the server with a value from the package.
 *
 * `settings` are environment variables of the build. `packages` are those whose versions the README shows. `needs` is what a
 * user has to configure for the package; other settings of a project are not about the package.
 */
export const frameworks = [
  {
    name: "Nitro",
    project: "nitro",
    packages: ["nitro"],
    build: ["nitro", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
    page: undefined,
  },
  {
    name: "Nuxt",
    project: "nuxt",
    packages: ["nuxt"],
    build: ["nuxt", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
  },
  {
    name: "Nitro for Cloudflare Workers",
    project: "nitro",
    packages: ["nitro"],
    needs: "`experimental: { wasm: true }`",
    build: ["nitro", "build"],
    ...forCloudflare,
    page: undefined,
  },
  {
    name: "Nuxt for Cloudflare Workers",
    project: "nuxt",
    packages: ["nuxt"],
    needs: "`nitro: { experimental: { wasm: true } }`",
    build: ["nuxt", "build"],
    ...forCloudflare,
  },
  {
    name: "Next.js with webpack, standalone",
    project: "next-webpack",
    packages: ["next"],
    needs: "nothing; `/slim`: see the next row",
    build: ["next", "build", "--webpack"],
    deployed: ".next/standalone",
    start: ["node", "server.js"],
    page: undefined,
  },
  {
    name: "Next.js with webpack, standalone, the package external",
    project: "next-webpack",
    packages: ["next"],
    needs: "`serverExternalPackages`, for `/slim`",
    settings: { PACKAGE_IS_EXTERNAL: "yes" },
    build: ["next", "build", "--webpack"],
    deployed: ".next/standalone",
    start: ["node", "server.js"],
    stories: ["/story", "/slim"],
    page: undefined,
  },
  {
    name: "SvelteKit with adapter-node",
    project: "sveltekit",
    packages: ["@sveltejs/kit", "@sveltejs/adapter-node"],
    build: ["vite", "build"],
    deployed: "build",
    start: ["node", "index.js"],
  },
  {
    name: "Astro with @astrojs/node",
    project: "astro",
    packages: ["astro", "@astrojs/node"],
    build: ["astro", "build"],
    deployed: "dist",
    start: ["node", "server/entry.mjs"],
  },
  {
    name: "React Router as a framework",
    project: "react-router",
    packages: ["react-router"],
    build: ["react-router", "build"],
    deployed: "build/server",
    start: ["node", "index.js"],
  },
  {
    name: "Angular with SSR",
    project: "angular",
    packages: ["@angular/core", "@angular/build"],
    build: ["ng", "build"],
    deployed: "dist",
    start: ["node", "server/server.mjs"],
  },
  {
    name: "Netlify's functions, by zip-it-and-ship-it",
    project: "netlify",
    packages: ["@netlify/zip-it-and-ship-it"],
    build: ["node", "build.js"],
    deployed: "dist",
    start: ["node", "platform.mjs"],
    stories: ["/traced", "/bundled", "/slim"],
    page: undefined,
  },
  {
    name: "Next.js by OpenNext",
    project: "opennext",
    packages: ["next", "@opennextjs/aws"],
    needs: "nothing; `/slim`: `serverExternalPackages`",
    build: ["open-next", "build"],
    deployed: ".open-next/server-functions/default",
    start: ["node", "index.mjs"],
    stories: ["/story", "/slim"],
    page: undefined,
  },
].map((row) => ({ ...usual, ...row }));
