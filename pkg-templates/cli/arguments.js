/** Reads the arguments of the command, and refuses wrong ones. */

import { parseArgs } from "node:util";

export const HELP = `Checks IPSec tunnels of the IONOS Cloud VPN Gateway, and makes a gateway have them.

  ionos-ipsec-tunnels check FILE…   says what is wrong or unwise, and where
      --format text|json|sarif        for people, for programs, or for code scanning (default text)
      --language en|de|es|fr          of the messages (default en)
      --no-advice                     errors alone
      --without-keys                  the files hold no pre-shared keys, and need none
  ionos-ipsec-tunnels plan FILE --gateway ID
                                    shows what would be created, changed and deleted
      --prune                         delete tunnels that are not in FILE
      --rotate-keys                   send all keys again: the API does not tell whether one has changed
      --format text|json
  ionos-ipsec-tunnels apply FILE --gateway ID
                                    shows the plan, asks, and carries it out
      --prune, --rotate-keys          as for plan
      --wait                          until the API has set its side up, or deleted what is to go
      --yes                           do not ask; needed where there is no terminal to ask at
      --format text|json
  ionos-ipsec-tunnels list --gateway ID | --gateways
                                    the tunnels of a gateway, or the gateways
      --format text|json
  ionos-ipsec-tunnels peer FILE --device NAME --gateway-address IP
                                    the configuration of the tunnel's other side; it holds the pre-shared key
      --tunnel NAME                   which one, where FILE holds several
      --output DIR                    write files (mode 0600 where they hold the key) instead of printing them
      --force                         overwrite files that are different
      --gateway-id ID, --peer-id ID   IKE identities, where they are not the address and the remote host
      --peer-address IP               the address that the peer sends from behind NAT

FILE holds a tunnel, an array of tunnels, or an answer of the API, as JSON; "-" is standard input.

plan, apply and list ask the API:
  --region NAME      such as de-fra; or the environment variable IONOS_API_URL
  --base-url URL     another server
The token is taken from the environment variable IONOS_TOKEN, never from an argument: those can be seen by others.

--help and --version explain the command and tell its release.

Exit status: 0 fine, 1 errors were found or steps have failed, 2 the command was called wrongly, 130 stopped by Ctrl-C,
143 by SIGTERM.
`;

/** The command was called wrongly. The message is for the person who typed it. */
export class UsageError extends Error {}

const text = { type: "string" };
const flag = { type: "boolean" };
const api = { region: text, "base-url": text };
const planning = { gateway: text, prune: flag, "rotate-keys": flag, format: text, ...api };

/** The subcommands: their options, as `parseArgs` expects them, how many files they take, and the values of options. */
const subcommands = {
  check: {
    options: { format: text, language: text, "no-advice": flag, "without-keys": flag },
    files: { min: 1, max: Number.POSITIVE_INFINITY },
    choices: { format: ["text", "json", "sarif"], language: ["en", "de", "es", "fr"] },
  },
  plan: { options: planning, files: { min: 1, max: 1 }, required: ["gateway"] },
  apply: { options: { ...planning, wait: flag, yes: flag }, files: { min: 1, max: 1 }, required: ["gateway"] },
  list: { options: { gateway: text, gateways: flag, format: text, ...api }, files: { min: 0, max: 0 } },
  peer: {
    options: {
      device: text,
      tunnel: text,
      output: text,
      force: flag,
      "gateway-address": text,
      "gateway-id": text,
      "peer-id": text,
      "peer-address": text,
    },
    files: { min: 1, max: 1 },
    required: ["device", "gateway-address"],
  },
};

/**
 * @param {string[]} argv
 * @returns {{ help: true } | { version: true } | { subcommand: string, files: string[] }} the last with the options by
 *   their names, and `format` and `language` filled in
 * @throws {UsageError}
 */
export function readArguments(argv) {
  const [subcommand, ...rest] = argv;
  if (subcommand === undefined) throw new UsageError(`name one of ${names}; --help explains them`);
  // Everything after "--" is a name of a file.
  const before = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  if (subcommand === "help" || before.includes("--help") || before.includes("-h")) return { help: true };
  if (before.includes("--version")) return { version: true };
  if (!Object.hasOwn(subcommands, subcommand)) {
    throw new UsageError(`there is no subcommand "${subcommand}", only ${names}; --help explains them`);
  }
  // Checked before anything else, as other messages could repeat the secret.
  if (argv.some((argument) => /^--?(?:token|api-?key|psk|key|password)(?:=|$)/i.test(argument))) {
    throw new UsageError(
      "secrets are not taken as arguments, where others can see them: put the token into IONOS_TOKEN, and keys into FILE",
    );
  }
  const { options, files: count, required = [], choices = { format: ["text", "json"] } } = subcommands[subcommand];
  const { values, positionals: files } = parse(rest, options);
  if (files.length < count.min) throw new UsageError(`${subcommand} needs a FILE`);
  if (files.length > count.max) throw new UsageError(`${subcommand} takes ${count.max === 0 ? "no" : "one"} FILE`);
  // Probably an unset variable of the shell.
  if (files.includes("")) throw new UsageError("FILE must name a file");
  if (files.filter((file) => file === "-").length > 1) throw new UsageError(`standard input ("-") can be read once`);
  for (const name of required) {
    if (values[name] === undefined) throw new UsageError(`${subcommand} needs --${name}`);
  }
  for (const [name, allowed] of Object.entries(choices)) {
    values[name] ??= allowed[0];
    if (!allowed.includes(values[name])) {
      throw new UsageError(`--${name} must be ${inWords(allowed, "or")}, not "${values[name]}"`);
    }
  }
  if (subcommand === "list" && (values.gateway === undefined) === (values.gateways === undefined)) {
    throw new UsageError("list needs either --gateway or --gateways");
  }
  return { subcommand, files, ...values };
}

function parse(args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    if (error.code?.startsWith("ERR_PARSE_ARGS")) throw new UsageError(error.message.replaceAll("\n", " "));
    throw error;
  }
}

const inWords = (list, conjunction) => `${list.slice(0, -1).join(", ")} ${conjunction} ${list.at(-1)}`;
const names = inWords(Object.keys(subcommands), "and");
