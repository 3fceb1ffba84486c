// The entry /peers as a user has it: ready on import in both module formats, with plain data and real errors.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { api, definition, PSK, project, requireInstalled, tunnelRead } from "../support/package.js";
import { revoked } from "../support/revoked.js";

const peers = requireInstalled("ionos-ipsec-tunnels/peers");
const { peerConfig, peerDevices, peerSupport } = peers;

const options = { gatewayAddress: "203.0.113.1" };
const ids = peerDevices.map(({ id }) => id);

test("the entry exports what its declarations say", () => {
  const names = ["ConfigurationError", "isTunnelError", "peerConfig", "peerDevices", "peerSupport"];
  assert.deepEqual(Object.keys(peers).sort(), [...names, "TunnelError", "ValidationError"].sort());
});

test("an ES module has the same names and answers", () => {
  const script = `
    import * as peers from "ionos-ipsec-tunnels/peers";
    const config = peers.peerConfig(${JSON.stringify(definition())}, "vyos", ${JSON.stringify(options)});
    console.log(JSON.stringify({ names: Object.keys(peers).sort(), config }));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: project });
  const { names, config } = JSON.parse(printed);
  assert.deepEqual(names, Object.keys(peers).sort());
  assert.deepEqual(config, peerConfig(definition(), "vyos", options));
});

test("devices are frozen facts, each proved in one of three ways", () => {
  assert.deepEqual(ids, [
    ...["strongswan", "strongswan-legacy", "libreswan", "vyos", "fortios", "ios-xe", "routeros", "pfsense", "opnsense"],
    "generic",
  ]);
  assert.ok(Object.isFrozen(peerDevices) && Object.isFrozen(peerDevices[0]));
  const provedBy = (proof) => peerDevices.filter(({ verified }) => verified === proof).map(({ id }) => id);
  assert.deepEqual(provedBy("tunnel"), ["strongswan", "strongswan-legacy"]);
  assert.deepEqual(provedBy("parser"), ["libreswan"]);
  assert.equal(provedBy("documentation").length, ids.length - 3);
});

for (const device of ids) {
  test(`${device} gets files and steps as plain data`, () => {
    const config = peerConfig(definition(), device, options);
    assert.deepEqual(Object.keys(config), ["device", "files", "steps", "issues"]);
    assert.equal(config.device, device);
    assert.ok(config.files.length > 0 && config.steps.length > 0);
    for (const file of config.files) {
      assert.deepEqual(Object.keys(file), ["name", "text", "secret"]);
      assert.match(file.name, /^ionos-office\.(conf|secrets|txt|rsc|md)$/);
    }
    assert.deepEqual(config.issues, []);
    assert.deepEqual(structuredClone(config), config);
  });
}

test("a tunnel that was read has a placeholder, and no file is secret", () => {
  const { files } = peerConfig(tunnelRead(), "strongswan", options);
  assert.match(files[0].text, /secret = "<PRE-SHARED KEY>"/);
  assert.equal(files[0].secret, false);
  assert.equal(peerConfig(definition(), "strongswan", options).files[0].secret, true);
});

test("members that are null in a tunnel that was read have their defaults", () => {
  const tunnel = tunnelRead();
  const properties = { ...tunnel.properties, description: null, ike: null, esp: { lifetime: null } };
  const { files, issues } = peerConfig({ ...tunnel, properties }, "strongswan", options);
  assert.deepEqual(issues, []);
  assert.match(files[0].text, / proposals = aes256-sha256-modp4096\n/);
});

test("what a device cannot do is an issue like any other, in four languages", () => {
  const tunnel = definition({ ike: { encryptionAlgorithm: "AES256-CTR" } });
  const { files, issues } = peerConfig(tunnel, "ios-xe", options);
  assert.deepEqual(files, []);
  assert.deepEqual(issues, [
    {
      code: "peer.unsupported",
      severity: "error",
      path: ["ike", "encryptionAlgorithm"],
      message: "ike.encryptionAlgorithm cannot be AES256-CTR on Cisco IOS XE; choose another value, or another device.",
      params: { field: "ike.encryptionAlgorithm", device: "Cisco IOS XE", value: "AES256-CTR" },
    },
  ]);
  assert.ok(issues[0].code in api.issueCatalog);
  for (const language of ["de", "es", "fr"]) {
    const { formatIssue } = requireInstalled(`ionos-ipsec-tunnels/locales/${language}`);
    assert.match(formatIssue(issues[0]), /^ike\.encryptionAlgorithm (?=.*AES256-CTR)(?=.*Cisco IOS XE)/);
    assert.notEqual(formatIssue(issues[0]), issues[0].message);
  }
});

test("support tells of each device, also for a form that is hardly filled in", () => {
  for (const tunnel of [definition(), {}, undefined, { ike: { encryptionAlgorithm: 7 }, cloudNetworkCIDRs: ["x"] }]) {
    const support = peerSupport(tunnel);
    assert.deepEqual(Object.keys(support), ids);
    assert.deepEqual(Object.values(support).flat(), []);
  }
  const support = peerSupport({ esp: { diffieHellmanGroup: "30-ECP512BP" } });
  const left = ids.filter((id) => support[id].length === 0);
  assert.deepEqual(left, ["strongswan", "strongswan-legacy", "vyos", "fortios", "pfsense", "opnsense", "generic"]);
});

test("what is no tunnel is a ValidationError with its issues", () => {
  const call = () => peerConfig(definition({ remoteHost: "10.0.0.0/8" }), "vyos", options);
  assert.throws(call, (error) => {
    assert.ok(error instanceof peers.ValidationError && error instanceof api.TunnelError);
    assert.ok(peers.isTunnelError(error) && api.isTunnelError(error));
    assert.equal(error.code, "validation.failed");
    assert.deepEqual(
      error.issues.map(({ code, path }) => [code, path.join(".")]),
      [["remote-host.invalid", "remoteHost"]],
    );
    assert.match(error.message, /^There is no configuration\. remoteHost is a network/);
    return true;
  });
});

test("options that cannot be are a ValidationError that names them", () => {
  for (const [wrong, expected] of [
    [undefined, [["required", "gatewayAddress"]]],
    [null, [["required", "gatewayAddress"]]],
    [{}, [["required", "gatewayAddress"]]],
    [{ gatewayAddress: 7 }, [["type", "gatewayAddress"]]],
    [{ gatewayAddress: "2001:db8::1" }, [["peer.option", "gatewayAddress"]]],
    [{ ...options, peerId: "a b" }, [["peer.option", "peerId"]]],
    [{ ...options, peerAddress: {} }, [["type", "peerAddress"]]],
  ]) {
    assert.throws(
      () => peerConfig(definition(), "vyos", wrong),
      (error) => {
        assert.deepEqual(
          error.issues.map(({ code, path }) => [code, path.join(".")]),
          expected,
        );
        return error instanceof peers.ValidationError;
      },
    );
  }
});

test("options that are undefined or null count as left out", () => {
  const some = { ...options, gatewayId: undefined, peerId: null, peerAddress: undefined };
  assert.deepEqual(peerConfig(definition(), "vyos", some), peerConfig(definition(), "vyos", options));
});

test("an unknown device is a TypeError that names those that there are", () => {
  for (const device of ["windows", "", undefined, null, 7, {}, "toString"]) {
    assert.throws(() => peerConfig(definition(), device, options), {
      name: "TypeError",
      message: /strongswan.*generic/,
    });
  }
});

test("getters and proxies that throw are data that cannot be read", () => {
  const trap = {
    get name() {
      throw new Error("trap");
    },
  };
  for (const tunnel of [trap, revoked()]) {
    assert.throws(() => peerConfig(tunnel, "vyos", options), peers.ValidationError);
    assert.deepEqual(Object.keys(peerSupport(tunnel)), ids);
  }
});

test("the key is in no error and no issue", () => {
  const tunnel = definition({ auth: { method: "PSK", psk: { key: `${PSK}\n` } }, remoteHost: "" });
  assert.throws(
    () => peerConfig(tunnel, "pfsense", options),
    (error) => !`${error.message} ${JSON.stringify(error)}`.includes(PSK),
  );
  assert.ok(!JSON.stringify(peerSupport(tunnel)).includes(PSK));
});
