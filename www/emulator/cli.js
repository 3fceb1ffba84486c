#!/usr/bin/env node
// `npm run emulator`: serves the emulator, or a proxy to a real server, on 127.0.0.1, until a signal ends it.

import { parseArgs } from "node:util";
import { MAX_LATENCY_MS, MAX_RATE_PER_SECOND, MAX_SEED } from "./bad-day.js";
import { GatewaysFileError } from "./gateways.js";
import { AssetsError, serveEmulator } from "./server.js";
import { StateFileError } from "./state-file.js";

const HELP = `Emulates the IPSec tunnels and gateways of the IONOS Cloud VPN Gateway API on 127.0.0.1.

  --port N             port to listen on, 0 for any free one (default 8080)
  --provision-ms N     how long a tunnel is PROVISIONING, and DESTROYING (default 3000)
  --state FILE         keep the tunnels in FILE across restarts
  --gateways FILE      list the gateways of FILE, a JSON array of { "id", "properties": { "name", "gatewayIP", … } }
                       as "IPSecGateway" in openapi.json has them, instead of three that are there otherwise
  --strict-gateways    tunnels only in the gateways that are listed; otherwise any UUID is a gateway of tunnels
  --relative-links     links between pages begin with the path, not with the server
  --nulls              null for a description or a status message that there is not, instead of leaving it out
  --violation-status S answer a request that breaks the schema with 400 or 422 (default 422)
  --assets FOLDER      serve the files of FOLDER beside the API
  --latency-ms N       each answer is late by a random time of up to N milliseconds
  --fault-rate R       the share of requests that meet a random fault: 0 for none, 0.2 for one in five, 1 for all
  --rate-per-second N  carry out so many requests in a second, and answer the others with 429
  --seed N             repeat a bad day: the same seed and the same requests give the same delays and faults;
                       chosen and told on stderr unless given
  --upstream URL       pass requests on to this server instead of emulating it, for pages that its CORS rules keep out
  --help               show this text

The faults are 429, 500, 502, 503 and 504, with and without Retry-After, connections that break before or after the
request was carried out, and answers that break off or stall.

Any bearer token is accepted, except "forbidden" (answered with 403) and those with "invalid" in them (401).

Not everything about the API is public. Nobody outside knows whether it answers a violation with 400 or 422, and links
and descriptions were seen in more than one form: hence the options. Of the error codes, paas-auth-1, paas-feature-1 and
paas-validation-1 were seen; all others are invented. A tunnel to a host under .invalid becomes FAILED: this is the
emulator's way of showing a failure. AVAILABLE means that the API has set its side up, not that traffic flows.`;

class UsageError extends Error {}

function readOptions() {
  const string = { type: "string" };
  const boolean = { type: "boolean" };
  const { values } = parseArgs({
    options: {
      port: string,
      "provision-ms": string,
      state: string,
      assets: string,
      "latency-ms": string,
      "fault-rate": string,
      "rate-per-second": string,
      seed: string,
      upstream: string,
      gateways: string,
      "strict-gateways": boolean,
      "relative-links": boolean,
      nulls: boolean,
      "violation-status": string,
      help: boolean,
    },
  });
  return {
    help: values.help,
    port: wholeNumber("--port", values.port ?? "8080", 65535),
    provisionMs: wholeNumber("--provision-ms", values["provision-ms"] ?? "3000", Number.MAX_SAFE_INTEGER),
    stateFile: named("--state", values.state),
    gatewaysFile: named("--gateways", values.gateways),
    strictGateways: values["strict-gateways"],
    relativeLinks: values["relative-links"],
    nulls: values.nulls,
    violationStatus: violationStatus("--violation-status", values["violation-status"] ?? "422"),
    assets: named("--assets", values.assets),
    latencyMs: wholeNumber("--latency-ms", values["latency-ms"] ?? "0", MAX_LATENCY_MS),
    faultRate: share("--fault-rate", values["fault-rate"] ?? "0"),
    ratePerSecond: wholeNumber("--rate-per-second", values["rate-per-second"] ?? "0", MAX_RATE_PER_SECOND),
    upstream: values.upstream === undefined ? undefined : address("--upstream", values.upstream),
    seed: values.seed === undefined ? undefined : wholeNumber("--seed", values.seed, MAX_SEED),
  };
}

function wholeNumber(option, text, max) {
  if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
  throw new UsageError(`${option} must be a whole number from 0 to ${max}, not "${text}"`);
}

function share(option, text) {
  if (/^\d*\.?\d+$/.test(text) && Number(text) <= 1) return Number(text);
  throw new UsageError(`${option} must be a number from 0 to 1, not "${text}"`);
}

function violationStatus(option, text) {
  if (text === "400" || text === "422") return Number(text);
  throw new UsageError(`${option} must be 400 or 422, not "${text}"`);
}

function address(option, text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (/^https?:$/.test(url?.protocol) && !url.username && !url.search && !url.hash) return url.href;
  throw new UsageError(
    `${option} must be the base URL of a server, such as https://vpn.de-fra.ionos.com, not "${text}"`,
  );
}

function named(option, path) {
  if (path === "") throw new UsageError(`${option} must not be empty`);
  return path;
}

async function main() {
  const { help, ...options } = readOptions();
  if (help) {
    console.log(HELP);
    return;
  }
  const server = await serveEmulator(options);
  const end = () => {
    process.off("SIGINT", end).off("SIGTERM", end);
    server.close().catch(fail);
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  const isBadDay = options.latencyMs > 0 || options.faultRate > 0;
  if (isBadDay && options.seed === undefined) console.error(`--seed ${server.seed} repeats this bad day`);
  console.log(server.url);
}

function fail(error) {
  const isUsage = error instanceof UsageError || error.code?.startsWith("ERR_PARSE_ARGS");
  process.exitCode = isUsage ? 2 : 1;
  console.error(explain(error));
}

function explain(error) {
  if (error.code === "EADDRINUSE")
    return `Port ${error.port} is in use; choose another with --port, or 0 for any free one`;
  if (error.code === "EACCES" && error.syscall === "listen")
    return `Port ${error.port} needs privileges; choose another with --port`;
  const isForPeople = [UsageError, StateFileError, GatewaysFileError, AssetsError].some(
    (kind) => error instanceof kind,
  );
  return isForPeople || error.code?.startsWith("ERR_PARSE_ARGS") ? error.message : error;
}

main().catch(fail);
