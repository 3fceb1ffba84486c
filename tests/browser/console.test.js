// The demo console in real browsers: what a newcomer does first, and what the page says when the API says no.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serveEmulator } from "../../www/emulator/server.js";
import { browserNames, launchBrowser } from "../support/browser.js";
import { openConsole, until } from "./console-page.js";
import { definition } from "./definition.js";

const assets = fileURLToPath(new URL("../../www/dist", import.meta.url));
const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";

for (const browserName of browserNames) {
  describe(`The console in ${browserName}`, { timeout: 600_000 }, () => {
    let browser;
    let server;
    // A tunnel's status changes when the story says so: a slow machine would otherwise miss what a fast one sees.
    const HOUR_MS = 3_600_000;
    let hours = 0;
    const finishProvisioning = () => {
      hours += 1;
    };
    before(async () => {
      server = await serveEmulator({ assets, provisionMs: HOUR_MS, now: () => Date.now() + hours * HOUR_MS });
      browser = await launchBrowser(browserName);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    /** A page of its own on an emulator without tunnels; it may not complain about anything. */
    async function onConsole(act) {
      await fetch(`${server.url}/__emulator/reset`, { method: "POST" });
      const page = await openConsole(browser, server.url);
      await act(page);
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
        finishProvisioning();
        await page.see(/“Head office” is deleted/);
        await page.see(/no tunnels yet/);

        assert.deepEqual([...new Set(page.operations())].sort(), ["create", "delete", "ensure", "get", "list"]);
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

    test("what the API refuses is told in its own words, and why a tunnel failed", () =>
      onConsole(async (page) => {
        await page.press("Connect");
        await page.press("Create tunnel");
        await page.type("Name", "Warehouse");
        await page.type("Remote host", "vpn.warehouse.invalid");
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
        await page.seeInCard("Warehouse", /does not resolve/);
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

    test("more tunnels than fit on a page can be leafed through", () =>
      onConsole(async (page) => {
        for (let number = 1; number <= 12; number += 1) await makeTunnel(`Branch ${number}`);
        finishProvisioning();
        await page.press("Connect");
        await page.seeInCard("Branch 10", /vpn\.mycompany\.com/);
        await page.seeNo("article", "Branch 11");
        await page.press("Next page");
        await page.seeInCard("Branch 12", /vpn\.mycompany\.com/);
        await page.seeNo("article", "Branch 1");
        await page.press("Previous page");
        await page.seeInCard("Branch 1", /vpn\.mycompany\.com/);
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

    const day = async () => (await fetch(`${server.url}/__emulator/day`)).text();

    async function nextAnswer(fault) {
      const response = await fetch(`${server.url}/__emulator/next`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(fault),
      });
      assert.equal(response.status, 204);
    }

    async function makeTunnel(name) {
      const response = await fetch(`${server.url}/ipsecgateways/${GATEWAY}/tunnels`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: "Bearer demo" },
        body: JSON.stringify({ properties: definition(name) }),
      });
      assert.equal(response.status, 201);
    }
  });
}
