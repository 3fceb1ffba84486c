// `check`: its output for good and bad files, and its exit status.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { runProgram } from "../support/program.js";
import { COMMAND, definition, folderWith, PSK, run, runAtTerminal } from "./support.js";

const fixture = new URL("../fixtures/", import.meta.url);

/** Checks one file of that content. */
async function check(context, content, ...args) {
  const cwd = await folderWith(context, { "tunnels.json": content });
  return run(["check", "tunnels.json", ...args], { cwd });
}

/** The issues that the command reports for a file, as JSON. */
async function issuesOf(context, content, ...args) {
  const { stdout } = await check(context, content, "--format", "json", ...args);
  return JSON.parse(stdout).files[0].issues;
}

test("a good file is fine", async (context) => {
  const { status, stdout, stderr } = await check(context, [definition("a", 1), definition("b", 2)]);
  assert.deepEqual([status, stderr], [0, ""]);
  assert.equal(stdout, "2 tunnels in 1 file: 0 errors, 0 warnings, 0 infos\n");
});

test("an error is reported with file, line and column, its line and a caret, and the status is 1", async (context) => {
  const { status, stdout } = await check(context, definition("office", 1, { remoteHost: "10.0.0.256" }));
  assert.equal(status, 1);
  const [head, line, marker] = stdout.split("\n");
  assert.match(head, /^tunnels\.json:3:17: error: remoteHost .*\. \[remote-host\.invalid\]$/);
  assert.equal(line, '3 |   "remoteHost": "10.0.0.256",');
  assert.equal(marker, "  |                 ^~~~~~~~~~~~");
});

test("a suggestion is printed with its issue", async (context) => {
  const { stdout } = await check(context, definition("office", 1, { cloudNetworkCIDRs: ["10.7.0.1/24"] }));
  assert.match(stdout, /\[cidr\.host-bits\]\n.*\n.*\n {3}= try "10\.7\.0\.0\/24"\n/);
});

test("advice alone leaves the status 0, and can be left out", async (context) => {
  const advised = definition("office", 1, { cloudNetworkCIDRs: ["10.7.0.1/24"] });
  assert.equal((await check(context, advised)).status, 0);
  assert.match((await check(context, advised, "--no-advice")).stdout, /: 0 errors, 0 warnings, 0 infos\n$/);
});

const bad = definition("office", 1, { ike: { lifetime: 3599 } });
const shapes = {
  "a tunnel": { content: bad, path: ["ike", "lifetime"] },
  "an array": { content: [definition("first", 2), bad], path: [1, "ike", "lifetime"] },
  "a request": { content: { metadata: { note: "[{" }, properties: bad }, path: ["ike", "lifetime"] },
  "a list of the API": {
    content: {
      id: "x",
      type: "collection",
      items: [
        { id: "y", properties: definition("first", 2) },
        { properties: bad, id: "z" },
      ],
    },
    path: [1, "ike", "lifetime"],
  },
  "an array of answers": {
    content: [{ properties: definition("first", 2) }, { properties: bad }],
    path: [1, "ike", "lifetime"],
  },
};
for (const [shape, { content, path }] of Object.entries(shapes)) {
  for (const space of [0, 2]) {
    test(`${shape}${space ? "" : ", on one line"}: the issue is at its place in the file`, async (context) => {
      const text = JSON.stringify(content, null, space);
      const [issue, ...others] = await issuesOf(context, text);
      assert.deepEqual([issue.code, issue.path, others], ["number.min", path, []]);
      assert.equal(text.slice(issue.position.offset).startsWith("3599"), true);
      const line = text.split("\n")[issue.position.line - 1];
      assert.equal(line.slice(issue.position.column - 1).startsWith("3599"), true);
    });
  }
}

test("an empty list of the API is fine", async (context) => {
  const { status, stdout } = await check(context, { type: "collection", items: [] });
  assert.deepEqual([status, stdout], [0, "0 tunnels in 1 file: 0 errors, 0 warnings, 0 infos\n"]);
});

