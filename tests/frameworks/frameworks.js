/**
 * The frameworks that build a server, as data: how each is built, what of it is deployed, and how that is started there,
 * with PORT and HOST in its environment. The paths are those of the project's own pages: `stories` tell the story with the
 * entries that are ready on import or with `/slim`, `page` is drawn by the server with a value from the package.
 *
 * `needs` is what a user has to set for the package; what a project sets besides has nothing to do with it.
 */
export const frameworks = [
  {
    name: "Nitro",
    project: "nitro",
    versions: ["nitro"],
    needs: "nothing",
    build: ["nitro", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
    stories: ["/story"],
  },
  {
    name: "Nuxt",
    project: "nuxt",
    versions: ["nuxt"],
    needs: "nothing",
    build: ["nuxt", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
    stories: ["/story"],
    page: "/",
  },
  {
    name: 'Next.js with webpack, `serverExternalPackages` and `output: "standalone"`',
    project: "next-webpack",
    versions: ["next"],
    needs: "nothing",
    build: ["next", "build", "--webpack"],
    deployed: ".next/standalone",
    start: ["node", "server.js"],
    stories: ["/story", "/slim"],
  },
  {
    name: "SvelteKit with adapter-node",
    project: "sveltekit",
    versions: ["@sveltejs/kit", "@sveltejs/adapter-node"],
    needs: "nothing",
    build: ["vite", "build"],
    deployed: "build",
    start: ["node", "index.js"],
    stories: ["/story"],
    page: "/",
  },
  {
    name: "Astro with @astrojs/node",
    project: "astro",
    versions: ["astro", "@astrojs/node"],
    needs: "nothing",
    build: ["astro", "build"],
    deployed: "dist",
    start: ["node", "server/entry.mjs"],
    stories: ["/story"],
    page: "/",
  },
];
