// Every state that the console can be in, and the steps that lead there from the page as it opens.

import { definition } from "./definition.js";

const LONG_NAME = "Zweigniederlassung-Nordrhein-Westfalen_Rechenzentrumsanbindung-2";
const LONG_HOST = "vpn-concentrator-01.branch-office-duesseldorf.network.mycompany.example.com";
const MANY_NETWORKS = Array.from({ length: 20 }, (_, index) => `10.${index + 1}.0.0/16`);
const LONG_NETWORKS = ["2001:db8:1234:5678:9abc:def0:1234:5600/120", "10.200.100.0/24"];

/** On the page of a tunnel that is there. */
async function openTunnel(page, emulator, name = "Office", properties = {}) {
  await emulator.makeTunnel(name, properties);
  emulator.finishProvisioning();
  await page.connect();
  await page.seeInRow(name, /Available|Failed/);
  await page.openTunnel(name);
}

async function openForm(page) {
  await page.connect();
  await page.press("Create tunnel");
  await page.find("heading", "Create tunnel").wait();
}

async function fillInForm(page) {
  await openForm(page);
  await page.type("Name", "Warehouse");
  await page.type("Remote host", "vpn.mycompany.com");
  await page.press("Generate");
  await page.type("Cloud network 1", "10.1.0.0/16");
  await page.type("Peer network 1", "10.2.0.0/16");
}

async function editForm(page, emulator) {
  await openTunnel(page, emulator);
  await page.press("Edit");
  await page.find("button", "Review the changes").wait();
}

async function openImport(page, tunnels) {
  await page.connect();
  await page.press("Import");
  await page.find("heading", "Import tunnels").wait();
  if (tunnels) await page.fill("JSON", JSON.stringify(tunnels));
}