test("what the API answers needs no key and no description", async () => {
  for (const name of ["read-response.json", "list-response.json"]) {
    const { status, stdout } = await run(["check", "--no-advice", new URL(name, fixture).pathname]);
    assert.equal(status, 0, stdout);
  }
});

test("a description that is null is taken from the API, not from a definition", async (context) => {
  const properties = definition("office", 1, { description: null, auth: { method: "PSK" } });
  assert.deepEqual(await issuesOf(context, { type: "ipsectunnel", properties }), []);
  const codes = (await issuesOf(context, definition("office", 1, { description: null }))).map(({ code }) => code);
  assert.deepEqual(codes, ["type"]);
});

test("a definition needs a key, unless --without-keys is given", async (context) => {
  const keyless = definition("office", 1, { auth: { method: "PSK" } });
  const [{ code, path }] = await issuesOf(context, keyless);
  assert.deepEqual([code, path], ["psk.required", ["auth", "psk"]]);
  assert.deepEqual(await issuesOf(context, keyless, "--without-keys"), []);
});

test("conflicts between tunnels are reported", async (context) => {
  const issues = await issuesOf(context, [
    definition("same", 1),
    definition("same", 2, { remoteHost: "other.mycompany.com" }),
  ]);
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["tunnels.name"],
  );
});

test("a tunnel that is being deleted conflicts with no other", async (context) => {
  const answer = (status) => ({ type: "ipsectunnel", metadata: { status }, properties: definition("same", 1) });
  const codes = async (status) => {
    const issues = await issuesOf(context, { items: [answer("AVAILABLE"), answer(status)] });
    return issues.map(({ code }) => code);
  };
  assert.deepEqual(await codes("AVAILABLE"), ["tunnels.name", "tunnels.same-peer"]);
  assert.deepEqual(await codes("DESTROYING"), []);
});

test("an issue between tunnels names the field within its tunnel, and the position of the other one", async (context) => {
  const changes = { remoteHost: "other.mycompany.com", peerNetworkCIDRs: ["192.168.1.0/24"] };
  const same = [definition("same", 1), definition("same", 2, changes)];
  const { stdout } = await check(context, same);
  const messages = stdout.match(/(?<=warning: ).*/g);
  const [, place] = /\((\d+:3)\) is the name/.exec(messages[0]);
  assert.deepEqual(messages, [
    `name of tunnel same (${place}) is the name of tunnel same (2:3) too; give each tunnel its own. [tunnels.name]`,
    `peerNetworkCIDRs.0 of tunnel same (${place}) is also 192.168.1.0/24 of tunnel same (2:3), so that the gateway cannot tell which tunnel to use; use disjoint networks. [tunnels.overlap]`,
  ]);
  const german = await check(context, same, "--language", "de");
  assert.match(german.stdout, /warning: name von Tunnel same \(\d+:3\) ist auch der Name von Tunnel same \(2:3\);/);
  const issues = await issuesOf(context, same);
  assert.deepEqual(
    issues.map(({ path, params }) => [path, params.other]),
    [
      [[1, "name"], 0],
      [[1, "peerNetworkCIDRs", 0], 0],
    ],
  );
});

test("a tunnel without a name that may be shown is named by its position", async (context) => {
  const { stdout } = await check(context, [definition(PSK, 1), definition(PSK, 2)]);
  assert.match(stdout, /name of tunnel \(\d+:3\) is the name of tunnel \(2:3\) too;/);
});

test("standard input is read for -", async () => {
  const { status, stdout } = await run(["check", "-"], { input: JSON.stringify(bad) });
  assert.equal(status, 1);
  assert.match(stdout, /^<stdin>:1:\d+: error: /);
});

