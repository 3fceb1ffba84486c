// The demo console in real browsers, on a phone and on a desktop: what a newcomer does first, and what the page says when
// the API says no.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { browserNames, launchBrowser } from "../support/browser.js";
import { openConsole, until } from "./console-page.js";
import { definition } from "./definition.js";
import { assets, GATEWAY, SteeredEmulator } from "./emulator.js";

const WIDTHS = [360, 1440];

// Side by side, because browsers mostly wait.
describe("The console", { timeout: 600_000, concurrency: true }, () => {
  for (const browserName of browserNames) for (const width of WIDTHS) tellStories(browserName, width);
});

function tellStories(browserName, width) {
  describe(`in ${browserName}, ${width} pixels wide`, { concurrency: 1 }, () => {
    const emulator = new SteeredEmulator();
    const { day, finishProvisioning, nextAnswer, makeTunnel, makeTunnels, pageOfTunnels } = emulator;
    let browser;
    before(async () => {
      await emulator.start();
      browser = await launchBrowser(browserName);
    });
    after(async () => {
      await browser?.close();
      await emulator.close();
    });

    /** A page of its own on an emulator without tunnels; it may not complain about anything. */
    async function onConsole(act, languages) {
      await emulator.reset();
      const page = await openConsole(browser, emulator.url, { languages, width });
      await act(page);
      assert.deepEqual(await page.outOfReach(), []);
      assert.deepEqual(page.problems, []);
      await page.close();
    }

    test("a tunnel is created, becomes available, is edited and deleted", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.see(/no tunnels yet/);

        await page.press("Create tunnel");
        await page.type("Name", "Office");
        await page.type("Remote host", "vpn.mycompany.com");
        await page.press("Generate");
        await page.seeAtField("Pre-shared key", /^valid/);
        await page.type("Peer network 1", "192.168.178.0/24");

        await page.type("Cloud network 1", "10.0.0.1/33");
        await page.seeAtField("Cloud network 1", /^invalid .*CIDR/is);
        await page.type("Cloud network 1", "10.0.0.1/8");
        await page.seeAtField("Cloud network 1", /^valid .*Warning/is);
        await page.press("Use 10.0.0.0/8");
        await page.seeAtField("Cloud network 1", /^valid\s*$/);
        assert.equal(await page.valueOf("Cloud network 1"), "10.0.0.0/8");
        await page.press("Create");

        await page.seeInCard("Office", /Provisioning/);
        await page.seeFocusOn("Office");
        await page.find("progressbar", "Being provisioned: Office").wait();
        finishProvisioning();
        await page.seeInCard("Office", /Available/);
        await page.seeInCard("Office", /10\.0\.0\.0\/8/);
        await page.seeNo("progressbar", "Being provisioned: Office");

        await page.press("Edit");
        await page.find("dialog", "Edit Office").wait();
        assert.equal(await page.valueOf("Remote host"), "vpn.mycompany.com");
        await page.type("Name", "Head office");
        await page.press("Save changes");
        await page.seeAtField("Pre-shared key", /^invalid .*again/s);
        await page.press("Generate");
        await page.press("Save changes");
        await page.see(/What will change\s*Name\s*Office → Head office\s*The pre-shared key is replaced/);
        await page.press("Back");
        assert.equal(await page.valueOf("Name"), "Head office");
        await page.press("Save changes");
        await page.press("Send changes");
        await page.seeInCard("Head office", /Provisioning/);
        finishProvisioning();
        await page.seeInCard("Head office", /Available/);

        await page.press("Delete");
        await page.press("Keep it");
        await page.seeNo("dialog", "Delete tunnel");
        await page.press("Delete");
        await page.press("Delete Head office");
        await page.seeInCard("Head office", /Being deleted/);
        await page.seeFocusOn("Head office");
        finishProvisioning();
        await page.see(/“Head office” is deleted/);
        await page.seeFocusOn("Tunnels");
        await page.see(/no tunnels yet/);

        assert.deepEqual([...new Set(page.operations())].sort(), ["create", "delete", "ensure", "get", "list"]);
      }));

    test("the button that deletes is red, with the focus and without", () =>
      onConsole(async (page) => {
        await makeTunnel("Office");
        finishProvisioning();
        await page.press("Connect");
        await page.press("Delete");
        await page.find("button", "Delete Office").wait();
        for (const [red, green, blue] of await page.run(shadesOfDanger)) assert.ok(red > 2 * Math.max(green, blue));
      }));

    test("an empty form names every field it needs, and no other", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.find("dialog", "Create tunnel").wait();
        await page.press("Create");
        for (const label of ["Name", "Remote host", "Pre-shared key", "Cloud network 1", "Peer network 1"]) {
          await page.seeAtField(label, /^invalid/);
        }
        await page.seeAtField("Description", /^valid/);
        assert.ok(!page.operations().includes("create"), "nothing was sent");
      }));

    test("networks are added and removed, and advice stands at the one that it concerns", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.type("Cloud network 1", "10.0.0.0/8");
        await page.press("Add peer network");
        await page.type("Peer network 2", "10.9.0.0/16");
        await page.seeAtField("Peer network 2", /^valid .*Peer network 2 overlaps with Cloud network 1/s);
        await page.seeAtField("Peer network 1", /^valid\s*$/);
        await page.press("Remove Peer network 1");
        await page.seeAtField("Peer network 1", /^valid .*Peer network 1 overlaps with Cloud network 1/s);
        assert.equal(await page.valueOf("Peer network 1"), "10.9.0.0/16");
      }));

    test("a value is not called wrong before typing pauses", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        assert.equal(await page.typeUntilWrong("Cloud network 1", "10.0.0.0/33"), "10.0.0.0/33");
      }));

    test("the form tells limits and defaults", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.seeAtField("Name", /Up to 255 characters/);
        await page.seeAtField("Description", /Optional, up to 1024 characters/);
        await page.see(/1 to 20 networks in your IONOS Cloud LAN/);
        await page.seeAtField("Encryption", /Default: AES-256-CBC/);
        await page.see(/3600 to 86400; 86400 if left empty.*600 to 14400; 3600 if left empty/s);
      }));

    test("a cipher that protects integrity itself says so at the integrity", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.choose("Encryption", "AES-256-GCM, 16-byte ICV");
        await page.seeAtField("Integrity", /^valid .*Note:.*AES256-GCM-16 protects the integrity/s);
      }));

    test("a list of networks that is pasted fills as many rows", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.paste("Cloud network 1", "10.1.0.0/16, 10.2.0.0/16\n10.3.0.0/33");
        await page.seeAtField("Cloud network 3", /^invalid .*CIDR/s);
        assert.equal(await page.valueOf("Cloud network 1"), "10.1.0.0/16");
        assert.equal(await page.valueOf("Cloud network 2"), "10.2.0.0/16");
      }));

    test("what will be sent stands beside the form, without the key", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.type("Name", "<b>Office</b>");
        await page.type("Pre-shared key", "a key for nobody's eyes");
        await page.see(/What will be sent.*"name": "<b>Office<\/b>".*"key": "••••••••"/s);
        assert.doesNotMatch(await page.words(), /nobody's eyes/);
      }));

    test("an edit shows the tunnel's id in what will be sent", () =>
      onConsole(async (page) => {
        await makeTunnel("Office");
        await page.press("Connect");
        await page.press("Edit");
        await page.see(/What will be sent\s*\{\s*"id": "[0-9a-f-]{36}",\s*"properties"/);
      }));

    test("the strength of a key is told while it is typed", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.type("Pre-shared key", "hunter2");
        await page.see(/Weak/);
        await page.press("Generate");
        await page.see(/Strong/);
      }));

    test("a file of tunnels is checked, and what can be sent is sent", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Import");
        await page.fill("JSON", "[{");
        await page.see(/This is not JSON/);
        const list = [definition("North"), definition("South"), { ...definition("Bad"), remoteHost: "a b" }];
        await page.fill("JSON", JSON.stringify(list));
        await page.see(/3 tunnels, 2 ready to be sent.*Bad\s*Not sent as it is\s*Remote host/s);
        await page.press("Send 2 tunnels");
        await page.see(/North\s*Created.*South\s*Created/s);
        await page.press("Done");
        await page.seeInCard("North", /Provisioning/);
        await page.seeInCard("South", /Provisioning/);
      }));

    test("the second tunnel of one name is not sent, because the two would be one", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Import");
        await page.fill("JSON", JSON.stringify([definition("Twin"), definition("Twin")]));
        await page.see(/2 tunnels, 1 ready to be sent/);
      }));

    test("advice across the tunnels of an import counts them as its rows do", () =>
      onConsole(
        async (page) => {
          await page.press("Verbinden");
          await page.press("Importieren");
          const east = { ...definition("East"), remoteHost: "vpn.example.com" };
          await page.fill("JSON", JSON.stringify([definition("West"), east, definition("West")]));
          await page.see(
            /dasselbe Netz wie 10\.1\.0\.0\/24 von Tunnel 1 \(West\),.*auch der Name von Tunnel 1 \(West\);/s,
          );
        },
        ["de"],
      ));

    test("a file that is dropped beside the text field is read", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Import");
        await page.seeFocusOn("JSON");
        await page.drop("dialog", "Import tunnels", JSON.stringify([definition("North")]));
        await page.see(/1 tunnel, 1 ready to be sent/);
      }));

    test("an import that is stopped says how far each tunnel came", () =>
      onConsole(async (page) => {
        await nextAnswer({ status: 429, retryAfter: 20, method: "PUT", times: 3 });
        await page.press("Connect");
        await page.press("Import");
        const names = ["North", "East", "South", "West"];
        await page.fill("JSON", JSON.stringify(names.map((name) => definition(name))));
        await page.press("Send 4 tunnels");
        await page.see(/South\s*Being sent/);
        await page.find("progressbar", "Tunnels sent").wait();
        await page.press("Stop");
        await page.see(/South\s*Stopped while it was being sent.*West\s*Stopped before it was sent/s);
      }));

    test("what the API refuses is told in its own words, and why a tunnel failed", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.type("Name", "Warehouse");
        await page.type("Remote host", "vpn.warehouse.invalid");
        // It moves what is below it: a button that moves under the pointer is not pressed.
        await page.seeAtField("Remote host", /Warning/);
        await page.press("Generate");
        await page.type("Cloud network 1", "10.1.0.0/16");
        await page.type("Peer network 1", "10.2.0.0/16");

        const messages = [{ errorCode: "paas-limit-1", message: "The gateway has no room for another tunnel" }];
        await nextAnswer({ status: 422, method: "POST", body: { httpStatus: 422, messages } });
        await page.press("Create");
        await page.see(/refuses this tunnel.*no room for another tunnel \(paas-limit-1\)/s);

        await page.press("Create");
        await page.seeInCard("Warehouse", /Provisioning/);
        finishProvisioning();
        await page.seeInCard("Warehouse", /Failed/);
        await page.seeInCard("Warehouse", /does not resolve.*Edit it.*or delete it and create it again/s);
        await page.see(/“Warehouse” has failed/);
      }));

    test("a connection that cannot work is explained", () =>
      onConsole(async (page) => {
        await page.type("Gateway ID", "my gateway");
        await page.seeAtField("Gateway ID", /^invalid .*UUID/s);
        await page.type("Gateway ID", GATEWAY);
        await page.seeAtField("Gateway ID", /^valid/);
        await nextAnswer({ status: 401 });
        await page.press("Connect");
        await page.see(/does not accept this token/);
        await page.press("Try again");
        await page.see(/no tunnels yet/);
      }));

    test("a token without rights leads back to the connection", () =>
      onConsole(async (page) => {
        await page.type("Token", "forbidden");
        await page.press("Connect");
        await page.see(/This token is not allowed to do that/);
        await page.press("Change the connection");
        await page.seeFocusOn("Token");
        await page.type("Token", "demo");
        await page.press("Connect");
        await page.see(/no tunnels yet/);
      }));

    test("tunnels are sorted, and tell their age", () =>
      onConsole(async (page) => {
        await makeTunnels();
        await page.press("Connect");
        await page.seeNames("Branch 1", "Branch 2", "Branch 10");
        await page.choose("Sort by", "Oldest first");
        await page.seeNames("Branch 10", "Branch 2", "Branch 1");
        await page.choose("Sort by", "Status");
        await page.seeNames("Branch 2", "Branch 1", "Branch 10");
        await page.choose("Sort by", "Name");
        await page.seeNames("Branch 1", "Branch 2", "Branch 10");
        await page.seeInCard("Branch 1", /Creatednow/);
        await page.seeInCard("Branch 2", /3 hours ago/);
        await page.seeInCard("Branch 10", /2 days ago/);
      }));

    test("tunnels are found by name, host, network and status", () =>
      onConsole(async (page) => {
        await makeTunnels();
        await page.press("Connect");
        await page.see(/3 tunnels/);
        await page.type("Filter", "BRANCH 1");
        await page.seeNames("Branch 1", "Branch 10");
        await page.see(/2 of 3 tunnels/);
        await page.type("Filter", "ten.example");
        await page.seeNames("Branch 10");
        await page.type("Filter", "10.1.2.");
        await page.seeNames("Branch 2");
        await page.choose("Status", "Available");
        await page.see(/No tunnel matches the filter/);
        await page.press("Clear the filter");
        await page.seeFocusOn("Tunnels");
        await page.seeNames("Branch 1", "Branch 2", "Branch 10");
        await page.choose("Status", "Failed");
        await page.seeNames("Branch 2");
      }));

    test("several tunnels are watched at once, also those that a filter hides", () =>
      onConsole(async (page) => {
        await makeTunnel("Branch 1");
        await makeTunnel("Branch 2");
        await page.press("Connect");
        await page.find("progressbar", "Being provisioned: Branch 1").wait();
        await page.find("progressbar", "Being provisioned: Branch 2").wait();
        await page.choose("Sort by", "Name");
        await page.choose("Status", "Available");
        await page.see(/No tunnel matches the filter/);
        finishProvisioning();
        await page.seeNames("Branch 1", "Branch 2");
      }));

    test("a long list is read to its end, and shown step by step", () =>
      onConsole(async (page) => {
        await nextAnswer(pageOfTunnels(1, 25, 30));
        await nextAnswer({ status: 403, method: "GET" });
        await page.press("Connect");
        await page.see(/not allowed to do that.*25 tunnels read so far/s);

        await nextAnswer(pageOfTunnels(1, 25, 30));
        await nextAnswer(pageOfTunnels(26, 30, 30));
        await page.press("Try again");
        await page.see(/30 tunnels/);
        await page.seeNo("alert", "");
        assert.equal((await page.names()).length, 20);
        await page.press("Show more");
        await page.seeFocusOn("Branch 21");
        assert.equal((await page.names()).length, 30);
        await page.seeNo("button", "Show more");
      }));

    test("the browser's language is spoken at the first visit", () =>
      onConsole(
        async (page) => {
          await page.find("button", "Se connecter").wait();
          assert.deepEqual(await page.head(), { title: "Tunnels IPSec", language: "fr" });
        },
        ["pt-BR", "fr-CA", "en"],
      ));

    test("the language chosen is that of the page and of its issues, also at the next visit", () =>
      onConsole(async (page) => {
        await page.choose("Language", "Deutsch");
        await page.press("Verbinden");
        await page.see(/noch keine Tunnel/);
        await page.press("Tunnel erstellen");
        await page.type("Cloud-Netz 1", "10.0.0.0/33");
        await page.seeAtField("Cloud-Netz 1", /^invalid .*Cloud-Netz 1 muss ein Netz in CIDR-Notation sein/s);
        await page.type("Cloud-Netz 1", "10.0.0.0/8");
        await page.type("Gegenstellen-Netz 1", "10.9.0.0/16");
        await page.seeAtField("Gegenstellen-Netz 1", /Gegenstellen-Netz 1 überschneidet sich mit Cloud-Netz 1/);
        await page.press("Erstellen");
        await page.seeAtField("Name", /^invalid .*Name ist erforderlich/s);

        await page.reload();
        await page.find("button", "Verbinden").wait();
        assert.deepEqual(await page.head(), { title: "IPSec-Tunnel", language: "de" });
      }));

    test("what was said before is said again in the language chosen", () =>
      onConsole(async (page) => {
        await page.type("Gateway ID", "my gateway");
        await page.seeAtField("Gateway ID", /^invalid A gateway's ID is a UUID/);
        await page.choose("Language", "Deutsch");
        await page.seeAtField("Gateway-ID", /^invalid Die ID eines Gateways ist eine UUID/);
        await page.type("Gateway-ID", GATEWAY);

        await makeTunnel("Office");
        await page.press("Verbinden");
        await page.seeInCard("Office", /In Bereitstellung/);
        finishProvisioning();
        await page.see(/„Office“ ist verfügbar/);
        await page.choose("Sprache", "English");
        await page.see(/“Office” is available/);
      }));

    test("the request log tells a retry at the attempt that failed, whatever came before", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.see(/no tunnels yet/);
        await nextAnswer({ status: 503, retryAfter: 0, method: "GET" });
        await page.press("Reload");
        await page.unfold("Request log");
        await page.see(/503\s+again after 0 ms/);
      }));

    test("the request log shows how the client copes with an emulator that misbehaves", () =>
      onConsole(async (page) => {
        await nextAnswer({ status: 503, retryAfter: 0, method: "GET" });
        await page.press("Connect");
        await page.see(/no tunnels yet/);
        await page.unfold("Request log");
        await page.see(/GET \/ipsecgateways.*tunnels.*503.*again after 0 ms/s);
        await page.press("Empty the log");
        await page.see(/Nothing was sent yet/);
      }));

    test("the emulator is made to misbehave, and to stop it", () =>
      onConsole(async (page) => {
        const slow = page.find("switch", "Slow: up to two seconds more for each answer");
        await slow.click();
        await until(day, /"latencyMs":2000/, "The emulator's day");
        await slow.click();
        await until(day, /"latencyMs":0/, "The emulator's day");
      }));

    test("on a real server the page asks for a token and a gateway, and reaches it through its own address", async () => {
      const proxy = await serveEmulator({ assets, upstream: emulator.url });
      try {
        const page = await openConsole(browser, proxy.url, { width });
        assert.equal(await page.valueOf("Token"), "");
        await page.type("Token", "demo");
        await page.type("Gateway ID", GATEWAY);
        await page.press("Connect");
        await page.see(/no tunnels yet/);
        await page.close();
      } finally {
        await proxy.close();
      }
    });

    test("a reload asks for the token again, unless the tab was told to keep it", () =>
      onConsole(async (page) => {
        await page.type("Token", "mine");
        await page.press("Connect");
        await page.see(/no tunnels yet/);
        await page.reload();
        assert.equal(await page.valueOf("Token"), "demo");
        assert.doesNotMatch(await page.traces(), /mine/);

        await page.type("Token", "mine");
        await page.check("Keep the connection for this tab, the token included");
        await page.press("Connect");
        await page.see(/no tunnels yet/);
        await page.reload();
        assert.equal(await page.valueOf("Token"), "mine");
        assert.doesNotMatch(await page.traces(), /mine/);
      }));
  });
}

/** Runs in the page: the background of the button that deletes, without the focus and with it, as red, green, blue. */
function shadesOfDanger() {
  const button = document.querySelector("dialog .danger");
  button.style.transition = "none";
  const shade = () => getComputedStyle(button).backgroundColor.match(/\d+/g).map(Number);
  button.blur();
  const shades = [shade()];
  button.focus();
  return [...shades, shade()];
}
