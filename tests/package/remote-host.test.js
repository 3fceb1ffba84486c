// The remote host: what the platform's URL parser adds to what Rust finds. The rest stands in tests/contract.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { api, definition, failureOf, GATEWAY, scripted } from "../support/package.js";

const { isRemoteHost, validateField, validateTunnel, validateTunnelJson } = api;

const invalid = (text) => validateField("remoteHost", text).find(({ code }) => code === "remote-host.invalid");

const names = {
  "bücher.example": "xn--bcher-kva.example",
  "MÜNCHEN.de": "xn--mnchen-3ya.de",
  "straße.de": "xn--strae-oqa.de",
  "例え。jp": "xn--r8jz45g.jp",
  " пример.рф ": "xn--e1afmkfd.xn--p1ai",
  "https://admin@bücher.example:8443/x": "xn--bcher-kva.example",
  "bücher.example.": "xn--bcher-kva.example",
  // Without its joiner it would be another name.
  "نامه\u200cای.example": "xn--mgba3gch31f060k.example",
};
for (const [text, suggestion] of Object.entries(names)) {
  test(`${inspect(text)} is suggested as ${suggestion}`, () => {
    const { params, ...issue } = invalid(text);
    assert.deepEqual(
      [params.reason, issue.suggestion, isRemoteHost(issue.suggestion)],
      ["international", suggestion, true],
    );
    assert.ok(issue.message.includes(params.name), issue.message);
  });
}

for (const text of ["exämple..com", "-ä.com", "é".repeat(64)]) {
  test(`${inspect(text)} brings no suggestion`, () => {
    const { params, suggestion } = invalid(text);
    assert.deepEqual([params.reason, suggestion], ["international", undefined]);
  });
}

const noNames = [
  "a·b.example",
  "vpn·office",
  "vpn\u30fboffice",
  "vpn\u058aoffice.firma.de",
  // An address in the digits of another script is no name: an A-label of it would pass without a word.
  "٣.٤.٥.٦",
  "१९२.१६८.१.१",
  "ä%20b",
  "ä^b",
  "ä_b.example",
  "\u{10ffff}.example",
  "\ud800.example",
];
for (const text of noNames) {
  test(`${inspect(text)} has characters that no name has`, () => {
    const { params, suggestion, message } = invalid(text);
    assert.deepEqual([params.reason, suggestion], ["punctuation", undefined]);
    assert.match(message, /^remoteHost has characters that no host has/);
  });
}

test("the middle dot of Catalan is a part of names", () => {
  assert.equal(invalid("paral·lel.example").suggestion, "xn--parallel-koa.example");
});

for (const [text, suggestion] of Object.entries({
  "ｖｐｎ.mycompany.com": "vpn.mycompany.com",
  "１９２.１６８.１.１": "192.168.1.1",
  "１２７.０.０.１": "127.0.0.1",
  "vpn–office.firma.de": "vpn-office.firma.de",
  "„vpn.firma.de“": "vpn.firma.de",
  "𝟙𝟡𝟚.168.1.1": "192.168.1.1",
})) {
  test(`${inspect(text)} is no international name: ${suggestion} is meant`, () => {
    const { params, suggestion: suggested } = invalid(text);
    assert.deepEqual([params.reason, suggested], ["punctuation", suggestion]);
  });
}

test("what has no shape alone is neither a name nor a hint at one", () => {
  const { params, suggestion } = invalid("\u00ad");
  assert.deepEqual([params.reason, suggestion], ["spaces", undefined]);
});

test("the URL parser's addresses of few numbers are suggested to nobody", () => {
  const { params, suggestion } = invalid("１０.1");
  assert.deepEqual([params.reason, suggestion], ["numeric-end", undefined]);
});

test("a platform without a URL parser suggests nothing and does not throw", (context) => {
  const { URL } = globalThis;
  context.after(() => {
    globalThis.URL = URL;
  });
  for (const parser of [undefined, null, () => ({}), class {}]) {
    globalThis.URL = parser;
    assert.equal(invalid("bücher.example").suggestion, undefined);
  }
});

test("the suggestion is there however a tunnel is checked", async () => {
  const tunnel = definition({ remoteHost: "bücher.example" });
  const [json, errors] = [JSON.stringify(tunnel), { advice: false }];
  const { client } = scripted([]);
  const failure = await failureOf(client.create(GATEWAY, tunnel));
  for (const { issues } of [validateTunnel(tunnel, errors), validateTunnelJson(json, errors), failure]) {
    assert.deepEqual(
      issues.map(({ suggestion }) => suggestion),
      ["xn--bcher-kva.example"],
    );
  }
});
