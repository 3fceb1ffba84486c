// @vitest-environment node

import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { expect, test } from "vitest";
import { expected, story } from "./src/story.js";

test("the story, in the environment node", async () => {
  expect(typeof document).toBe("undefined");
  const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
  expect(await story(api, process.env.API_URL)).toEqual(expected);
});
