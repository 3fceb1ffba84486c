// As a CommonJS module: `… commonjs.cjs URL` tells the story and shows it as JSON.

const { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } = require("ionos-ipsec-tunnels");

(async () => {
  const { story } = await import("./src/story.js");
  const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
  console.log(JSON.stringify(await story(api, process.argv[2])));
})();
