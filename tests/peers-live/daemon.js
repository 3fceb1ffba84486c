/** strongSwan's daemons in a host of the network, each with a folder and a control socket of its own. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, until } from "./network.js";

/** The plugins for all algorithms of the API. `kernel-libipsec` does ESP in the daemon, and needs only a tun device. */
const PLUGINS =
  "random nonce aes sha1 sha2 hmac kdf openssl gcm ccm ctr xcbc kernel-libipsec kernel-netlink socket-default vici";

/** Milliseconds for a daemon to come up, and to end. */
const PATIENCE = 10_000;

export class Daemon {
  constructor(host) {
    this.host = host;
    this.folder = join(host.folder, "daemon");
    this.socket = join(this.folder, "vici");
    this.log = join(this.folder, "log");
    mkdirSync(this.folder, { recursive: true });
  }

  /** strongSwan's charon, which is configured over its control socket. */
  static async swanctl(host) {
    const daemon = new Daemon(host);
    const conf = daemon.settings("charon-systemd", PLUGINS, "");
    await daemon.start("charon-systemd", [], conf);
    return daemon;
  }

  /** strongSwan by its starter, which reads ipsec.conf and ipsec.secrets. It has a /run of its own for its sockets. */
  static async starter(host, ipsecConf, ipsecSecrets) {
    const daemon = new Daemon(host);
    const conf = daemon.settings("charon", `${PLUGINS} stroke`, `stroke { secrets_file = ${ipsecSecrets} }`);
    const script = 'mount -t tmpfs tmpfs /run && exec /usr/lib/ipsec/starter --nofork --conf "$0"';
    await daemon.start("unshare", ["--mount", "sh", "-c", script, ipsecConf], conf);
    return daemon;
  }

  /** Writes strongswan.conf. */
  settings(name, plugins, more) {
    const file = join(this.folder, "strongswan.conf");
    const log = `filelog { log { path = ${this.log}.charon\n default = 1\n flush_line = yes } }`;
    const settings = `load = ${plugins}\nplugins { vici { socket = unix://${this.socket} }\n${more} }\n${log}`;
    writeFileSync(file, `${name} {\n${settings}\n}\n`);
    return file;
  }

  async start(command, args, conf) {
    const output = openSync(this.log, "a");
    this.child = spawn("ip", ["netns", "exec", this.host.name, command, ...args], {
      env: { ...process.env, STRONGSWAN_CONF: conf },
      stdio: ["ignore", output, output],
    });
    this.host.daemons.push(this);
    await until(`${command} in ${this.host.name}`, () => existsSync(this.socket), {
      timeout: PATIENCE,
      diagnose: () => this.diagnose(),
    });
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(timer);
  }

  swanctl(...args) {
    return run("swanctl", [...args, "--uri", `unix://${this.socket}`]);
  }

  /** Loads a configuration, which replaces the one before. */
  async load(text) {
    const file = join(this.folder, "swanctl.conf");
    writeFileSync(file, text, { mode: 0o600 });
    await this.swanctl("--load-all", "--clear", "--noprompt", "--file", file);
  }

  /**
   * The SAs: each IKE SA with its unique number and whether it is established, and its children with their SPIs.
   *
   * @returns {Promise<{ number: number, isUp: boolean, children: { name: string, isUp: boolean, spi: string }[] }[]>}
   */
  async sas() {
    const sas = [];
    for (const line of (await this.swanctl("--list-sas")).split("\n")) {
      const ike = /^\S+: #(\d+), (\w+),/.exec(line);
      const child = /^ {2}(\S+): #\d+, reqid \d+, (\w+),/.exec(line);
      const spi = /^ {4}in +(\w+)/.exec(line);
      if (ike) sas.push({ number: Number(ike[1]), isUp: ike[2] === "ESTABLISHED", children: [] });
      else if (child) sas.at(-1).children.push({ name: child[1], isUp: child[2] === "INSTALLED", spi: "" });
      else if (spi) sas.at(-1).children.at(-1).spi = spi[1];
    }
    return sas;
  }

  /** The IKE SA that is established with the child that is installed, once there is one of each. */
  up(what) {
    const ask = async () => {
      // A replaced SA stays for a few seconds in another state, so that no packet on its way is lost.
      const established = (await this.sas()).filter(({ isUp }) => isUp);
      const installed = established.flatMap(({ children }) => children.filter(({ isUp }) => isUp));
      const [{ number } = {}] = established;
      const [{ name, spi } = {}] = installed;
      return established.length === 1 && installed.length === 1 && { number, child: name, spi };
    };
    return until(what, ask, { diagnose: () => this.diagnose() });
  }

  async diagnose() {
    const tail = (file) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(-40).join("\n") : "");
    const sas = existsSync(this.socket) ? await this.swanctl("--list-sas").catch(String) : "no socket";
    return `${this.host.name}\n${sas}\n${tail(this.log)}\n${tail(`${this.log}.charon`)}`;
  }
}
