import assert from "node:assert/strict";
import { test } from "node:test";
import { emulator, tunnels } from "./support.js";

const Origin = "http://page.test";

test("a preflight request permits what a client sends", async () => {
  const response = await emulator().send("OPTIONS", tunnels(), {
    token: null,
    headers: {
      Origin,
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "authorization,content-type,x-mine",
    },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "*");
  assert.equal(response.headers.get("access-control-allow-methods"), "GET,POST,PUT,DELETE");
  assert.equal(response.headers.get("access-control-allow-headers"), "authorization,content-type,x-mine");
});

for (const [what, path, token] of [
  ["an answer", tunnels(), "good"],
  ["a refusal", tunnels(), null],
  ["an unknown path", "/nowhere", null],
]) {
  test(`${what} can be read by a page of another origin, Retry-After and request id included`, async () => {
    const { headers } = await emulator().get(path, { token, headers: { Origin } });
    assert.equal(headers.get("access-control-allow-origin"), "*");
    assert.equal(headers.get("access-control-expose-headers"), "Retry-After,X-Request-Id");
  });
}
