/** The interface by which every validator is measured, and its functions for JSON on top of JSON.parse. */

/**
 * @typedef {object} Validator
 * @property {(value: unknown) => any} tunnel checks a tunnel; returns the library's own result
 * @property {(result: any) => boolean} isValid whether that result is success
 * @property {(result: any) => (string | number)[][]} wrongPaths the paths of that result's errors
 * @property {(json: Uint8Array) => any} tunnelsJson checks a list of tunnels in JSON
 * @property {(result: any) => number} countValid the number of valid tunnels in that result
 * @property {(value: unknown) => boolean} cidr checks one CIDR
 * @property {(value: unknown) => boolean} remoteHost checks the value of one field
 */

const decoder = new TextDecoder();

/**
 * Reads a list with the platform's parser and checks its elements.
 *
 * @param {Pick<Validator, "tunnel" | "isValid">} validator
 * @returns {Pick<Validator, "tunnelsJson" | "countValid">}
 */
export const overParsedJson = ({ tunnel, isValid }) => ({
  tunnelsJson: (json) => JSON.parse(decoder.decode(json)).map((value) => tunnel(value)),
  countValid: (results) => results.filter(isValid).length,
});
