/**
 * The text coders of the entries, wherever they write `TextEncoder` and `TextDecoder`: the build puts these in. They make
 * the platform's own when one is first used, because contexts such as Jest's jsdom, `vm` and SES compartments have none
 * while the package loads, and often later neither. There the language's own UTF-8 does the work, that of URI components.
 */

class LazyTextEncoder {
  encode(text) {
    return encoder().encode(text);
  }
  encodeInto(text, bytes) {
    return encoder().encodeInto(text, bytes);
  }
}

class LazyTextDecoder {
  #own;
  #make;
  constructor(label, options) {
    this.#make = () => (globalThis.TextDecoder ? new globalThis.TextDecoder(label, options) : new Decoder(options));
  }
  /** The glue decodes nothing while it loads, to try its decoder out. */
  decode(bytes) {
    if (bytes === undefined) return "";
    this.#own ??= this.#make();
    return this.#own.decode(bytes);
  }
}

let made;
function encoder() {
  made ??= globalThis.TextEncoder ? new globalThis.TextEncoder() : new Encoder();
  return made;
}

/** UTF-8 from strings, as `TextEncoder` does it: half a surrogate pair becomes U+FFFD. */
class Encoder {
  encode(text) {
    const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
    return Uint8Array.from(escaped.match(/%..|[^%]/g) ?? [], (piece) =>
      piece.length === 1 ? piece.charCodeAt(0) : Number.parseInt(piece.slice(1), 16),
    );
  }
  /** The text has to fit. */
  encodeInto(text, bytes) {
    const encoded = this.encode(text);
    bytes.set(encoded);
    return { read: text.length, written: encoded.length };
  }
}

/** Strings from UTF-8. Throws for what is none, as a `TextDecoder` does that is `fatal`. */
class Decoder {
  #ignoreBOM;
  constructor({ ignoreBOM = false } = {}) {
    this.#ignoreBOM = ignoreBOM;
  }
  decode(bytes) {
    const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`);
    const text = decodeURIComponent(escaped.join(""));
    return !this.#ignoreBOM && text.startsWith("\ufeff") ? text.slice(1) : text;
  }
}

export { LazyTextDecoder as TextDecoder, LazyTextEncoder as TextEncoder };
