// Import as a plan, and export as what import takes.

import assert from "node:assert/strict";
import { until } from "./console-page.js";
import { definition } from "./definition.js";
import { stories } from "./stories.js";

stories("The console's import", ({ story, emulator, onConsole }) => {
  const { finishProvisioning, nextAnswer, makeTunnel, readList, listTunnels, keepWaiting } = emulator;

  const onImport = (act, languages) =>
    onConsole(async (page) => {
      await page.connect();
      await page.press("Import");
      await page.find("heading", "Import tunnels").wait();
      await act(page);
    }, languages);

  const json = (...tunnels) => JSON.stringify(tunnels);

  story("a file is planned before it is sent, and nothing is offered twice", () =>
    onImport(async (page) => {
      await page.fill("JSON", "[{");
      await page.see(/This is not JSON/);
      await page.fill(
        "JSON",
        json(definition("North"), definition("South"), { ...definition("Bad"), remoteHost: "a b" }),
      );
      await page.see(/2 to create, 0 to change, 0 unchanged, 1 refused/);
      await page.see(/North\s*Create.*South\s*Create.*Bad\s*Refused\s*Remote host/s);
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
      await page.press("Send 2 tunnels");
      await page.see(/2 done, 0 failed, 0 not sent/);
      await page.see(/North\s*Done.*South\s*Done/s);
      await page.seeNo("button", "Send 2 tunnels");
      assert.deepEqual((await listTunnels()).sort(), ["North", "South"]);
    }),
  );

  story("messages about types use everyday words", () =>
    onImport(async (page) => {
      const wrong = { ...definition("x"), name: 1, description: [], ike: 2, cloudNetworkCIDRs: "10.0.0.0/8" };
      await page.fill("JSON", JSON.stringify([wrong, 3]));
      await page.see(/Name must be text, not a number\./);
      await page.see(/Description must be text, not a list\./);
      await page.see(/IKE must be an object, not a number\./);
      await page.see(/Cloud networks must be a list, not text\./);
      await page.see(/The tunnel must be an object, not a number\./);
      assert.doesNotMatch(await page.words(), /of type/);
    }),
  );

  story("a member that occurs twice is reported, in every form of the file", () =>
    onImport(async (page) => {
      const twice = (name) => JSON.stringify(definition(name)).replace("{", '{ "name": "lost",');
      const texts = {
        "a definition": twice("North"),
        "a list": `[${json(definition("South")).slice(1, -1)},\n ${twice("North")}]`,
        "an answer of the API": `{ "items": [{ "id": "x", "properties": ${twice("North")} }] }`,
      };
      for (const text of Object.values(texts)) {
        await page.fill("JSON", text);
        await page.see(/North\s*Create\s*Warning:? Name is there more than once, first at line [12],/);
      }
      await page.fill("JSON", `{ "items": [], "items": [${twice("North")}] }`);
      await page.see(/items\S? is there more than once.*Name is there more than once/s);
      await page.fill("JSON", json(definition("North")));
      await page.seeGone(/more than once/);
    }),
  );

  story("what was entered and not sent is there again, and a reload asks", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(definition("North")));
      await page.see(/1 to create/);
      await page.back();
      await page.press("Import");
      await page.see(/1 to create/);
      assert.ok(!(await page.traces()).includes("North"), "it is on no disk");
      await page.reload();
      assert.deepEqual(page.questions, ["beforeunload"]);
    }),
  );

  story("generated keys are not lost by an accidental reload, nor is the focus by sending", () =>
    onImport(async (page) => {
      await page.fill("JSON", json({ ...definition("North"), auth: { method: "PSK" } }));
      await page.press("Send 1 tunnel");
      await page.see(/North\s*Done\s*Pre-shared key/);
      await page.seeFocusOn("Back to the tunnels");
      await page.press("Disconnect");
      await page.connect();
      await page.reload();
      assert.deepEqual(page.questions, ["beforeunload"]);
    }),
  );

  story("what has failed is sent again, unless the file has no key for it", () =>
    onConsole(async (page) => {
      const failing = { ...definition("North"), remoteHost: "north.invalid" };
      await makeTunnel("North", failing);
      finishProvisioning();
      await page.connect();
      await page.seeInRow("North", /Failed/);
      await page.press("Import");
      await page.fill("JSON", json({ ...failing, auth: { method: "PSK" } }));
      await page.see(/0 to create, 0 to change, 1 unchanged/);
      await page.fill("JSON", json(failing));
      await page.see(/North\s*Change\s*Pre-shared key/);
      await page.press("Send 1 tunnel");
      await page.see(/1 done/);
    }),
  );

  story("what the API itself returns is read: unchanged, changed, and created", () =>
    onConsole(async (page) => {
      await makeTunnel("North");
      await makeTunnel("South");
      finishProvisioning();
      const list = await readList();
      const [north, south] = list.items;
      const east = { ...north, id: "", properties: { ...north.properties, name: "East" } };
      const changed = { ...south, properties: { ...south.properties, remoteHost: "new.mycompany.com" } };
      await page.connect();
      await page.press("Import");
      await page.fill("JSON", JSON.stringify({ ...list, items: [north, changed, east] }));
      await page.see(/1 to create, 1 to change, 1 unchanged, 0 refused/);
      await page.see(
        /North\s*Unchanged.*South\s*Change\s*Remote host.*East\s*Create\s*It has no key: a new one is generated/s,
      );
      await page.press("Send 2 tunnels");
      await page.see(/2 done/);
      await page.see(/East\s*Done\s*Pre-shared key/);
    }),
  );

  story("more tunnels than the gateway has room for are not sent before some are left out", () =>
    onConsole(async (page) => {
      for (let number = 1; number <= 18; number += 1) await makeTunnel(`Branch ${number}`);
      await page.connect();
      await page.press("Import");
      await page.fill("JSON", json(definition("North"), definition("South"), definition("East")));
      await page.see(/has room for 2 more, and this would create 3/);
      await page.find("button", "Send 3 tunnels").click();
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
      await page.find("checkbox", "Include ⁨South⁩").click();
      await page.seeGone(/has room for/);
      await page.press("Send 2 tunnels");
      await page.see(/2 done/);
      assert.equal((await listTunnels()).length, 20);
    }),
  );

  story("a name that several tunnels have is refused", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(definition("Twin"), definition("Twin"), definition("Other")));
      await page.see(/2 to create, 0 to change, 0 unchanged, 1 refused/);
    }),
  );

  /** Sends six tunnels, and is back while the first are under way. */
  async function beginSending(page) {
    const names = ["North", "East", "South", "West", "Centre", "Port"];
    await page.fill("JSON", json(...names.map((name) => definition(name))));
    await page.see(/6 to create/);
    await keepWaiting();
    await page.press("Send 6 tunnels");
    await page.find("progressbar", "Tunnels sent").wait();
    await page.see(/North\s*Being sent/);
  }

  story("an import that is stopped says how far each tunnel came", () =>
    onImport(async (page) => {
      await beginSending(page);
      await page.press("Stop");
      await page.see(/Port\s*Not sent/);
      await page.find("button", "Import another file").wait();
    }),
  );

  const withoutKey = (name) => ({ ...definition(name), auth: { method: "PSK" } });

  story("a generated key is still to be had after “Stop”, since it may be in use", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(withoutKey("North")));
      await page.see(/1 to create/);
      await keepWaiting();
      await page.press("Send 1 tunnel");
      await until(() => page.operations().join(" "), /ensure/, "What was sent");
      await page.press("Stop");
      await page.see(/North\s*Failed\s*Pre-shared key.*No answer came, so it may be in use or not/s);
      await page.press("I have saved the key");
      await page.seeGone(/may be in use/);
    }),
  );

  story("a generated key whose answer was lost is at its row, and on the page of the tunnel", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(withoutKey("North")));
      await nextAnswer({ status: 503, method: "PUT", apply: true, times: 4 });
      await page.press("Send 1 tunnel");
      await page.see(/North\s*Failed\s*Pre-shared key.*may be in use or not/s);
      const key = await page.run(() => document.querySelector(".import code").textContent);
      await page.follow("Back to the tunnels");
      await page.openTunnel("North");
      await page.seeInDetails("North", new RegExp(`The key of this tunnel.*may be in use or not.*${key}`, "s"));
    }),
  );

  story("a generated key that was refused is not kept", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(withoutKey("North")));
      await nextAnswer({ status: 403, method: "PUT" });
      await page.press("Send 1 tunnel");
      await page.see(/0 done, 1 failed.*not allowed to do that/s);
      assert.doesNotMatch(await page.words(), /I have saved the key/);
      await page.follow("Back to the tunnels");
      await page.reload();
      assert.deepEqual(page.questions, []);
    }),
  );

  story("an import that is left under way is there again, with what is still to do", () =>
    onImport(async (page) => {
      await beginSending(page);
      await page.back();
      await page.press("Import");
      await page.see(/to create/);
      assert.match(await page.valueOf("JSON"), /Port/);
    }),
  );

  story("what has failed is there again, to be sent once more", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(definition("North"), definition("South")));
      await nextAnswer({ status: 403, method: "PUT" });
      await page.press("Send 2 tunnels");
      await page.see(/1 done, 1 failed/);
      await page.follow("Back to the tunnels");
      await page.see(/1 of 20/);
      await page.press("Import");
      await page.see(/1 to create, 0 to change, 1 unchanged/);
      await page.press("Send 1 tunnel");
      await page.see(/1 done, 0 failed/);
      await page.follow("Back to the tunnels");
      await page.press("Import");
      assert.equal(await page.valueOf("JSON"), "");
    }),
  );

  story("a failure is shown at its row", () =>
    onImport(async (page) => {
      await page.fill("JSON", json(definition("North")));
      await nextAnswer({ status: 403, method: "PUT" });
      await page.press("Send 1 tunnel");
      await page.see(/0 done, 1 failed, 0 not sent.*not allowed to do that/s);
    }),
  );

  story("a file that is dropped is read", () =>
    onImport(async (page) => {
      // As editors write it that begin a file with a mark of its byte order.
      await page.drop("region", "File", `\u{FEFF}${json(definition("North"))}`);
      await page.see(/1 to create/);
      await page.fill("JSON", `\u{FEFF}${json(definition("North"), definition("South"))}`);
      await page.see(/2 to create/);
    }),
  );

  story("what is exported is what import takes, and nothing of it would be changed", () =>
    onConsole(async (page) => {
      await makeTunnel("North");
      await makeTunnel("South");
      await page.connect();
      await page.see(/2 of 20/);
      await page.run(keepDownloads);
      await page.press("Export");
      const text = await page.run(() => globalThis.downloaded);
      assert.deepEqual(Object.keys(JSON.parse(text)[0].auth), ["method"]);
      await page.press("Import");
      await page.fill("JSON", text);
      await page.see(/0 to create, 0 to change, 2 unchanged, 0 refused/);
      await page.see(/There is nothing to send/);
    }),
  );
});

/** Runs in the page: what it hands to the browser to be saved is kept as `downloaded` instead. */
function keepDownloads() {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    globalThis.downloaded = blob.text();
    return createObjectURL(blob);
  };
  HTMLAnchorElement.prototype.click = () => {};
}
