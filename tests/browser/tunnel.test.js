// The page of a tunnel: an address of its own, both sides at a glance, and everything that is taken from there.

import assert from "node:assert/strict";
import { GATEWAY } from "./emulator.js";
import { stories } from "./stories.js";

stories("The console's page of a tunnel", ({ story, everywhere, emulator, onConsole, width }) => {
  const { finishProvisioning, keepWaiting, nextAnswer, makeTunnel, readList, readTunnel } = emulator;

  /** With one tunnel that is there, on its page. */
  const onTunnel = (act, properties) =>
    onConsole(async (page) => {
      const { id } = await (await makeTunnel("Office", properties)).json();
      finishProvisioning();
      await page.connect();
      await page.seeInRow("Office", /Available|Failed/);
      await page.openTunnel("Office");
      await act(page, id);
    });

  story("it has an address and a title, and back and forward work", () =>
    onTunnel(async (page, id) => {
      assert.equal(await page.address(), `/gateways/${GATEWAY}/tunnels/${id}`);
      assert.equal((await page.head()).title, "⁨Office⁩ – IPSec tunnels");
      await page.back();
      await page.seeNo("region", "⁨Office⁩");
      await page.find("link", "Office").wait();
      await page.goTo(`/gateways/${GATEWAY}/tunnels/${id}/curl`);
      await page.see(/curl --fail-with-body --request PUT/);
    }),
  );

  story("both sides are shown, and what is on both of them is marked", () =>
    onTunnel(
      async (page) => {
        await page.seeInDetails("Office", /vpn-frankfurt.*203\.0\.113\.10.*10\.0\.0\.0\/8.*on both sides/s);
        await page.seeInDetails("Office", /IKE: AES-256-CBC · HMAC-SHA-256 · Group 16: MODP, 4096 bits · 1 day/);
        await page.seeInDetails("Office", /ESP: .* · 1 hr/);
        await page.seeInDetails("Office", /vpn\.mycompany\.com.*10\.1\.0\.0\/24.*on both sides/s);
        await page.find("button", "Copy ⁨10.1.0.0/24⁩").wait();
      },
      { cloudNetworkCIDRs: ["10.0.0.0/8"] },
    ),
  );

  everywhere("beside it the list stays in sight where there is room", () =>
    onTunnel(async (page) => {
      const list = await page.run(() => document.querySelector(".list").checkVisibility());
      assert.equal(list, width >= 1280);
    }),
  );

  story("it shows when it was created, and its statuses during the visit", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      await page.connect();
      await page.seeInRow("Office", /Provisioning/);
      await page.openTunnel("Office");
      await page.find("progressbar", "Being provisioned: ⁨Office⁩").wait();
      finishProvisioning();
      await page.seeInDetails("Office", /Status during this visit.*Provisioning.*Available/s);
      await page.seeNo("progressbar", "Being provisioned: ⁨Office⁩");
    }),
  );

  story("the page says why it failed, and what to do", () =>
    onTunnel((page) => page.seeInDetails("Office", /does not resolve.*Edit it.*or delete it and create it again/s), {
      remoteHost: "office.invalid",
    }),
  );

  story("it is exported as JSON, for curl and for Terraform, without a key", () =>
    onTunnel(
      async (page, id) => {
        await page.openTab("JSON");
        await page.see(new RegExp(`"id": "${id}"`));
        await page.openTab("curl");
        await page.see(
          /Bearer \$IONOS_TOKEN.*"name": "Office".*"description": "it'\\''s \$\{ours\}".*'"\$IPSEC_PSK"'/s,
        );
        await page.openTab("Terraform");
        await page.see(/resource "ionoscloud_vpn_ipsec_tunnel" "office".*description = "it's \$\$\{ours\}"/s);
        await page.see(/psk_key = var\.office_psk/);
        await page.see(/variable "location".*id = "\$\{var\.location\}:.*location += var\.location/s);
      },
      { description: `it's $${"{ours}"}` },
    ),
  );

  story("the other side's configuration is written for a device", () =>
    onTunnel(async (page) => {
      await page.openTab("Configure the other side");
      await page.see(/etc\/swanctl.*203\.0\.113\.10/s);
      await page.see(/put it in the place of <PRE-SHARED KEY>/);
      await page.choose("Device", "Fortinet FortiOS");
      await page.see(/config vpn ipsec phase1-interface/);
      await page.openTab("curl");
      await page.see(/curl --fail/);
      await page.openTab("Configure the other side");
      await page.see(/config vpn ipsec phase1-interface/);
    }),
  );

  story("a tunnel that no device can be configured for is shown with the reasons", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      finishProvisioning();
      const list = await readList();
      list.items[0].properties.peerNetworkCIDRs = ["10.1.0.0/33"];
      await page.press("Use the emulator");
      await page.see(/vpn-frankfurt/);
      await nextAnswer({ status: 200, method: "GET", body: list, times: 9 });
      await page.openGateway();
      await page.openTunnel("Office");
      await page.openTab("Configure the other side");
      await page.seeInDetails(
        "Office",
        /cannot do the tunnel as it is.*Peer network 1 has a prefix length that is too long/s,
      );
      await page.choose("Device", "Fortinet FortiOS");
      await page.seeInDetails(
        "Office",
        /cannot do the tunnel as it is.*Peer network 1 has a prefix length that is too long/s,
      );
    }),
  );

  story("a gateway's address is asked for if the API does not return it", () =>
    onConsole(async (page) => {
      await makeTunnel("Office");
      finishProvisioning();
      await nextAnswer({ status: 200, method: "GET", body: { items: [{ id: GATEWAY, properties: {} }] } });
      await page.press("Use the emulator");
      await page.see(new RegExp(GATEWAY));
      await page.goTo(`/gateways/${GATEWAY}/tunnels`);
      await page.openTunnel("Office");
      await page.openTab("Configure the other side");
      await page.type("Public address of the IONOS gateway", "203.0.113");
      await page.seeAtField("Public address of the IONOS gateway", /^invalid/);
      await page.type("Public address of the IONOS gateway", "203.0.113.77");
      await page.see(/203\.0\.113\.77/);
    }),
  );

  story("it is deleted after a question, and is gone from the list", () =>
    onTunnel(async (page) => {
      await page.press("Delete");
      await page.press("Keep it");
      await page.seeNo("dialog", "Delete tunnel");
      await page.seeFocusOn("Delete");
      await page.press("Delete");
      await page.press("Delete ⁨Office⁩");
      await page.seeInDetails("Office", /Being deleted/);
      finishProvisioning();
      await page.see(/Office is deleted/);
      await page.see(/This tunnel is not there any more/);
    }),
  );

  story("a deletion that is refused says so, and can be tried again", () =>
    onTunnel(async (page) => {
      await page.press("Delete");
      await nextAnswer({ status: 403, method: "DELETE" });
      await page.press("Delete ⁨Office⁩");
      await page.see(/not allowed to do that/);
      await page.press("Delete ⁨Office⁩");
      await page.seeInDetails("Office", /Being deleted/);
    }),
  );

  story("“Keep it” is off while the deletion is under way", () =>
    onTunnel(async (page) => {
      await page.press("Delete");
      await page.find("dialog", "Delete tunnel").wait();
      await keepWaiting();
      await page.press("Delete \u2068Office\u2069");
      await page.seeBusy("Delete \u2068Office\u2069");
      const keep = page.find("button", "Keep it").map((button) => button.ariaDisabled);
      assert.equal(await keep.wait(), "true");
    }),
  );

  story("a name with invisible and direction characters does not change the question", () =>
    onConsole(async (page) => {
      await makeTunnel("Office\u202E \u200B1", { remoteHost: "vpn.mycompany.com" });
      finishProvisioning();
      await page.connect();
      await page.see(/OfficeU\+202E U\+200B1/);
      await page.run(() => document.querySelector("tbody a").click());
      await page.press("Delete");
      await page.see(/Delete OfficeU\+202E U\+200B1\? The networks behind vpn\.mycompany\.com lose/);
      await page.find("button", "Delete ⁨Office[U+202E] [U+200B]1⁩").wait();
      assert.doesNotMatch(await page.words(), /\u202E/);
    }),
  );

  story("an answer that comes late does not close another dialog", () =>
    onTunnel(async (page) => {
      await page.press("Rotate the key");
      await nextAnswer({ status: 503, method: "PUT", retryAfter: 4 });
      await page.press("Replace the key");
      await page.key("Escape");
      await page.seeNo("dialog", "Rotate the key");
      await page.press("Delete");
      await page.seeInDetails("Office", /Provisioning/);
      await page.press("Keep it");
      await page.seeNo("dialog", "Delete tunnel");
    }),
  );

  story("its key is rotated, and shown until it is saved", () =>
    onTunnel(async (page) => {
      await page.press("Rotate the key");
      const key = await page.valueOf("Pre-shared key");
      await page.press("Replace the key");
      await page.see(/The key of Office is replaced/);
      await page.seeInDetails("Office", new RegExp(`The key of this tunnel.*${key}`, "s"));
      await page.openTab("Configure the other side");
      await page.see(/This file holds the key/);
      await page.press("I have saved the key");
      await page.seeGone(/This file holds the key/);
      assert.ok(!(await page.words()).includes(key));
      assert.deepEqual(
        page.operations().filter((operation) => operation !== "list" && operation !== "gateways"),
        ["get", "ensure"],
      );
    }),
  );

  story("a key that may be in use is shown, although no answer came and the dialog was closed", () =>
    onTunnel(async (page) => {
      await page.press("Rotate the key");
      const key = await page.valueOf("Pre-shared key");
      await nextAnswer({ status: 500, method: "PUT", times: 9 });
      await page.press("Replace the key");
      await page.see(/The API failed/);
      await page.key("Escape");
      await page.seeInDetails("Office", new RegExp(`The key of this tunnel.*may be in use or not.*${key}`, "s"));
      await page.press("I have saved the key");
      await page.seeFocusOn(width < 600 ? "← Back to the tunnels" : "Office");
    }),
  );

  story("the key of a tunnel with algorithms that are newer than this release is rotated", () =>
    onTunnel(async (page, id) => {
      const tunnel = await readTunnel(id);
      tunnel.properties.ike.encryptionAlgorithm = "AES512";
      await nextAnswer({ status: 200, method: "GET", body: tunnel });
      await nextAnswer({ status: 200, method: "PUT", body: tunnel });
      await page.press("Rotate the key");
      await page.press("Replace the key");
      await page.see(/The key of Office is replaced/);
    }),
  );

  story("a key that was refused is not shown as that of the tunnel", () =>
    onTunnel(async (page) => {
      await page.press("Rotate the key");
      await nextAnswer({ status: 403, method: "PUT" });
      await page.press("Replace the key");
      await page.see(/not allowed to do that/);
      await page.key("Escape");
      await page.seeNo("dialog", "Rotate the key");
      assert.doesNotMatch(await page.words(), /The key of this tunnel/);
    }),
  );

  story("a key that was refused is shown, if an attempt before may have brought it into use", () =>
    onTunnel(async (page) => {
      await page.press("Rotate the key");
      const key = await page.valueOf("Pre-shared key");
      await nextAnswer([
        { status: 503, method: "PUT", apply: true },
        { status: 403, method: "PUT" },
      ]);
      await page.press("Replace the key");
      await page.see(/not allowed to do that/);
      await page.key("Escape");
      await page.seeInDetails("Office", new RegExp(`The key of this tunnel.*may be in use or not.*${key}`, "s"));
    }),
  );

  story("it is duplicated under another name", () =>
    onTunnel(async (page) => {
      await page.press("Duplicate");
      await page.find("heading", "Create tunnel").wait();
      assert.equal(await page.valueOf("Name"), "Office (copy)");
      assert.equal(await page.valueOf("Remote host"), "vpn.mycompany.com");
      assert.equal(await page.valueOf("Pre-shared key"), "");
    }),
  );

  story("a duplicate does not replace the draft of a new tunnel, and is kept beside it", () =>
    onTunnel(async (page) => {
      const list = addressOfList(await page.address());
      await page.goTo(list.replace(/tunnels$/, "create"));
      await page.type("Name", "Depot");
      await page.press("Cancel");
      await page.press("Keep it for later");
      // The news lie over the form's last line.
      await page.press("Dismiss");
      await page.openTunnel("Office");
      await page.press("Duplicate");
      await page.find("heading", "Create tunnel").wait();
      // Nothing was entered, so that nobody is asked.
      await page.press("Cancel");
      await page.see(/Unfinished: Depot/);
      await page.openTunnel("Office");
      await page.press("Duplicate");
      await page.find("heading", "Create tunnel").wait();
      await page.type("Name", "Office 2");
      await page.press("Cancel");
      await page.press("Keep it for later");
      await page.see(/Unfinished: Depot.*Unfinished: Office 2/s);
      await page.press("Dismiss");
      await page.openTunnel("Office");
      await page.press("Duplicate");
      await page.find("heading", "Create tunnel").wait();
      assert.equal(await page.valueOf("Name"), "Office 2");
      assert.equal(await page.valueOf("Remote host"), "vpn.mycompany.com");
      await page.press("Cancel");
      await page.press("Discard it");
      await page.seeGone(/Office 2/);
      await page.see(/Unfinished: Depot/);
    }),
  );
});

const addressOfList = (address) => address.replace(/\/[^/]+$/, "");
