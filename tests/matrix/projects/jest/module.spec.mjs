// The story under Jest with ES modules, which Node has to be told of.

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { expected, story } from "./src/story.js";

test("the story", async () => {
  const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
  expect(await story(api, process.env.API_URL)).toEqual(expected);
});