test("several files are reported one after the other", async (context) => {
  const cwd = await folderWith(context, { "a.json": bad, "b/c.json": bad, "d.json": definition() });
  const { status, stdout } = await run(["check", "a.json", "b/c.json", "d.json"], { cwd });
  assert.equal(status, 1);
  assert.deepEqual(stdout.match(/^\S+\.json(?=:)/gm), ["a.json", "b/c.json"]);
  assert.match(stdout, /3 tunnels in 3 files: 2 errors, /);
});

const broken = {
  "a comma at the end": `{"name": "office",\n}`,
  nothing: "",
  "a text in UTF-16": Buffer.from("\ufeff{}", "utf16le"),
  "no UTF-8": Uint8Array.of(0x22, 0xff, 0x22),
  "a value of another kind": "5",
  "a list of anything": `{"items": [5, null, [], {"properties": 7}]}`,
  "nesting without end": "[".repeat(100_000),
  "a closed nesting without end": "[".repeat(100_000) + "]".repeat(100_000),
};
for (const [what, content] of Object.entries(broken)) {
  test(`${what} is reported as errors with a position`, async (context) => {
    const { status, stdout, stderr } = await check(context, content);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^tunnels\.json:\d+:\d+: error: /);
  });
}

test("a byte order mark does not move the columns", async (context) => {
  const [issue] = await issuesOf(context, `\ufeff${JSON.stringify(bad)}`);
  assert.equal(issue.position.column, JSON.stringify(bad).indexOf("3599") + 1);
});

for (const [language, words] of Object.entries({ de: "muss mindestens", es: "como mínimo", fr: "au moins" })) {
  test(`--language ${language} words the messages`, async (context) => {
    const text = await check(context, bad, "--language", language);
    assert.ok(text.stdout.includes(words), text.stdout);
    const [{ message }] = await issuesOf(context, bad, "--language", language);
    assert.ok(message.includes(words), message);
  });
}

test("the JSON has files, issues and their counts", async (context) => {
  const { status, stdout } = await check(context, bad, "--format", "json");
  const { files, errors, warnings } = JSON.parse(stdout);
  assert.deepEqual([status, errors, warnings, files.length], [1, 1, 0, 1]);
  assert.deepEqual([files[0].file, files[0].tunnels], ["tunnels.json", 1]);
  const { code, severity, path, params, position, suggestion } = files[0].issues[0];
  assert.deepEqual([code, severity, path, suggestion], ["number.min", "error", ["ike", "lifetime"], 3600]);
  assert.equal(params.field, "ike.lifetime");
  assert.equal(position.line, 11);
});

