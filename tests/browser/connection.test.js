// How one gets in: the emulator, a server by its address, a token, a gateway by its name.

import assert from "node:assert/strict";
import { serveEmulator } from "../../www/emulator/server.js";
import { until } from "./console-page.js";
import { assets, GATEWAY } from "./emulator.js";
import { stories } from "./stories.js";

stories("The console's connection", ({ story, everywhere, emulator, onConsole, newPage, browserName }) => {
  const { day, finishProvisioning, nextAnswer, makeTunnel } = emulator;

  story("the emulator is one button away, and gateways are chosen by their names", () =>
    onConsole(async (page) => {
      await page.press("Use the emulator");
      await page.see(/Connected to http.*vpn-frankfurt.*203\.0\.113\.10.*vpn-partners.*vpn-test/s);
      await page.openGateway();
      await page.see(/no tunnels yet/);
      assert.equal(await page.address(), `/gateways/${GATEWAY}/tunnels`);
      assert.equal((await page.head()).title, "⁨vpn-frankfurt⁩ – IPSec tunnels");
    }),
  );

  story("a gateway that is not in the list is opened by its ID", () =>
    onConsole(async (page) => {
      await page.press("Use the emulator");
      await page.type("Or by its ID", "my gateway");
      await page.press("Open");
      await page.seeAtField("Or by its ID", /^invalid .*UUID/);
      await page.type("Or by its ID", "3F0C5A52-9C6B-4E6E-8A93-7B0E6DB0B0D1");
      await page.press("Open");
      await page.see(/no tunnels yet/);
      assert.equal(await page.address(), "/gateways/3f0c5a52-9c6b-4e6e-8a93-7b0e6db0b0d1/tunnels");
    }),
  );

  for (const [token, words] of [
    ["invalid", /does not accept this token/],
    ["forbidden", /not allowed to do that/],
  ]) {
    story(`a token that is ${token} does not connect`, () =>
      onConsole(async (page) => {
        await page.type("Token", token);
        await page.press("Connect");
        await page.see(words);
        assert.doesNotMatch(await page.words(), /Connected to/);
        await page.type("Token", "demo");
        await page.press("Connect");
        await page.see(/Connected to/);
      }),
    );
  }

  story("a port that nothing listens on does not connect", () =>
    onConsole(async (page) => {
      const gone = await serveEmulator();
      await gone.close();
      await page.type("Base URL", gone.url);
      await page.type("Token", "demo");
      await page.press("Connect");
      await page.see(/No answer from http/);
      assert.doesNotMatch(await page.words(), /Connected to/);
      // The browser itself writes a refused connection to its console.
      page.problems.length = 0;
    }),
  );

  story("an address without a scheme is asked for whole, and the focus is on it", () =>
    onConsole(async (page) => {
      await page.type("Base URL", "vpn.de-fra.ionos.com");
      await page.type("Token", "demo");
      await page.press("Connect");
      await page.seeAtField("Base URL", /^invalid .*https:\/\/ in front/);
      await page.seeFocusOn("Base URL");
      assert.deepEqual(page.operations(), []);
    }),
  );

  story("a token that is refused later can be replaced where the error is shown", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      // While it is on its way, the list is read again and again, and the token field is gone with the first answer.
      finishProvisioning();
      await page.connect();
      await page.seeInRow("Office", /Available/);
      await nextAnswer({ status: 401, method: "GET", times: 2 });
      await page.press("Reload");
      await page.see(/does not accept this token/);
      await page.type("New token", "another");
      await page.press("Use this token");
      await page.seeNo("alert", "");
      await page.see(/1 of 20 tunnels/);
    }),
  );

  story("on a real server the page asks for a token, and reaches it through its own address", async () => {
    await emulator.reset();
    const proxy = await serveEmulator({ assets, upstream: emulator.url });
    try {
      const page = await newPage(proxy.url);
      await page.see(/leads to the API: enter your token/);
      assert.equal(await page.valueOf("Token"), "");
      await page.type("Token", "demo");
      await page.press("Connect");
      await page.openGateway();
      await page.see(/no tunnels yet/);
      await page.close();
    } finally {
      await proxy.close();
    }
  });

  story("a reload asks for the token again, unless the tab was told to keep it", () =>
    onConsole(async (page) => {
      await page.type("Token", "mine");
      await page.press("Connect");
      await page.openGateway();
      await page.reload();
      assert.equal(await page.valueOf("Token"), "");
      assert.doesNotMatch(await page.traces(), /mine/);

      await page.type("Token", "mine");
      await page.check("Keep the connection for this tab, the token included");
      await page.press("Connect");
      await page.see(/no tunnels yet/);
      await page.reload();
      await page.see(/no tunnels yet/);
      assert.doesNotMatch(await page.traces(), /mine/);
    }),
  );

  story("an address that was opened is shown after connecting", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      await page.goTo(`/gateways/${GATEWAY}/create`);
      await page.press("Use the emulator");
      await page.find("heading", "Create tunnel").wait();
    }),
  );

  story("the browser's language is spoken at the first visit", () =>
    onConsole(
      async (page) => {
        await page.find("button", "Se connecter").wait();
        assert.deepEqual(await page.head(), { title: "Se connecter à IONOS Cloud – Tunnels IPSec", language: "fr" });
      },
      ["pt-BR", "fr-CA", "en"],
    ),
  );

  story("the language chosen is that of the page, also at the next visit", () =>
    onConsole(async (page) => {
      await page.choose("Language", "Deutsch");
      await page.find("button", "Verbinden").wait();
      await page.reload();
      await page.find("button", "Verbinden").wait();
      assert.equal((await page.head()).language, "de");
    }),
  );

  everywhere("a select is worked with the keyboard, and keeps the focus", () =>
    onConsole(async (page) => {
      await page.focus("Server");
      await page.key("ArrowDown");
      await page.find("optionAtHand", "By its address").wait();
      await page.typeOn("de-t");
      await page.find("optionAtHand", "de-txl (IONOS Cloud)").wait();
      await page.key("Enter");
      await page.seeNo("option", "By its address");
      await page.seeFocusOn("de-txl (IONOS Cloud)");
      assert.equal(await page.valueOf("Base URL"), "https://vpn.de-txl.ionos.com");
      await page.typeOn("es");
      await page.seeFocusOn("es-vit (IONOS Cloud)");
      assert.equal(await page.valueOf("Base URL"), "https://vpn.es-vit.ionos.com");
    }),
  );

  story("an address that leads nowhere says so, in the title too", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.goTo("/nowhere");
      await page.seeFocusOn("There is nothing at this address.");
      assert.match((await page.head()).title, /^There is nothing at this address/);
      await page.goTo("/gateways/nowhere/tunnels");
      await page.see(/\u2068gatewayId\u2069 must be a UUID/);
    }),
  );

  everywhere("a select whose list cannot be loaded says so, keeps the focus, and is tried again", () =>
    onConsole(async (page) => {
      await page.find("button", "Use the emulator").wait();
      await page.offline(true);
      await page.focus("Server");
      await page.key("ArrowDown");
      await page.see(/The list could not be loaded/);
      await page.seeFocusOn("By its address");
      await page.offline(false);
      // To Firefox, what could not be loaded once cannot be loaded as long as the page is open.
      if (browserName === "Chromium") {
        await page.key("ArrowDown");
        await page.find("optionAtHand", "By its address").wait();
        await page.key("Escape");
      }
      page.problems.splice(0);
    }),
  );

  story("the console is shown again after an error, and a key that is not saved is still there", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      await page.connect();
      await page.openTunnel("Office");
      await page.press("Rotate the key");
      const key = await page.valueOf("Pre-shared key");
      await page.press("Replace the key");
      await page.see(/The key of Office is replaced/);
      // The list, which says how long ago its tunnels were created, cannot be drawn now.
      await page.run(() => Object.assign(globalThis, { kept: Intl.RelativeTimeFormat }));
      await page.run(() => Reflect.deleteProperty(Intl, "RelativeTimeFormat"));
      await page.goTo(`/gateways/${GATEWAY}/tunnels`);
      await page.see(/Something unexpected happened in the console/);
      await page.run(() => Object.assign(Intl, { RelativeTimeFormat: globalThis.kept }));
      await page.press("Try again");
      await page.press("Use the emulator");
      await page.openTunnel("Office");
      await page.seeInDetails("Office", new RegExp(`The key of this tunnel.*${key}`, "s"));
      page.problems.splice(0);
    }),
  );

  story("WebAssembly that could not be loaded is loaded again", () =>
    onConsole(async (page) => {
      await page.reloadWithoutWebAssembly();
      await page.see(/Load the page again/);
      await page.run(() => Object.assign(globalThis, { WebAssembly: globalThis.withheld }));
      await page.press("Try again");
      await page.connect();
      await page.see(/no tunnels yet/);
      page.problems.splice(0);
    }),
  );

  story("the emulator can be made to misbehave, and to stop", () =>
    onConsole(async (page) => {
      await page.connect();
      const slow = page.find("switch", "Slow: up to two seconds more for each answer");
      await slow.click();
      await until(day, /"latencyMs":2000/, "The emulator's day");
      await slow.click();
      await until(day, /"latencyMs":0/, "The emulator's day");
    }),
  );
});
