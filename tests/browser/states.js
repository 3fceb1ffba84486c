// Every state that the console can be in, and the steps that lead there from the page as it opens.

import { definition } from "./definition.js";

const LONG_NAME = "Zweigniederlassung-Nordrhein-Westfalen_Rechenzentrumsanbindung-2";
const LONG_HOST = "vpn-concentrator-01.branch-office-duesseldorf.network.mycompany.example.com";
const MANY_NETWORKS = Array.from({ length: 20 }, (_, index) => `10.${index + 1}.0.0/16`);
const LONG_NETWORKS = ["2001:db8:1234:5678:9abc:def0:1234:5600/120", "10.200.100.0/24"];

async function connect(page) {
  await page.press("Connect");
  await page.find("button", "Create tunnel").wait();
}

/** Connected to a gateway with one tunnel that is there. */
async function connectTo(page, emulator, name = "Office", properties = {}) {
  await emulator.makeTunnel(name, properties);
  emulator.finishProvisioning();
  await connect(page);
  await page.seeInCard(name, /Available/);
}

async function openForm(page) {
  await connect(page);
  await page.press("Create tunnel");
  await page.find("dialog", "Create tunnel").wait();
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
  await connectTo(page, emulator);
  await page.press("Edit");
  await page.find("dialog", "Edit Office").wait();
  await page.find("button", "Save changes").wait();
}

async function openImport(page, tunnels) {
  await connect(page);
  await page.press("Import");
  await page.fill("JSON", JSON.stringify(tunnels));
}

