// The story under test runners: Jest and Vitest.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { matrixProject, runBin, storyAs } from "./support.js";

const emulator = await serveEmulator({ provisionMs: 50 });
after(() => emulator.close());
const env = { API_URL: emulator.url };

const vitest = await matrixProject("vitest");
const jest = await matrixProject("jest");
await storyAs("cjs", jest);
await storyAs("esm", jest);

for (const environment of ["node", "jsdom"]) {
  test(`Vitest tells the story in its environment ${environment}`, async () => {
    const report = await runBin(vitest, ["vitest", "run", `${environment}.spec.js`, "--reporter=json"], env);
    assert.equal(JSON.parse(report).numPassedTests, 1);
  });
}

test("Jest tells the story with CommonJS modules", async () => {
  const report = await runBin(jest, ["jest", "commonjs.spec.js", "--json"], env);
  assert.equal(JSON.parse(report).numPassedTests, 2);
});

test("Jest tells the story with ES modules", async () => {
  const report = await runBin(jest, ["jest", "module.spec.mjs", "--json"], {
    ...env,
    NODE_OPTIONS: "--experimental-vm-modules",
  });
  assert.equal(JSON.parse(report).numPassedTests, 1);
});

test("Jest with jsdom, which has no text coders and no fetch: all but calls works", async () => {
  const report = await runBin(jest, ["jest", "jsdom.spec.js", "--json"], env);
  assert.equal(JSON.parse(report).numPassedTests, 5);
});
