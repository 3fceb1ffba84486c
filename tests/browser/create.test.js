// A new tunnel: checked as it is typed, sent once however often, and never lost.

import assert from "node:assert/strict";
import { until } from "./console-page.js";
import { GATEWAY } from "./emulator.js";
import { stories } from "./stories.js";

stories("The console's form", ({ story, everywhere, emulator, onConsole }) => {
  const { finishProvisioning, nextAnswer, makeTunnel, listTunnels } = emulator;

  const onForm = (act, languages) =>
    onConsole(async (page) => {
      await page.connect();
      await page.press("Create tunnel");
      await page.find("heading", "Create tunnel").wait();
      await act(page);
    }, languages);

  async function fillIn(page) {
    await page.type("Name", "Warehouse");
    await page.type("Remote host", "vpn.warehouse-company.com");
    await page.type("Cloud network 1", "10.1.0.0/16");
    await page.type("Peer network 1", "10.2.0.0/16");
    await page.press("Generate");
    await page.see(/Strong/);
  }

  story("a tunnel is created, and while it is provisioned the other side is configured with its key", () =>
    onForm(async (page) => {
      await fillIn(page);
      const key = await page.valueOf("Pre-shared key");
      await page.press("Create");
      await page.see(/Warehouse is created/);
      await page.press("Dismiss");
      await page.seeGone(/Warehouse is created/);
      await page.seeInDetails("Warehouse", new RegExp(`The key of this tunnel.*${key}`, "s"));
      await page.seeInDetails("Warehouse", /etc\/swanctl.*id = vpn\.warehouse-company\.com/s);
      finishProvisioning();
      await page.see(/Warehouse is available/);
      assert.deepEqual([...new Set(page.operations())].sort(), ["ensure", "gateways", "list"]);
    }),
  );

  story("a create that was carried out and answered by a 503 is sent again without a twin", () =>
    onForm(async (page) => {
      await fillIn(page);
      await nextAnswer({ status: 503, method: "PUT", apply: true, times: 4 });
      await page.press("Create");
      await page.see(/not available at the moment/);
      await page.press("Create");
      await page.see(/Warehouse is created|Warehouse is changed/);
      assert.deepEqual(await listTunnels(), ["Warehouse"]);
    }),
  );

  story("a key that may be in use is shown, although no answer came and the form was discarded", () =>
    onForm(async (page) => {
      await fillIn(page);
      const key = await page.valueOf("Pre-shared key");
      await nextAnswer({ status: 503, method: "PUT", apply: true, times: 4 });
      await page.press("Create");
      await page.see(/not available at the moment/);
      await page.press("Cancel");
      await page.press("Discard it");
      await page.openTunnel("Warehouse");
      await page.seeInDetails("Warehouse", new RegExp(`The key of this tunnel.*may be in use or not.*${key}`, "s"));
    }),
  );

  story("an answer that comes late does not take the user away from another page", () =>
    onForm(async (page) => {
      await fillIn(page);
      await nextAnswer({ status: 503, method: "PUT", retryAfter: 4 });
      await page.press("Create");
      await page.back();
      await page.seeInRow("Warehouse", /Provisioning/);
      await page.seeGone(/Unfinished/);
      assert.equal(await page.address(), `/gateways/${GATEWAY}/tunnels`);
    }),
  );

  story("an empty form names every field that it needs, and the focus is on the first", () =>
    onForm(async (page) => {
      await page.press("Create");
      for (const label of ["Name", "Remote host", "Pre-shared key"]) await page.seeAtField(label, /^invalid/);
      await page.seeAtField("Description", /^valid/);
      await page.see(/Cloud networks must have at least 1 entry.*Peer networks must have at least 1 entry/s);
      await page.seeFocusOn("Name");
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
    }),
  );

  story("a blank row is no network, and a wrong one gets the focus", () =>
    onForm(async (page) => {
      await fillIn(page);
      await page.press("Add cloud network");
      await page.type("Peer network 1", "10.2.0.0/33");
      // The message moves what is below it: a button that moves under the pointer is not pressed.
      await page.seeAtField("Peer network 1", /^invalid/);
      await page.press("Create");
      await page.seeFocusOn("Peer network 1");
      await page.type("Peer network 1", "10.2.0.0/16");
      await page.press("Create");
      await page.see(/Warehouse is created/);
    }),
  );

  story("a wrong setting that is folded unfolds, and gets the focus, each time", () =>
    onForm(async (page) => {
      await fillIn(page);
      await page.unfold("Encryption");
      await page.type("Lifetime in seconds", "a day");
      await page.seeAtField("Lifetime in seconds", /^invalid/);
      for (let time = 1; time <= 2; time += 1) {
        await page.fold("Encryption");
        await page.press("Create");
        await page.seeFocusOn("Lifetime in seconds");
      }
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
    }),
  );

  story("Enter in a network goes on to the next one", () =>
    onForm(async (page) => {
      await page.type("Cloud network 1", "10.0.0.0/24");
      await page.key("Enter");
      await page.seeFocusOn("Cloud network 2");
      assert.ok(!page.operations().includes("ensure"), "nothing was sent");
      await page.seeAtField("Name", /^valid/);
    }),
  );

  story("a pasted list fills as many rows, without its comments", () =>
    onForm(async (page) => {
      await page.paste("Cloud network 1", "10.1.0.0/16 # Berlin, first floor\n10.2.0.0/16, 10.3.0.0/33 // Paris");
      await page.seeAtField("Cloud network 3", /^valid|^invalid/);
      assert.equal(await page.valueOf("Cloud network 1"), "10.1.0.0/16");
      assert.equal(await page.valueOf("Cloud network 2"), "10.2.0.0/16");
      assert.equal(await page.valueOf("Cloud network 3"), "10.3.0.0/33");
      await page.seeNo("button", "Remove Cloud network 4");
      await page.paste("Peer network 1", "10.9.0.0/24 # Rome");
      assert.equal(await page.valueOf("Peer network 1"), "10.9.0.0/24");
    }),
  );

  story("a value is not called wrong before typing pauses", () =>
    onForm(async (page) => {
      assert.equal(await page.typeUntilWrong("Cloud network 1", "10.0.0.0/33"), "10.0.0.0/33");
    }),
  );

  story("advice stands at the field that it concerns, and its suggestion is taken over", () =>
    onForm(async (page) => {
      await page.type("Cloud network 1", "10.0.0.1/8");
      await page.seeAtField("Cloud network 1", /^valid .*Warning/s);
      await page.press("Use 10.0.0.0/8");
      await page.seeAtField("Cloud network 1", /^valid\s*$/);
      assert.equal(await page.valueOf("Cloud network 1"), "10.0.0.0/8");
      await page.press("Add peer network");
      await page.type("Peer network 2", "10.9.0.0/16");
      await page.seeAtField("Peer network 2", /^valid .*Peer network 2 lies inside Cloud network 1/s);
      await page.press("Remove Peer network 1");
      await page.seeAtField("Peer network 1", /^valid .*Peer network 1 lies inside Cloud network 1/s);
    }),
  );

  story("a name and networks of another tunnel are reported while they are typed", () =>
    onConsole(async (page) => {
      await makeTunnel("Office", { peerNetworkCIDRs: ["10.1.0.0/24"] });
      await page.connect();
      await page.press("Create tunnel");
      await page.type("Name", "Office");
      await page.seeAtField("Name", /^valid .*is the name of tunnel “⁨Office⁩” too/s);
      await page.type("Peer network 1", "10.1.0.0/16");
      await page.seeAtField("Peer network 1", /10\.1\.0\.0\/24 of tunnel “⁨Office⁩” lie one inside the other/);
    }),
  );

  story("settings are folded to a line, and their hints use everyday words", () =>
    onForm(async (page) => {
      await page.see(/IKE: AES-256-CBC · HMAC-SHA-256 · Group 16: MODP, 4096 bits · 1 day/);
      await page.unfold("Encryption");
      await page.see(/3600 to 86400, which is 1 hr to 1 day; 86400 if left empty/);
      await page.seeAtField("Encryption", /Default: AES-256-CBC/);
      await page.type("Lifetime in seconds", "a day");
      await page.seeAtField(
        "Lifetime in seconds",
        /^invalid IKE Lifetime must be a whole number of seconds, 3600 to 86400/,
      );
      await page.choose("Encryption", "AES-256-CCM, 12-byte ICV");
      await page.seeAtField("Encryption", /few peers support for IKE; use AES-256-GCM, 16-byte ICV or AES-256-CBC\./);
      await page.choose("Encryption", "AES-256-GCM, 16-byte ICV");
      await page.seeAtField("Integrity", /^valid .*Note:.*AES-256-GCM, 16-byte ICV protects the integrity/s);
    }),
  );

  everywhere("devices that support the settings are shown while algorithms are chosen, and nothing below moves", () =>
    onForm(async (page) => {
      await page.unfold("Encryption");
      await page.see(/Devices that can do it.*strongSwan/s);
      const before = await page.run(topsOf);
      for (const [label, words, unable] of [
        ["Encryption", "AES-256-CCM, 12-byte ICV", /FortiOS/],
        ["Encryption", "AES-256-CBC", /^$/],
        ["Integrity", "AES-XCBC-MAC-96", /FortiOS/],
        ["Diffie-Hellman group", "Group 29: Brainpool P-384", /MikroTik/],
      ]) {
        await page.choose(label, words);
        await until(() => page.run(unableDevices), unable, "The devices that cannot do it");
        assert.deepEqual(await page.run(topsOf), before, words);
      }
    }),
  );

  everywhere("messages of a field move nothing, and are shown whole while the field has the focus", () =>
    onForm(async (page) => {
      const before = await page.run(placesOf);
      const wrong = [
        ["Name", " ", /is blank/],
        ["Remote host", "vpn.warehouse-company.com/of/the/company", /is more than a host/],
        ["Cloud network 1", "10.0.0.1/8", /host inside a network/],
        ["Peer network 1", "10.1.0.1/16", /on the cloud side/],
        ["Pre-shared key", "hunter2", /found by trial/],
      ];
      for (const [label, text, words] of wrong) {
        await page.type(label, text);
        await page.seeAtField(label, words);
        assert.deepEqual(await page.run(placesOf), before, label);
        assert.ok(await page.run(showsAllOfTheMessage), `all that is said about ${label} is shown`);
      }
    }),
  );

  story("the name of another tunnel cannot reverse the sentence that quotes it", () =>
    onConsole(async (page) => {
      await makeTunnel("Of\u202Efice");
      await page.connect();
      await page.press("Create tunnel");
      await page.type("Peer network 1", "10.1.0.0/16");
      await page.seeAtField("Peer network 1", /of tunnel “\u2068Of\uFFFDfice\u2069” lie one inside the other/);
      assert.doesNotMatch(await page.words(), /\u202E/);
    }),
  );

  story("what will be sent is shown without the key", () =>
    onForm(async (page) => {
      await page.type("Name", "<b>Office</b>");
      await page.type("Pre-shared key", "a key for nobody's eyes");
      await page.unfold("What will be sent");
      await page.see(/"name": "<b>Office<\/b>".*"key": "••••••••"/s);
      assert.doesNotMatch(await page.words(), /nobody's eyes/);
    }),
  );

  story("a weak key is marked in red, and “Copied” is shown for the copied key alone", () =>
    onForm(async (page) => {
      await page.type("Pre-shared key", "hunter2");
      await page.see(/Weak/);
      const [red, green] = await page.run(shadesOf(".strength"));
      assert.ok(red > 1.5 * green, "the weak one is red");
      await page.press("Generate");
      await page.see(/Strong/);
      const [strongRed, strongGreen] = await page.run(shadesOf(".strength"));
      assert.ok(strongGreen > strongRed, "the strong one is green");
      await page.press("Copy");
      await page.see(/Copied|does not let/);
      await page.press("Generate");
      await page.seeGone(/Copied|does not let/);
    }),
  );

  story("fields stand still while the request is under way, and the focus stays", () =>
    onForm(async (page) => {
      await fillIn(page);
      await page.type("Cloud network 1", "10.1.0.1/16");
      await page.seeAtField("Cloud network 1", /Use 10\.1\.0\.0\/16/);
      await emulator.keepWaiting();
      await page.press("Create");
      await page.seeBusy("Create");
      await page.seeFocusOn("Create");
      await page.type("Name", "Something else");
      assert.equal(await page.valueOf("Name"), "Warehouse");
      await page.focus("Cloud network 1");
      await page.key("Enter");
      await page.paste("Cloud network 1", "10.3.0.0/16\n10.4.0.0/16");
      const use = page.find("button", "Use 10.1.0.0/16").map((button) => button.ariaDisabled);
      assert.equal(await use.wait(), "true");
      assert.equal(await page.valueOf("Cloud network 1"), "10.1.0.1/16");
      await page.seeNo("button", "Remove Cloud network 2");
    }),
  );

  story("what was entered and taken out again is no draft", () =>
    onForm(async (page) => {
      await page.type("Name", "Depot");
      await page.type("Name", "");
      await page.press("Cancel");
      await page.see(/no tunnels yet/);
      assert.doesNotMatch(await page.words(), /Unfinished/);
    }),
  );

  story("leaving asks, and what was entered is there again", () =>
    onForm(async (page) => {
      await page.type("Name", "Depot");
      await page.press("Cancel");
      await page.press("Go on editing");
      await page.press("Cancel");
      await page.press("Keep it for later");
      await page.see(/Unfinished: Depot/);
      await page.follow("Continue");
      assert.equal(await page.valueOf("Name"), "Depot");
      await page.back();
      await page.see(/Unfinished: Depot/);
      await page.press("Discard");
      await page.seeGone(/Unfinished/);
      await page.seeFocusOn("vpn-frankfurt");
    }),
  );

  story("a reload asks, and brings back everything but the key, which is on no disk", () =>
    onForm(async (page) => {
      await fillIn(page);
      const key = await page.valueOf("Pre-shared key");
      const stored = await page.run(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      assert.match(stored, /Warehouse/);
      assert.ok(!stored.includes(key));
      await page.reload();
      assert.deepEqual(page.questions, ["beforeunload"]);
      await page.press("Use the emulator");
      await page.find("heading", "Create tunnel").wait();
      assert.equal(await page.valueOf("Name"), "Warehouse");
      assert.equal(await page.valueOf("Peer network 1"), "10.2.0.0/16");
      assert.equal(await page.valueOf("Pre-shared key"), "");
    }),
  );

  story("a token that is refused is replaced under the form, and nothing is lost", () =>
    onForm(async (page) => {
      await fillIn(page);
      await nextAnswer({ status: 401, method: "PUT", times: 2 });
      await page.press("Create");
      await page.see(/does not accept this token/);
      assert.equal(await page.valueOf("Name"), "Warehouse");
      await page.type("New token", "another");
      await page.press("Use this token");
      await page.see(/Warehouse is created/);
    }),
  );

  story("what has become wrong before a new token is entered is not sent", () =>
    onForm(async (page) => {
      await fillIn(page);
      await nextAnswer({ status: 401, method: "PUT", times: 2 });
      await page.press("Create");
      await page.see(/does not accept this token/);
      await page.type("Peer network 1", "10.2.0.0/33");
      await page.seeAtField("Peer network 1", /^invalid/);
      await page.type("New token", "another");
      await page.press("Use this token");
      await page.seeFocusOn("Peer network 1");
      await page.type("Peer network 1", "10.2.0.0/16");
      await page.press("Create");
      await page.see(/Warehouse is created/);
    }),
  );

  story("a refusal is shown in the API's words, with the technical details folded", () =>
    onForm(async (page) => {
      await fillIn(page);
      const messages = [{ errorCode: "paas-limit-1", message: "The gateway has no room for another tunnel" }];
      await nextAnswer({ status: 422, method: "PUT", body: { httpStatus: 422, messages } });
      await page.press("Create");
      await page.see(/refuses this tunnel.*no room for another tunnel \(paas-limit-1\)/s);
      await page.unfold("Technical details");
      await page.see(/"status": 422/);
    }),
  );

  story("issues are shown in the chosen language", () =>
    onForm(async (page) => {
      await page.choose("Language", "Deutsch");
      await page.type("Cloud-Netz 1", "10.0.0.0/33");
      await page.seeAtField("Cloud-Netz 1", /^invalid .*Cloud-Netz 1 hat eine zu große Präfixlänge/s);
      await page.type("Cloud-Netz 1", "10.0.0.0/8");
      await page.type("Gegenstellen-Netz 1", "10.9.0.0/16");
      await page.seeAtField("Gegenstellen-Netz 1", /Gegenstellen-Netz 1 liegt in Cloud-Netz 1/);
      assert.equal(await page.address(), `/gateways/${GATEWAY}/create`);
    }),
  );
});

/** A function for the page: the colour of what the selector finds, as red, green, blue. */
function shadesOf(selector) {
  return `(() => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(document.querySelector(${JSON.stringify(selector)})).color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  })()`;
}

/** Runs in the page: where everything of the form stands that can be used. */
function placesOf() {
  return [...document.querySelectorAll("form :is(label, input, textarea, summary, button)")]
    .filter((element) => element.checkVisibility() && !element.closest(".messages"))
    .map(
      (element) =>
        `${element.textContent} ${element.id} ${Math.round(element.getBoundingClientRect().top + window.scrollY)}`,
    );
}

/** Runs in the page: where each part of the form, and each field, begins and ends. */
function topsOf() {
  return [...document.querySelectorAll("form > *, .field, .peer-devices")].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return `${element.className} ${Math.round(top + window.scrollY)} ${Math.round(bottom + window.scrollY)}`;
  });
}

/** Runs in the page. */
function unableDevices() {
  return [...document.querySelectorAll(".peer-devices .unable")].map((element) => element.textContent).join(", ");
}

/** Runs in the page: whether the words about the field with the focus are neither cut off nor out of the window. */
function showsAllOfTheMessage() {
  const id = document.activeElement.getAttribute("aria-describedby");
  const lines = document.getElementById(id).querySelector(".lines");
  const { left, right } = lines.getBoundingClientRect();
  return lines.scrollHeight <= lines.clientHeight && left >= 0 && right <= document.documentElement.clientWidth;
}
