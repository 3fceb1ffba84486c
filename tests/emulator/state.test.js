import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { StateFileError } from "../../www/emulator/state-file.js";
import { creation, emulator, ensuring, PSK, TUNNEL, tunnel, tunnels } from "./support.js";

let folder;
let stateFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "emulator-state-"));
  stateFile = join(folder, "state.json");
});
afterEach(() => rm(folder, { recursive: true }));

test("tunnels are there again after a restart, as they were", async () => {
  const before = emulator({ stateFile });
  await before.put(tunnel(), ensuring(TUNNEL, { description: "kept", ike: { lifetime: 7200 } }));
  await before.post(tunnels(), creation());
  const list = await (await before.get(tunnels())).json();
  await before.close();
  assert.deepEqual(await (await emulator({ stateFile }).get(tunnels())).json(), list);
});

test("an answered change is on disk without a close", async () => {
  await emulator({ stateFile }).put(tunnel(), ensuring());
  assert.equal((await emulator({ stateFile }).get(tunnel())).status, 200);
});

test("a removal goes on across a restart", async () => {
  const before = emulator({ stateFile, provisionMs: 100 });
  await before.put(tunnel(), ensuring());
  await before.delete(tunnel());
  const after = emulator({ stateFile, provisionMs: 100 });
  assert.equal((await (await after.get(tunnel())).json()).metadata.status, "DESTROYING");
  after.clock.now += 100;
  assert.equal((await after.get(tunnel())).status, 404);
});

test("changes at the same time all reach the disk", async () => {
  const { post } = emulator({ stateFile });
  await Promise.all(Array.from({ length: 20 }, () => post(tunnels(), creation())));
  const { items } = await (await emulator({ stateFile }).get(tunnels())).json();
  assert.equal(items.length, 20);
});

test("the file does not hold the pre-shared key, and nothing is left beside it", async () => {
  const { put, close } = emulator({ stateFile });
  await put(tunnel(), ensuring());
  await close();
  assert.ok(!(await readFile(stateFile, "utf8")).includes(PSK));
  assert.deepEqual(await readdir(folder), ["state.json"]);
});

const damaged = {
  empty: "",
  "cut off": '{"version":1,"tunnels":[{"id"',
  "of another kind": '{"name":"something else"}',
  "of a version to come": '{"version":2,"tunnels":[]}',
};
for (const [what, text] of Object.entries(damaged)) {
  test(`a file that is ${what} stops the start and stays as it is`, async () => {
    await writeFile(stateFile, text);
    assert.throws(() => emulator({ stateFile }), { constructor: StateFileError, message: /state\.json is damaged/ });
    assert.equal(await readFile(stateFile, "utf8"), text);
  });
}

test("a folder that does not exist stops the start", () => {
  assert.throws(() => emulator({ stateFile: join(folder, "no", "state.json") }), StateFileError);
});

test("a folder in place of the file stops the start", () => {
  assert.throws(() => emulator({ stateFile: folder }), StateFileError);
});