/** Each is reached by `lead(page, emulator)`, on an emulator without tunnels. */
export const STATES = {
  "before there is a connection": async () => {},

  "a connection that is filled in wrongly": async (page) => {
    await page.type("Base URL", "");
    await page.type("Token", "");
    await page.type("Gateway ID", "my gateway");
    await page.press("Connect");
    await page.seeAtField("Gateway ID", /^invalid/);
  },

  "a connection that cannot be made": async (page) => {
    await page.type("Base URL", "ftp://vpn.example.com");
    await page.press("Connect");
    await page.find("alert").wait();
  },

  "a connection to a region": async (page) => {
    await page.choose("Server", "de-fra");
    await page.find("button", "Connect").wait();
  },

  "the list on its way": async (page, emulator) => {
    await emulator.keepWaiting();
    await page.press("Connect");
    await page.find("progressbar", "Reading the tunnels").wait();
  },

  "a gateway without tunnels": async (page) => {
    await page.press("Connect");
    await page.see(/no tunnels yet/);
  },

  "a token that is not accepted": async (page) => {
    await page.type("Token", "invalid");
    await page.press("Connect");
    await page.see(/does not accept this token/);
  },

  "a token without the rights": async (page) => {
    await page.type("Token", "forbidden");
    await page.press("Connect");
    await page.see(/not allowed to do that/);
  },

  "a list that was only read in part": async (page, emulator) => {
    await emulator.nextAnswer(emulator.pageOfTunnels(1, 3, 30));
    await emulator.nextAnswer({ status: 403, method: "GET" });
    await page.press("Connect");
    await page.see(/3 tunnels read so far/);
  },

  "a list longer than what is shown": async (page, emulator) => {
    await emulator.nextAnswer(emulator.pageOfTunnels(1, 25, 25));
    await page.press("Connect");
    await page.find("button", "Show more").wait();
  },

  "tunnels in every status": async (page, emulator) => {
    await emulator.makeTunnels();
    await emulator.makeTunnel("Branch 3", { description: "Being provisioned beside the first one." });
    await emulator.makeLeavingTunnel("Branch 4");
    await connect(page);
    await page.find("progressbar", "Being provisioned: Branch 3").wait();
    await page.find("progressbar", "Being deleted: Branch 4").wait();
    await page.seeInCard("Branch 2", /does not resolve/);
  },

  "a tunnel with long names and many networks, and its details": async (page, emulator) => {
    const long = { remoteHost: LONG_HOST, cloudNetworkCIDRs: MANY_NETWORKS, peerNetworkCIDRs: LONG_NETWORKS };
    await connectTo(page, emulator, LONG_NAME, { ...long, description: `${"Long ".repeat(30)}${"word".repeat(30)}` });
    await page.unfold("Details");
  },

  "a tunnel that cannot be read again": async (page, emulator) => {
    await connectTo(page, emulator);
    await emulator.nextAnswer({ status: 403, method: "GET" });
    await page.press("Refresh");
    await page.see(/not allowed to do that/);
  },

  "a filter that nothing matches": async (page, emulator) => {
    await connectTo(page, emulator);
    await page.type("Filter", "nowhere");
    await page.see(/No tunnel matches/);
  },

  "news of a tunnel": async (page, emulator) => {
    await emulator.makeTunnel(LONG_NAME);
    await connect(page);
    await page.seeInCard(LONG_NAME, /Provisioning/);
    emulator.finishProvisioning();
    await page.see(/is available/);
  },

  "a form that nobody has touched": openForm,

  "a form full of errors, advice and suggestions": async (page) => {
    await openForm(page);
    await page.type("Name", "-");
    await page.type("Remote host", "192.168.0.1");
    await page.type("Pre-shared key", "hunter2");
    await page.type("Cloud network 1", "10.0.0.1/8");
    await page.type("Lifetime in seconds", "1");
    await page.press("Create");
    await page.seeAtField("Peer network 1", /^invalid/);
  },

  "a form with a pasted list of networks that overlap": async (page) => {
    await openForm(page);
    await page.paste("Cloud network 1", [...MANY_NETWORKS, "10.3.0.0/33"].join(", "));
    await page.paste("Peer network 1", ["10.1.0.0/16", "10.2.0.1/16", ...LONG_NETWORKS].join("\n"));
    await page.seeAtField("Cloud network 21", /^invalid/);
  },

  "a key that is shown": async (page) => {
    await openForm(page);
    await page.press("Generate");
    await page.press("Copy");
    await page.see(/Copied|does not let/);
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
    await emulator.nextAnswer({ status: 422, method: "POST", body: { httpStatus: 422, messages } });
    await page.press("Create");
    await page.see(/no room for another tunnel/);
  },

  "an edit on its way to the form": async (page, emulator) => {
    await connectTo(page, emulator);
    await emulator.keepWaiting();
    await page.press("Edit");
    await page.find("progressbar", "Reading the tunnel").wait();
  },

  "an edit that cannot be read": async (page, emulator) => {
    await connectTo(page, emulator, LONG_NAME);
    await emulator.nextAnswer({ status: 403, method: "GET" });
    await page.press("Edit");
    await page.see(/not allowed to do that/);
  },

  "an edit without the key": async (page, emulator) => {
    await editForm(page, emulator);
    await page.press("Save changes");
    await page.seeAtField("Pre-shared key", /^invalid/);
  },

  "the review of an edit": async (page, emulator) => {
    await editForm(page, emulator);
    await page.type("Name", LONG_NAME);
    await page.type("Description", "Now with a description.");
    await page.paste("Cloud network 1", MANY_NETWORKS.join(" "));
    await page.press("Generate");
    await page.press("Save changes");
    await page.see(/What will change/);
  },

  "the review of an edit that replaces nothing but the key": async (page, emulator) => {
    await editForm(page, emulator);
    await page.press("Generate");
    await page.press("Save changes");
    await page.see(/Only the pre-shared key/);
  },

  "the question before a tunnel is deleted": async (page, emulator) => {
    await connectTo(page, emulator, LONG_NAME, { remoteHost: LONG_HOST });
    await page.press("Delete");
    await page.find("dialog", "Delete tunnel").wait();
  },

  "a tunnel that may not be deleted": async (page, emulator) => {
    await connectTo(page, emulator);
    await page.press("Delete");
    await emulator.nextAnswer({ status: 403, method: "DELETE" });
    await page.press("Delete Office");
    await page.see(/not allowed to do that/);
  },

  "an import before anything is chosen": async (page) => {
    await connect(page);
    await page.press("Import");
    await page.find("dialog", "Import tunnels").wait();
  },

  "an import that is not JSON": async (page) => {
    await connect(page);
    await page.press("Import");
    await page.fill("JSON", "[{");
    await page.see(/This is not JSON/);
  },

  "an import with tunnels that cannot be sent": async (page) => {
    const advised = { ...definition("Advised"), cloudNetworkCIDRs: ["10.0.0.1/8"] };
    await openImport(page, [definition("Good"), definition(LONG_NAME), advised, { name: "Bad" }, { name: 1 }]);
    await page.see(/Not sent as it is/);
  },

  "an import on its way": async (page, emulator) => {
    await openImport(page, [definition("North"), definition("South"), definition("East"), definition("West")]);
    await emulator.keepWaiting();
    await page.press("Send 4 tunnels");
    await page.see(/Being sent/);
  },

  "an import that was stopped": async (page, emulator) => {
    await openImport(page, [definition("North"), definition("South"), definition("East"), definition("West")]);
    await emulator.keepWaiting();
    await page.press("Send 4 tunnels");
    await page.press("Stop");
    await page.see(/Stopped before it was sent/);
  },

  "an import with every outcome": async (page, emulator) => {
    await openImport(page, [definition("North"), definition(LONG_NAME)]);
    await page.press("Send 2 tunnels");
    await page.see(/North\s*Created/);
    await page.fill("JSON", JSON.stringify([definition("North"), definition("South"), definition("Refused")]));
    await emulator.nextAnswer({ status: 403, method: "PUT" });
    await page.press("Send 3 tunnels");
    await page.see(/not allowed to do that/);
    await page.see(/Replaced|Created/);
  },

  "the request log with what was sent again": async (page, emulator) => {
    await emulator.nextAnswer({ status: 503, retryAfter: 0, method: "GET" });
    await page.press("Connect");
    await page.see(/no tunnels yet/);
    await page.unfold("Request log");
    await page.see(/again after 0 ms/);
  },

  "the request log without entries": async (page) => {
    await page.press("Connect");
    await page.see(/no tunnels yet/);
    await page.unfold("Request log");
    await page.press("Empty the log");
    await page.see(/Nothing was sent yet/);
  },

  "a browser that will not compile WebAssembly": async (page) => {
    await page.reloadWithoutWebAssembly();
    await page.find("button", "Load the page again").wait();
  },

  "an emulator that misbehaves": async (page) => {
    await page.find("switch", "Slow: up to two seconds more for each answer").click();
    await page.find("switch", "Busy: one request a second, the others are told to wait").click();
  },
};
