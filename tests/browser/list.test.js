// The list of a gateway's tunnels: searching, sorting, status changes, reloading, and errors.

import assert from "node:assert/strict";
import { until } from "./console-page.js";
import { GATEWAY } from "./emulator.js";
import { stories } from "./stories.js";

stories("The console's list", ({ story, everywhere, emulator, onConsole, width, browserName }) => {
  const { finishProvisioning, nextAnswer, makeTunnel, makeTunnels } = emulator;
  const phone = width < 600;

  everywhere("tunnels are sorted, and show their age", () =>
    onConsole(async (page) => {
      await makeTunnels();
      await page.connect();
      await page.seeNames("Branch 1", "Branch 2", "Branch 10");
      if (phone) await page.choose("Sort by", "Name");
      else await page.press("Name");
      await page.seeNames("Branch 1", "Branch 2", "Branch 10");
      if (phone) await page.choose("Sort by", "Status");
      else await page.press("Status");
      await page.seeNames("Branch 2", "Branch 1", "Branch 10");
      await page.seeInRow("Branch 1", /now/);
      await page.seeInRow("Branch 2", /3 hours ago/);
      await page.seeInRow("Branch 10", /2 days ago/);
    }),
  );

  story("tunnels are found by name, ID, host, status, and by an address inside of a network", () =>
    onConsole(async (page) => {
      await makeTunnels();
      const { id } = await (await makeTunnel("Head office")).json();
      await page.connect();
      await page.see(/4 of 20 tunnels/);
      await page.search("BRANCH 1");
      await page.seeNames("Branch 1", "Branch 10");
      await page.see(/2 of 4 shown/);
      await page.search(id.slice(0, 13));
      await page.seeNames("Head office");
      await page.search("ten.example");
      await page.seeNames("Branch 10");
      await page.search("10.1.2.99");
      await page.seeNames("Branch 2");
      await page.search("nowhere");
      await page.see(/No tunnel matches/);
      await page.press("Show all");
      await page.seeFocusOn("Search");
      await page.choose("Status", "Failed");
      await page.seeNames("Branch 2");
    }),
  );

  everywhere("the list is as before after an edit", () =>
    onConsole(async (page) => {
      await makeTunnels();
      await page.connect();
      await page.search("BRANCH 1");
      await page.choose("Status", "Available");
      await page.seeNames("Branch 10");
      await page.openTunnel("Branch 10");
      await page.press("Edit");
      await page.find("button", "Review the changes").wait();
      await page.press("Cancel");
      await page.find("region", "\u2068Branch 10\u2069").wait();
      await page.goTo((await page.address()).replace(/tunnels.*/, "tunnels"));
      await page.seeNames("Branch 10");
      await page.see(/1 of 3 shown/);
    }),
  );

  everywhere("networks have one name, in the list and in the form", () =>
    onConsole(async (page) => {
      await makeTunnels();
      await page.connect();
      await page.seeNames("Branch 1", "Branch 2", "Branch 10");
      const labels = () =>
        page.run(() =>
          [document.querySelector("th.col-cloud"), document.querySelector("th.col-peerNetworks")].map(
            (cell) => cell.textContent,
          ),
        );
      const inList = await labels();
      await page.press("Create tunnel");
      await page.find("heading", "Create tunnel").wait();
      const words = await page.words();
      for (const label of inList) assert.ok(words.includes(label), `${label} is not in the form`);
    }),
  );

  story("a 4K screen gets a wide table with larger letters", () =>
    onConsole(async (page) => {
      await makeTunnels();
      await page.connect();
      await page.look({ width: 3840 });
      // A window grows in steps.
      const letters = () => page.run(() => getComputedStyle(document.querySelector("tbody td")).fontSize);
      await until(letters, /^21px$/, "The size of the letters");
      const width = await page.run(() => document.querySelector("table").offsetWidth);
      assert.ok(width > 3000, `the table is ${width} pixels wide`);
      assert.deepEqual(await page.outOfReach(), []);
    }),
  );

  everywhere("twenty tunnels fit on one screen, and a twenty-first cannot be created", () =>
    onConsole(async (page) => {
      for (let number = 1; number <= 19; number += 1) await makeTunnel(`Branch ${number}`);
      await page.connect();
      await page.see(/19 of 20 tunnels/);
      await makeTunnel("Branch 20", { cloudNetworkCIDRs: ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"] });
      await page.press("Reload");
      await page.see(/gateway is full: it holds 20 tunnels/);
      await page.seeInRow("Branch 20", /10\.0\.0\.0\/16\s\+2/);
      await page.find("button", "Create tunnel").click();
      assert.match(await page.address(), /tunnels$/);
      const last = await page
        .find("row", "Branch 1")
        .map((row) => row.getBoundingClientRect().bottom)
        .wait();
      if (!phone) assert.ok(last <= 900, `the last row ends at ${last} of 900 pixels`);
    }),
  );

  story("a status changes without a reload, also for tunnels out of sight", () =>
    onConsole(async (page) => {
      await makeTunnel("Branch 1");
      await makeTunnel("Branch 2");
      await page.connect();
      await page.seeInRow("Branch 1", /Provisioning/);
      await page.choose("Status", "Available");
      await page.see(/No tunnel matches/);
      finishProvisioning();
      await page.see(/Branch 1 is available/);
      await page.see(/2 of 20 tunnels/);
    }),
  );

  story("changes by others are shown when the user returns to the page", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.see(/no tunnels yet/);
      await makeTunnel("Office");
      await page.refocus();
      await page.seeInRow("Office", /Provisioning/);
    }),
  );

  story("a list that cannot be read again stays, with the reason", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      finishProvisioning();
      await page.connect();
      await page.seeInRow("Office", /Available/);
      await nextAnswer({ status: 403, method: "GET" });
      await page.press("Reload");
      await page.see(/not allowed to do that.*as it was read last/s);
      await page.seeInRow("Office", /Available/);
      await page.press("Try again");
      await page.seeNo("alert", "");
    }),
  );

  story("a tunnel that lacks members does not affect the others", () =>
    onConsole(async (page) => {
      await page.press("Use the emulator");
      await page.find("heading", "Choose a gateway").wait();
      const answer = emulator.pageOfTunnels(1, 4, 4);
      const [first, second, third] = answer.body.items;
      Object.assign(first.properties, { name: undefined, cloudNetworkCIDRs: null, ike: undefined });
      Object.assign(second.properties, { remoteHost: 7, peerNetworkCIDRs: "10.1.0.0/24", auth: null });
      Object.assign(third, { metadata: null, properties: undefined });
      await nextAnswer(answer);
      await page.openGateway();
      await page.see(/4 of 20 tunnels/);
      await page.search("Branch 4");
      await page.seeNames("Branch 4");
      await page.search("");
      await page.openTunnel("Branch 2");
      await page.seeInDetails("Branch 2", /10\.0\.0\.0\/24/);
    }),
  );

  story("a list of several pages is read to its end", () =>
    onConsole(async (page) => {
      await page.press("Use the emulator");
      await page.find("heading", "Choose a gateway").wait();
      await nextAnswer(emulator.pageOfTunnels(1, 15, 18));
      await nextAnswer(emulator.pageOfTunnels(16, 18, 18));
      await page.openGateway();
      await page.see(/18 of 20 tunnels/);
    }),
  );

  story("a wait that the API asks for is shown second by second", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.see(/no tunnels yet/);
      await nextAnswer({ status: 429, retryAfter: 4, method: "GET" });
      await page.press("Reload");
      await page.see(/The API is busy\. Trying again in 4 sec/);
      await page.see(/Trying again in 3 sec/);
      await page.seeGone(/The API is busy/);
    }),
  );

  story("the page says that it is offline, and the list recovers by itself", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.see(/no tunnels yet/);
      await page.offline(true);
      await page.see(/You are offline/);
      await makeTunnel("Office");
      await page.offline(false);
      await page.seeGone(/You are offline/);
      await page.seeInRow("Office", /Provisioning/);
    }),
  );

  everywhere("a part that cannot be loaded says so, can be loaded again, and nothing around it is lost", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.see(/no tunnels yet/);
      await page.offline(true);
      await page.press("Create tunnel");
      await page.see(/This part of the console could not be loaded/);
      await page.find("button", "Disconnect").wait();
      await page.offline(false);
      // Firefox does not load a module again that has failed once, as long as the page is open.
      if (browserName === "Firefox") {
        await page.press("Load the page again");
        await page.press("Use the emulator");
      } else {
        await page.press("Try again");
      }
      await page.find("heading", "Create tunnel").wait();
      // Browsers log failed requests to the console.
      page.problems.splice(0);
    }),
  );

  story("the tunnels of a gateway are not called deleted when another gateway is shown", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      await page.connect();
      await page.seeInRow("Office", /Provisioning/);
      const address = await page.address();
      const { id } = (await emulator.readGateways()).items.find(({ properties }) => properties.name === "vpn-test");
      await page.goTo(address.replace(GATEWAY, id));
      await page.see(/no tunnels yet/);
      await page.goTo(address);
      await page.seeInRow("Office", /Provisioning/);
      await page.goTo(address.replace(GATEWAY, id));
      await page.find("heading", "vpn-test").wait();
      await page.see(/no tunnels yet/);
      assert.doesNotMatch(await page.words(), /is deleted/);
    }),
  );

  story("the request log shows how the client copes with an API that fails", () =>
    onConsole(async (page) => {
      await page.connect();
      await page.see(/no tunnels yet/);
      await nextAnswer({ status: 503, retryAfter: 0, method: "GET" });
      await page.press("Reload");
      await page.unfold("Request log");
      await page.see(/GET \/ipsecgateways.*tunnels.*503.*again after 0 ms/s);
      await page.press("Empty the log");
      await page.see(/Nothing was sent yet/);
    }),
  );
});
