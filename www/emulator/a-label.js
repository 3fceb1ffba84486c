// A-labels (RFC 5890): "xn--" and Punycode (RFC 3492). They are checked as far as possible without tables of Unicode: Node's URL
// parser has such tables, and would make the emulator's answers depend on Node's version.

const isForbidden =
  /^-|-$|^..--|[\x80-\xb6\xb8-\xde\xf7\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]|(?<!l)·|·(?!l)|^[\u200c\u200d]/su;

/** Whether a label beginning with "xn--" is an A-label. */
export function isALabel(label) {
  const decoded = decode(label.slice(4).toLowerCase());
  if (decoded === undefined || isForbidden.test(decoded)) return false;
  return !(/[\u0660-\u0669]/.test(decoded) && /[\u06f0-\u06f9]/.test(decoded));
}

/** The international label that Punycode encodes, or undefined if it cannot be decoded. */
function decode(text) {
  const cut = Math.max(text.lastIndexOf("-"), 0);
  const label = [...text.slice(0, cut)];
  const digits = [...text.slice(cut && cut + 1)].map((character) =>
    "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(character),
  );
  if (digits.length === 0 || digits.includes(-1)) return undefined;
  let position = 0;
  let codePoint = 128;
  let bias = 72;
  for (let isFirst = true; digits.length > 0; isFirst = false) {
    const { delta, rest } = readDelta(digits, bias);
    if (rest === undefined) return undefined;
    const length = label.length + 1;
    position += delta;
    codePoint += Math.floor(position / length);
    position %= length;
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
    label.splice(position++, 0, String.fromCodePoint(codePoint));
    bias = adapt(delta, length, isFirst);
    digits.splice(0, digits.length - rest);
  }
  return label.join("");
}

/** The number at the beginning of the digits, and how many digits are left after it; undefined if the number has no end. */
function readDelta(digits, bias) {
  let delta = 0;
  let weight = 1;
  for (const [index, digit] of digits.entries()) {
    const threshold = Math.min(Math.max(36 * (index + 1) - bias, 1), 26);
    delta += digit * weight;
    if (digit < threshold) return { delta, rest: digits.length - index - 1 };
    weight *= 36 - threshold;
  }
  return {};
}

function adapt(delta, length, isFirst) {
  let left = Math.floor(delta / (isFirst ? 700 : 2));
  left += Math.floor(left / length);
  let bias = 0;
  for (; left > 455; bias += 36) left = Math.floor(left / 35);
  return bias + Math.floor((36 * left) / (left + 38));
}
