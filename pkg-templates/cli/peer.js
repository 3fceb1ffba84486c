/** `peer FILE`: the configuration of a tunnel's other side, printed or written. Only this subcommand outputs the key. */

import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { peerConfig, peerDevices } from "ionos-ipsec-tunnels/peers";
import { UsageError } from "./arguments.js";
import { findIssues, hasErrors, inOrder } from "./check.js";
import { readDefinitions } from "./definitions.js";
import { hidden } from "./keys.js";
import { issuesAsText } from "./report-text.js";
import { clean } from "./terminal.js";

export async function run({ files: [file], device, tunnel: name, output, force = false, ...identities }) {
  if (!peerDevices.some(({ id }) => id === device)) {
    throw new UsageError(`--device must be one of ${peerDevices.map(({ id }) => id).join(", ")}, not "${device}"`);
  }
  // Probably an empty variable of the shell. The key must not be written into the current folder by mistake.
  if (output === "") throw new UsageError("--output must name a folder");
  const definitions = await readDefinitions(file);
  const wrong = findIssues(definitions, { advice: false });
  const isJson = definitions.tunnels.length > 0 || !hasErrors(wrong);
  const index = isJson ? indexOf(definitions, name) : undefined;
  const isRead = isJson && definitions.isRead(index);
  const ofTunnel = wrong.filter(({ path }) => !definitions.isList || path[0] === index);
  // A tunnel that was read has no key, and may have algorithms that are newer than this release.
  if (hasErrors(ofTunnel) && !isRead) {
    process.stderr.write(issuesAsText(definitions, inOrder(ofTunnel)));
    return 1;
  }
  const properties = definitions.tunnels[index];
  // The two ends are easily mistaken for each other, and no device would notice.
  if (identities["gateway-address"] === properties.remoteHost) {
    throw new UsageError(
      "--gateway-address is the remoteHost of the tunnel, which is the peer: list --gateways shows the gateway's address",
    );
  }
  const configFor = (tunnel) => configOf(isRead ? { properties: tunnel } : tunnel, device, identities);
  const config = configFor(properties);
  const issues = config.issues.map((issue) => {
    const path = definitions.isList ? [index, ...issue.path] : issue.path;
    return { ...issue, path, position: definitions.place(path) };
  });
  process.stderr.write(issuesAsText(definitions, issues));
  if (hasErrors(issues)) return 1;
  const nameOnDevice = (tunnelName) => configFor({ ...properties, name: tunnelName }).files[0].name.replace(/\..*/, "");
  tellNamesakes(definitions, properties.name, soundNames(definitions, wrong), nameOnDevice);
  if (output === undefined) print(config);
  else await write(config, output, force);
  return 0;
}

/** The valid names of the file's tunnels. */
function soundNames({ tunnels }, wrong) {
  const isSound = (tunnel, index) =>
    typeof tunnel?.name === "string" && !wrong.some(({ path }) => path[0] === index && path[1] === "name");
  return tunnels.filter(isSound).map(({ name }) => name);
}

/** Warns of tunnels whose names become the same on a device, where names have only lower-case letters, digits and hyphens. */
function tellNamesakes({ name: file, keys }, name, names, nameOnDevice) {
  const own = nameOnDevice(name);
  for (const other of names.filter((other) => other !== name && nameOnDevice(other) === own)) {
    const told = `"${name}" and "${other}" are both ${own} on a device: rename one before the same device gets both.`;
    process.stderr.write(`${clean(`${file}: ${hidden(told, keys)}`)}\n`);
  }
}

/** The index of the tunnel that is meant. */
function indexOf({ tunnels, name: file, keys }, name) {
  if (tunnels.length === 0) throw new UsageError(`${file} holds no tunnel`);
  const names = tunnels.map((tunnel) => tunnel?.name);
  const shown = hidden(names.filter((one) => typeof one === "string").join(", "), keys);
  if (name === undefined) {
    if (tunnels.length === 1) return 0;
    throw new UsageError(`${file} holds several tunnels: name one with --tunnel (${shown})`);
  }
  const where = (fits) => names.flatMap((one, index) => (fits(one) ? [index] : []));
  const exact = where((one) => one === name);
  // A name with invisible characters may be typed as it is shown, with the code points in their place.
  const fitting = exact.length > 0 ? exact : where((one) => typeof one === "string" && clean(one) === name);
  if (fitting.length === 1) return fitting[0];
  const many = fitting.length === 0 ? "no tunnel" : "several tunnels";
  throw new UsageError(`${file} holds ${many} of the name "${name}" (${shown})`);
}

/** The arguments that give the options of `peerConfig`. */
const ARGUMENTS = {
  gatewayAddress: "--gateway-address",
  gatewayId: "--gateway-id",
  peerId: "--peer-id",
  peerAddress: "--peer-address",
};

function configOf(tunnel, device, identities) {
  const options = Object.entries(ARGUMENTS).map(([option, argument]) => [option, identities[argument.slice(2)]]);
  const given = Object.fromEntries(options.filter(([, value]) => value !== undefined));
  try {
    return peerConfig(tunnel, device, given);
  } catch (error) {
    // The tunnel is valid, so the error is about the options.
    if (error.name !== "ValidationError") throw error;
    const inWords = ({ path: [option], message }) => message.replace(option, ARGUMENTS[option] ?? option);
    throw new UsageError(error.issues.map(inWords).join(" "));
  }
}

/** Prints files to stdout, and the steps to stderr, so that the output can be redirected into a file. */
function print({ files, steps }) {
  for (const { name, text } of files) {
    if (files.length > 1) process.stderr.write(`==> ${name} <==\n`);
    process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
  }
  process.stderr.write(steps.map((step) => `${clean(step)}\n`).join(""));
}

async function write({ files, steps }, folder, force) {
  for (const file of files) {
    const path = join(folder, file.name);
    const before = await readFile(path, "utf8").catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw new UsageError(`${path} cannot be read (${error.code})`);
    });
    const other = before && otherTunnel(before, file.text);
    if (other) {
      throw new UsageError(
        `${path} is there already, for the tunnel "${other}": write to another folder, or remove it`,
      );
    }
    if (before !== undefined && before !== file.text && !force) {
      throw new UsageError(`${path} is there already and different: --force overwrites it`);
    }
  }
  for (const file of files) {
    await replace(join(folder, file.name), file.text, file.secret ? 0o600 : 0o644);
    process.stdout.write(`wrote ${clean(join(folder, file.name))}\n`);
  }
  process.stdout.write(`Next, in ${clean(folder)}:\n${steps.map((step) => `${clean(step)}\n`).join("")}`);
}

/** The tunnel in the first line of an existing file, if it differs from the one in a new text. */
function otherTunnel(file, text) {
  const [tunnel, own] = [file, text].map((content) => /^([#!] [A-Za-z ]+: )(.*)/.exec(content));
  return tunnel?.[1] === own?.[1] && tunnel?.[2] !== own?.[2] ? tunnel?.[2] : undefined;
}

/** Writes a new file and renames it, so that the key is never in an existing file whose mode lets others read it. */
async function replace(path, text, mode) {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { flag: "wx", mode });
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw new UsageError(`${path} cannot be written (${error.code})`);
  }
}
