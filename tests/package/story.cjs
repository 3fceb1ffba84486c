// The story as a CommonJS module: `node story.cjs URL`. Shows what came out as JSON, and ends by itself.

const api = require("ionos-ipsec-tunnels");

(async () => {
  const { known, story } = await import("./story-shared.mjs");
  const imported = await import("ionos-ipsec-tunnels");
  console.log(JSON.stringify({ ...(await story(api, process.argv[2])), known: known(imported, api) }));
})();