test("colours are for terminals, and for those who want them", async (context) => {
  const cwd = await folderWith(context, { "tunnels.json": bad });
  const args = ["check", "tunnels.json"];
  const plain = (await run(args, { cwd })).stdout;
  assert.ok(!plain.includes("\u001b"));
  const coloured = await runAtTerminal(args, { cwd });
  assert.equal(coloured.status, 1);
  assert.ok(coloured.stdout.includes("\u001b[1;31merror:\u001b[0m"), coloured.stdout);
  for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
    assert.equal((await runAtTerminal(args, { cwd, env })).stdout.replaceAll("\r\n", "\n"), plain);
  }
  const forced = await run(args, { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
  assert.equal(forced.stdout, coloured.stdout.replaceAll("\r\n", "\n"));
  const refused = await runAtTerminal(args, { cwd, env: { FORCE_COLOR: "0" } });
  assert.equal(refused.stdout.replaceAll("\r\n", "\n"), plain);
});

test("nothing in a file steers the terminal", async (context) => {
  const name = "\u001b[2J\u202egnp\u0007\n\u2028";
  const cwd = await folderWith(context, {
    "a.json": definition(name, 1, { remoteHost: "\u001b]0;x\u0007" }),
    "b.json": `{"name": "\u001b[2J" x`,
  });
  const { stdout } = await run(["check", "a.json", "b.json"], { cwd });
  assert.doesNotMatch(stdout.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});

test("invisible characters are shown by their code points, and the caret stays below the value", async (context) => {
  const host = "vpn\u200b.ex\u{e0041}ample.com\ud800\u3164";
  const tunnel = { name: "\u{1f468}\u2764\ufe0f", remoteHost: host };
  const { stdout } = await check(context, JSON.stringify(tunnel).replace("\\ud800", ""), "--no-advice");
  const shown = "vpn<U+200B>.ex<U+E0041>ample.com<U+3164>";
  const lines = stdout.split("\n");
  const at = lines.findIndex((line) => line.includes("[remote-host.invalid]"));
  const [line, marker] = lines.slice(at + 1);
  assert.ok(line.includes(`"${shown}"`), line);
  const [{ index, 0: below }] = marker.matchAll(/\^~*/g);
  assert.equal(line.slice(index, index + below.length), `"${shown}"`);
});

test("the caret stands below the value, whatever is before it and however wide both are", async (context) => {
  const tunnel = { name: "\u6771\u4eac\u3000\u{1f468}\u200d\u{1f469}", remoteHost: "\uff41\u6771u\u0308.example" };
  const { stdout } = await check(context, JSON.stringify(tunnel), "--no-advice");
  const lines = stdout.split("\n");
  const [line, marker] = lines.slice(lines.findIndex((text) => text.includes("[remote-host.invalid]")) + 1);
  const [before] = line.split('"\uff41');
  assert.match(before, /^1 \| \{"name":"\u2022+","remoteHost":$/);
  // Two characters that are twice as wide as others, and one that has no width.
  assert.equal(marker, `  | ${" ".repeat(before.length - "1 | ".length)}^${"~".repeat('"wideu.example"'.length - 1)}`);
});

test("wrong arguments are reported in one line", async (context) => {
  const cwd = await folderWith(context, { "a.json": definition() });
  const { status, stderr } = await run(["check", "a.json", "--format", "--no-advice"], { cwd });
  assert.deepEqual([status, stderr.trimEnd().split("\n").length], [2, 1]);
  assert.match(stderr, /argument is ambiguous\. Did you forget/);
});

test("of a long line only what surrounds the place is shown", async (context) => {
  const tunnels = Array.from({ length: 15 }, (_, index) => definition(`t${index}`, index + 1));
  tunnels[7].ike = { lifetime: 3599 };
  const { stdout } = await check(context, JSON.stringify(tunnels), "--no-advice");
  const [, line, marker] = stdout.split("\n");
  assert.ok(line.length < 140 && line.startsWith("1 | …") && line.endsWith("…"), line);
  assert.equal(line.slice(marker.indexOf("^"), marker.indexOf("^") + 4), "3599");
});

test("of a long value only the beginning is shown", async (context) => {
  const { status, stdout, stderr } = await check(context, definition("x".repeat(5_000_000), 1), "--no-advice");
  assert.deepEqual([status, stderr], [1, ""]);
  const [, line, marker] = stdout.split("\n");
  assert.match(line, /^2 \| {3}"name": "x{119}•{60}…$/);
  assert.match(marker, /^ {2}\| {11}\^~{119}$/);
});

test("output that cannot be written is reported in a line, and makes the status 1", async (context) => {
  const cwd = await folderWith(context, { "a.json": definition() });
  for (const args of ["check a.json", "--help"]) {
    const { status, stderr } = await runProgram(["sh", "-c", `exec "$0" ${args} > /dev/full`, COMMAND], { cwd });
    assert.deepEqual([status, stderr], [1, "ionos-ipsec-tunnels: the output cannot be written (ENOSPC)\n"]);
  }
});

test("a reader that closes the pipe early is no error", async (context) => {
  const tunnels = Array.from({ length: 3000 }, (_, index) => definition(`t${index}`, 1, { ike: { lifetime: 1 } }));
  const cwd = await folderWith(context, { "tunnels.json": tunnels });
  const { stderr } = await run(["check", "tunnels.json"], { cwd, onOutput: (_, child) => child.stdout.destroy() });
  assert.equal(stderr, "");
});

const keys = {
  "where it should be": definition(),
  "with an error beside it": `{"auth": {"method": "RSA", "psk": {"key": "${PSK}"}}}`,
  "in the place of the object around it": definition("office", 1, { auth: { method: "PSK", psk: PSK } }),
  "in the place of auth": definition("office", 1, { auth: PSK }),
  "below a wrong name": definition("office", 1, {
    preSharedKey: PSK,
    psk: PSK,
    auth: { method: "PSK", psk: { kye: PSK } },
  }),
  twice: `{"auth": {"psk": {"key": "${PSK}", "key": "${PSK}"}}}`,
  "in a list": definition("office", 1, { auth: { method: "PSK", psk: { key: [PSK] } } }),
  "with blanks around it": definition("office", 1, { auth: { method: "PSK", psk: { key: ` ${PSK} ` } } }),
  "not ended": `{"auth": {"psk": {"key": "${PSK}`,
  "in other quotes": `{"auth": {"psk": {"key": '${PSK}'}}}`,
  "without quotes": `{"auth": {"psk": {"key": ${PSK}}}}`,
  "before a wrong comma": `{"auth": {"psk": {"key": "${PSK}",}}}`,
  alone: `"${PSK}"`,
};
for (const [where, content] of Object.entries(keys)) {
  test(`a key ${where} is not shown`, async (context) => {
    for (const format of ["text", "json", "sarif"]) {
      const { stdout, stderr } = await check(context, content, "--format", format);
      assert.ok(!(stdout + stderr).includes(PSK), stdout + stderr);
    }
  });
}

const misuses = {
  "nothing at all": [[], /name one of check, plan/],
  "an unknown subcommand": [["chekc"], /no subcommand "chekc"/],
  "no file": [["check"], /check needs a FILE/],
  "a file that is not there": [["check", "nowhere.json"], /nowhere\.json: there is no such file/],
  "a folder": [["check", "."], /\.: is a folder/],
  "an unknown option": [["check", "a.json", "--colour"], /'--colour'/],
  "an unknown format": [["check", "a.json", "--format", "xml"], /--format must be text, json or sarif, not "xml"/],
  "an unknown language": [["check", "a.json", "--language", "it"], /--language must be en, de, es or fr, not "it"/],
  "a file without a name": [["check", ""], /FILE must name a file/],
  "a file named like an option": [["check", "--", "--help"], /--help: there is no such file/],
  "standard input twice": [["check", "-", "-"], /standard input/],
};
for (const [what, [args, says]] of Object.entries(misuses)) {
  test(`${what} is reported, and the status is 2`, async (context) => {
    const { status, stdout, stderr } = await run(args, { cwd: await folderWith(context) });
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });
}

for (const args of [["--token", PSK], [`--token=${PSK}`], ["-token", PSK], [`--key=${PSK}`]]) {
  test(`a secret as an argument is refused without repeating it: ${args[0].replace(PSK, "…")}`, async () => {
    const { status, stderr } = await run(["list", "--gateways", ...args]);
    assert.equal(status, 2);
    assert.match(stderr, /IONOS_TOKEN/);
    assert.ok(!stderr.includes(PSK));
  });
}

test("--version prints the version of the package", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  for (const args of [["--version"], ["check", "--version"], ["peer", "a.json", "--version"]]) {
    const { status, stdout } = await run(args);
    assert.deepEqual([status, stdout], [0, `${version}\n`]);
  }
});

for (const args of [["--help"], ["help"], ["check", "-h"]]) {
  test(`${args.join(" ")} explains every subcommand`, async () => {
    const { status, stdout } = await run(args);
    assert.equal(status, 0);
    for (const name of ["check", "plan", "apply", "list", "peer"]) {
      assert.match(stdout, new RegExp(`^ {2}ionos-ipsec-tunnels ${name} `, "m"));
    }
  });
}
