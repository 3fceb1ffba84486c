/**
 * The frameworks that build a server, as data: how each is built, what of it is deployed, and how that is started there,
 * with PORT and HOST in its environment. The paths are those of the project's own pages: `stories` tell the story with the
 * entries that are ready on import or with `/slim`, `page` is drawn by the server with a value from the package.
 *
 * `packages` are those whose versions tell with what it was proved. `needs` is what a user has to set for the package; what a project sets besides has nothing to do with it.
 */
export const frameworks = [
  {
    name: "Nitro",
    project: "nitro",
    packages: ["nitro"],
    needs: "nothing",
    build: ["nitro", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
    stories: ["/story"],
  },
  {
    name: "Nuxt",
    project: "nuxt",
    packages: ["nuxt"],
    needs: "nothing",
    build: ["nuxt", "build"],
    deployed: ".output",
    start: ["node", "server/index.mjs"],
    stories: ["/story"],
    page: "/",
  },
  {
    name: "Next.js with webpack, standalone",
    project: "next-webpack",
    packages: ["next"],
    needs: "nothing",
    build: ["next", "build", "--webpack"],
    deployed: ".next/standalone",
    start: ["node", "server.js"],
    stories: ["/story", "/slim"],
  },
  {
    name: "SvelteKit with adapter-node",
    project: "sveltekit",
    packages: ["@sveltejs/kit", "@sveltejs/adapter-node"],
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
    packages: ["astro", "@astrojs/node"],
    needs: "nothing",
    build: ["astro", "build"],
    deployed: "dist",
    start: ["node", "server/entry.mjs"],
    stories: ["/story"],
    page: "/",
  },
  {
    name: "React Router as a framework",
    project: "react-router",
    packages: ["react-router"],
    needs: "nothing",
    build: ["react-router", "build"],
    deployed: "build/server",
    start: ["node", "index.js"],
    stories: ["/story"],
    page: "/",
  },
];
