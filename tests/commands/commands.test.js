// The project's npm commands, as processes: what they print, and that they end on a signal.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const TUNNELS = "/ipsecgateways/66a114c7-2ddd-5119-9ddf-5a789f5a5a44/tunnels";

/** Starts a command that serves until it is ended, and waits for its first line that is an address. */
async function serve(...args) {
  const child = spawn("npm", [...args, "--", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("http://127.0.0.1:")) return { url: line, child, closed };
  }
  throw new Error("The command ended without an address");
}

for (const [name, args] of Object.entries({ start: ["start"], emulator: ["run", "emulator"] })) {
  for (const signal of ["SIGTERM", "SIGINT"]) {
    test(`npm ${args.join(" ")} serves the API, and ${signal} ends all of it`, { timeout: 240_000 }, async () => {
      const { url, child, closed } = await serve(...args);
      const answer = await fetch(url + TUNNELS, { headers: { Authorization: "Bearer demo" } });
      assert.equal(answer.status, 200);
      await answer.body.cancel();
      if (name === "start") assert.match(await (await fetch(url)).text(), /<!doctype html>/i);
      child.kill(signal);
      await closed;
      await assert.rejects(fetch(url), TypeError);
    });
  }
}
