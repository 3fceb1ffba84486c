/** Makes sure that all validators do the same work: they agree on what is valid, and on where every error is. */

import { agreed } from "../agreed.js";
import { manyValid } from "../many.js";
import { goodCidr, goodHost } from "../samples.js";

/** @param {Record<string, import("./peer.js").Peer>} peers */
export function checkAgreement(peers) {
  for (const [name, peer] of Object.entries(peers)) {
    for (const { tunnel, wrong } of agreed) {
      const result = peer.tunnel(tunnel);
      const found = [...new Set(peer.wrongPaths(result).map((path) => path.join(".")))];
      if (peer.isValid(result) !== (wrong.length === 0) || !isSame(found, wrong)) {
        throw disagreement(name, `errors at [${found}] where [${wrong}] are wrong, in ${JSON.stringify(tunnel)}`);
      }
    }
    for (const { json, valid } of manyValid) {
      const found = peer.countValid(peer.tunnelsJson(json));
      if (found !== valid) throw disagreement(name, `${found} valid tunnels, not ${valid}`);
    }
    for (const [check, good] of [
      [peer.cidr, goodCidr],
      [peer.remoteHost, goodHost],
    ]) {
      if (!check(good) || check(`${good} `)) throw disagreement(name, `another opinion on "${good}"`);
    }
  }
}

const isSame = (a, b) => a.length === b.length && a.every((item) => b.includes(item));
const disagreement = (name, text) => new Error(`There is nothing to compare: ${name} finds ${text}`);