/** Each is reached by `lead(page, emulator)`, on an emulator without tunnels. */
export const STATES = {
  "before there is a connection": (page) => page.see(/comes with an emulator/),

  "the options of a select": async (page) => {
    await page.find("select", "Server").click();
    await page.find("option", "By its address").wait();
  },

  "a connection that is filled in wrongly": async (page) => {
    await page.type("Base URL", "vpn.example.com");
    await page.type("Token", "");
    await page.press("Connect");
    await page.seeAtField("Base URL", /^invalid/);
    await page.seeAtField("Token", /^invalid/);
  },

  "a connection that cannot be made": async (page) => {
    await page.type("Base URL", "ftp://vpn.example.com");
    await page.type("Token", "demo");
    await page.press("Connect");
    await page.find("alert").wait();
  },

  "a connection on its way": async (page, emulator) => {
    await page.see(/comes with an emulator/);
    await emulator.keepWaiting();
    await page.press("Use the emulator");
    await page.seeBusy("Use the emulator");
  },

  "a token that is not accepted": async (page) => {
    await page.type("Token", "invalid");
    await page.press("Connect");
    await page.see(/does not accept this token/);
  },

  "the gateways": async (page) => {
    await page.press("Use the emulator");
    await page.see(/vpn-partners/);
    await page.press("Open");
    await page.seeAtField("Or by its ID", /^invalid/);
  },

  "the list on its way": async (page, emulator) => {
    await page.press("Use the emulator");
    await page.find("heading", "Choose a gateway").wait();
    await emulator.keepWaiting();
    await page.openGateway();
    await page.find("progressbar", "Reading the tunnels").wait();
  },

  "a gateway without tunnels": async (page) => {
    await page.connect();
    await page.see(/no tunnels yet/);
  },

  "a list that cannot be read again": async (page, emulator) => {
    await emulator.makeTunnel("Office");
    emulator.finishProvisioning();
    await page.connect();
    await page.seeInRow("Office", /Available/);
    await emulator.nextAnswer({ status: 401, method: "GET", times: 2 });
    await page.press("Reload");
    await page.see(/does not accept this token/);
    await page.unfold("Technical details");
  },

  "tunnels in every status": async (page, emulator) => {
    await emulator.makeTunnels();
    await emulator.makeTunnel(LONG_NAME, { remoteHost: LONG_HOST, cloudNetworkCIDRs: MANY_NETWORKS });
    await emulator.makeLeavingTunnel("Branch 4");
    await page.connect();
    await page.seeInRow("Branch 4", /Being deleted/);
  },

  "a gateway that is full": async (page, emulator) => {
    for (let number = 1; number <= 20; number += 1) await emulator.makeTunnel(`Branch ${number}`);
    emulator.finishProvisioning();
    await page.connect();
    await page.see(/gateway is full/);
  },

  "a search that nothing matches": async (page, emulator) => {
    await emulator.makeTunnel("Office");
    await page.connect();
    await page.search("nowhere");
    await page.see(/No tunnel matches/);
  },

  "an API that asks for patience": async (page, emulator) => {
    await page.connect();
    await page.see(/no tunnels yet/);
    await emulator.nextAnswer({ status: 429, retryAfter: 25, method: "GET" });
    await page.press("Reload");
    await page.see(/Trying again in/);
  },

  "a tunnel": (page, emulator) => openTunnel(page, emulator),

  "a tunnel with long names and many networks": (page, emulator) =>
    openTunnel(page, emulator, LONG_NAME, {
      remoteHost: LONG_HOST,
      cloudNetworkCIDRs: MANY_NETWORKS,
      peerNetworkCIDRs: LONG_NETWORKS,
      description: `${"Long ".repeat(30)}${"word".repeat(30)}`,
    }),

  "a tunnel that failed": (page, emulator) => openTunnel(page, emulator, "Office", { remoteHost: "office.invalid" }),

  "a tunnel on its way": async (page, emulator) => {
    await emulator.makeTunnel("Office");
    await page.connect();
    await page.openTunnel("Office");
    await page.find("progressbar", "Being provisioned: ⁨Office⁩").wait();
  },

  "a tunnel that is gone": async (page) => {
    await page.connect();
    await page.goTo(`${await page.address()}/3f0c5a52-9c6b-4e6e-8a93-7b0e6db0b0d1`);
    await page.see(/not there any more/);
  },

  "the other side's configuration": async (page, emulator) => {
    await openTunnel(page, emulator, LONG_NAME);
    await page.openTab("Configure the other side");
    await page.see(/PRE-SHARED KEY/);
  },

  "a tunnel for curl": async (page, emulator) => {
    await openTunnel(page, emulator);
    await page.openTab("curl");
    await page.see(/curl --fail/);
  },

  "the question before a tunnel is deleted": async (page, emulator) => {
    await openTunnel(page, emulator, LONG_NAME, { remoteHost: LONG_HOST });
    await page.press("Delete");
    await page.find("dialog", "Delete tunnel").wait();
  },

  "a tunnel that may not be deleted": async (page, emulator) => {
    await openTunnel(page, emulator);
    await page.press("Delete");
    await emulator.nextAnswer({ status: 403, method: "DELETE" });
    await page.press("Delete \u2068Office\u2069");
    await page.see(/not allowed to do that/);
  },

  "a key that is about to be rotated": async (page, emulator) => {
    await openTunnel(page, emulator);
    await page.press("Rotate the key");
    await page.find("dialog", "Rotate the key").wait();
  },

  "a form that nobody has touched": openForm,

  "a form full of errors, advice and suggestions": async (page) => {
    await openForm(page);
    await page.unfold("Encryption");
    await page.type("Name", "-");
    await page.type("Remote host", "192.168.0.1");
    await page.type("Pre-shared key", "hunter2");
    await page.type("Cloud network 1", "10.0.0.1/8");
    await page.type("Lifetime in seconds", "1");
    await page.unfold("What will be sent");
    await page.press("Create");
    await page.seeAtField("Lifetime in seconds", /^invalid/);
  },

  "a form with a pasted list of networks that overlap": async (page) => {
    await openForm(page);
    await page.paste("Cloud network 1", [...MANY_NETWORKS, "10.3.0.0/33"].join(", "));
    await page.paste("Peer network 1", ["10.1.0.0/16", "10.2.0.1/16", ...LONG_NETWORKS].join("\n"));
    await page.press("Create");
    await page.seeAtField("Cloud network 21", /^invalid/);
  },

  "a form with settings that not every device can do": async (page) => {
    await openForm(page);
    await page.unfold("Encryption");
    await page.choose("Encryption", "AES-256-CCM, 12-byte ICV");
    await page.see(/MikroTik RouterOS cannot/);
  },

  "a tunnel that was just created": async (page) => {
    await fillInForm(page);
    await page.press("Create");
    await page.see(/Warehouse is created/);
    await page.see(/This file holds the key/);
  },

  "a tunnel on its way to the API": async (page, emulator) => {
    await fillInForm(page);
    await emulator.keepWaiting();
    await page.press("Create");
    await page.seeBusy("Create");
  },

  "a tunnel that the API refuses": async (page, emulator) => {
    await fillInForm(page);
    const messages = [
      { errorCode: "paas-limit-1", message: "The gateway has no room for another tunnel" },
      { errorCode: "paas-limit-2", message: "The networks are taken" },
    ];
    await emulator.nextAnswer({ status: 422, method: "PUT", body: { httpStatus: 422, messages } });
    await page.press("Create");
    await page.see(/no room for another tunnel/);
  },

  "a form that somebody is about to leave": async (page) => {
    await openForm(page);
    await page.type("Name", LONG_NAME);
    await page.press("Cancel");
    await page.find("dialog", "Leave the form?").wait();
  },

  "a draft": async (page) => {
    await openForm(page);
    await page.type("Name", LONG_NAME);
    await page.press("Cancel");
    await page.press("Keep it for later");
    await page.see(/Unfinished/);
  },

  "an edit that cannot be read": async (page, emulator) => {
    await openTunnel(page, emulator, LONG_NAME);
    await emulator.nextAnswer({ status: 403, method: "GET" });
    await page.press("Edit");
    await page.see(/not allowed to do that/);
  },

  "the review of an edit": async (page, emulator) => {
    await editForm(page, emulator);
    await page.type("Name", LONG_NAME);
    await page.type("Description", "Now with a description.");
    await page.paste("Cloud network 1", MANY_NETWORKS.join(" "));
    await page.press("Generate");
    await page.press("Review the changes");
    await page.see(/What will change/);
  },

  "the review of an edit that somebody else was quicker than": async (page, emulator) => {
    await editForm(page, emulator);
    await page.type("Name", LONG_NAME);
    await page.press("Generate");
    const [{ id }] = (await emulator.readList()).items;
    await emulator.changeTunnel(id, "Theirs", { remoteHost: LONG_HOST });
    await page.press("Review the changes");
    await page.see(/Which one is to stand/);
  },

  "an import before anything is chosen": (page) => openImport(page),

  "an import that is not JSON": async (page) => {
    await openImport(page);
    await page.fill("JSON", "[{");
    await page.see(/This is not JSON/);
  },

  "an import with tunnels that cannot be sent": async (page) => {
    const advised = { ...definition("Advised"), cloudNetworkCIDRs: ["10.0.0.1/8"] };
    await openImport(page, [definition("Good"), definition(LONG_NAME), advised, { name: "Bad" }, { name: 1 }]);
    await page.see(/Refused/);
  },

  "an import on its way": async (page, emulator) => {
    await openImport(page, [definition("North"), definition("South")]);
    await page.see(/2 to create/);
    await emulator.keepWaiting();
    await page.press("Send 2 tunnels");
    await page.see(/Being sent/);
  },

  "an import with every outcome": async (page, emulator) => {
    await openImport(page, [definition("North"), definition(LONG_NAME)]);
    await emulator.nextAnswer({ status: 403, method: "PUT" });
    await page.press("Send 2 tunnels");
    await page.see(/1 done, 1 failed/);
  },

  "the request log with what was sent again": async (page, emulator) => {
    await page.connect();
    await page.see(/no tunnels yet/);
    await emulator.nextAnswer({ status: 503, retryAfter: 0, method: "GET" });
    await page.press("Reload");
    await page.unfold("Request log");
    await page.see(/again after 0 ms/);
  },

  "a browser that will not compile WebAssembly": async (page) => {
    await page.reloadWithoutWebAssembly();
    await page.find("button", "Load the page again").wait();
  },

  "an emulator that misbehaves": async (page) => {
    await page.connect();
    await page.find("switch", "Slow: up to two seconds more for each answer").click();
    await page.find("switch", "Busy: one request a second, the others are told to wait").click();
  },
};
