/** Two network namespaces with a wire between them: the IONOS gateway's host and the peer's. Needs root. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { poll } from "../support/poll.js";

const execute = promisify(execFile);

/** Runs a program to its end, within a time limit; resolves to its output. */
export async function run(command, args, { timeout = 20_000, env } = {}) {
  try {
    const { stdout } = await execute(command, args, { timeout, env: { ...process.env, ...env } });
    return stdout;
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}: ${error.stderr || error.stdout || error.message}`);
  }
}

/** Calls a function until it returns something, within a time limit. */
export const until = (what, ask, { timeout = 15_000, diagnose = () => "" } = {}) =>
  poll(ask, async () => `${what}: not within ${timeout} ms.\n${await diagnose()}`, { patienceMs: timeout });

/** The two hosts. Each has an address on the wire, and one in each network behind it. */
export class Network {
  folder = mkdtempSync(join(tmpdir(), "peers-live-"));
  gateway = new Host(`ipt-gateway-${process.pid}`, "192.0.2.1", this.folder);
  peer = new Host(`ipt-peer-${process.pid}`, "192.0.2.2", this.folder);

  async start() {
    // Also cleaned up when the tests are interrupted.
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => this.stop().finally(() => process.exit(1)));
    for (const host of [this.gateway, this.peer]) {
      await run("ip", ["netns", "add", host.name]);
      host.isThere = true;
    }
    const ends = [this.gateway.name, "type", "veth", "peer", "name", "wire", "netns", this.peer.name];
    await run("ip", ["link", "add", "wire", "netns", ...ends]);
    for (const host of [this.gateway, this.peer]) {
      await host.ip("addr", "add", `${host.address}/24`, "dev", "wire");
      for (const device of ["lo", "wire"]) await host.ip("link", "set", device, "up");
    }
  }

  /** Ends exactly the processes, and removes exactly the namespaces, that this object has made. */
  async stop() {
    for (const host of [this.gateway, this.peer]) await host.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

class Host {
  isThere = false;
  daemons = [];
  addresses = new Set();

  constructor(name, address, folder) {
    Object.assign(this, { name, address, folder: join(folder, name) });
  }

  ip(...args) {
    return run("ip", ["-n", this.name, ...args]);
  }

  /** Gives the host an address in a network behind it. */
  async settle(address) {
    if (this.addresses.has(address)) return;
    this.addresses.add(address);
    const isIpv6 = address.includes(":");
    await this.ip("addr", "add", `${address}/${isIpv6 ? 128 : 32}`, "dev", "lo", ...(isIpv6 ? ["nodad"] : []));
  }

  /** Whether an address answers to one of this host. */
  async reaches(from, to) {
    const family = to.includes(":") ? "-6" : "-4";
    const ping = ["netns", "exec", this.name, "ping", family, "-q", "-c1", "-W2", "-I", from, to];
    return run("ip", ping).then(
      () => true,
      () => false,
    );
  }

  async stop() {
    for (const daemon of this.daemons) await daemon.stop();
    if (this.isThere) await run("ip", ["netns", "del", this.name]);
  }
}
