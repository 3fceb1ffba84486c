import assert from "node:assert/strict";
import { test } from "node:test";
import { creation, emulator, tunnels } from "./support.js";

test("a request without a token is answered 401 and told the scheme", async () => {
  const response = await emulator().get(tunnels(), { token: null });
  assert.equal(response.status, 401);
  assert.equal(response.headers.get("www-authenticate"), "Bearer");
  assert.deepEqual(await response.json(), {
    httpStatus: 401,
    messages: [
      { errorCode: "paas-auth-1", message: "Unauthorized, wrong or no api key provided to process this request" },
    ],
  });
});

for (const authorization of ["Basic dTpw", "Bearer", "Bearer ", "Bearer two words", "token"]) {
  test(`"${authorization}" is no bearer token`, async () => {
    const response = await emulator().get(tunnels(), { token: null, headers: { Authorization: authorization } });
    assert.equal(response.status, 401);
  });
}

test("a token that calls itself invalid is answered 401", async () => {
  assert.equal((await emulator().get(tunnels(), { token: "an-invalid-one" })).status, 401);
});

test("the name of the scheme may be written in any case", async () => {
  const response = await emulator().get(tunnels(), { token: null, headers: { Authorization: "bEARER good" } });
  assert.equal(response.status, 200);
});

test('the token "forbidden" is answered 403', async () => {
  const response = await emulator().get(tunnels(), { token: "forbidden" });
  assert.equal(response.status, 403);
  assert.equal((await response.json()).messages[0].errorCode, "paas-feature-1");
});

test("the token is looked at before anything else of the request", async () => {
  const response = await emulator().post("/ipsecgateways/not-a-uuid/tunnels", creation(), { token: null });
  assert.equal(response.status, 401);
});
