/** Makes sure that all validators do the same work: they must agree on what is valid, and on the path of every error. */

import { agreed } from "../agreed.js";
import { manyValid } from "../many.js";
import { goodCidr, goodHost } from "../samples.js";

/** @param {Record<string, import("./validator.js").Validator>} validators */
export function checkAgreement(validators) {
  for (const [name, validator] of Object.entries(validators)) {
    for (const { tunnel, wrong } of agreed) {
      const result = validator.tunnel(tunnel);
      const found = [...new Set(validator.wrongPaths(result).map((path) => path.join(".")))];
      if (validator.isValid(result) !== (wrong.length === 0) || !isSame(found, wrong)) {
        throw disagreement(name, `errors at [${found}] where [${wrong}] are wrong, in ${JSON.stringify(tunnel)}`);
      }
    }
    for (const { json, valid } of manyValid) {
      const found = validator.countValid(validator.tunnelsJson(json));
      if (found !== valid) throw disagreement(name, `${found} valid tunnels, not ${valid}`);
    }
    for (const [check, good] of [
      [validator.cidr, goodCidr],
      [validator.remoteHost, goodHost],
    ]) {
      if (!check(good) || check(`${good} `)) throw disagreement(name, `another opinion on "${good}"`);
    }
  }
}

const isSame = (a, b) => a.length === b.length && a.every((item) => b.includes(item));
const disagreement = (name, text) => new Error(`There is nothing to compare: ${name} finds ${text}`);
