// The story under Jest, which loads CommonJS modules unless it is told otherwise.

const { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } = require("ionos-ipsec-tunnels");
const { expected, story } = require("./src/story.cjs");

test("the story", async () => {
  const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
  expect(await story(api, process.env.API_URL)).toEqual(expected);
});
