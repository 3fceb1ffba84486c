/**
 * The text coders of the entries: the build puts them in the place of the globals `TextEncoder` and `TextDecoder`. They make
 * the platform's coders only when they are first used, because contexts such as Jest's jsdom, `vm` and SES compartments have
 * none while the package loads, and often none later. There, encodeURIComponent and decodeURIComponent do the work.
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
  /** wasm-bindgen's glue calls it without bytes while it loads. */
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

/** Encodes strings as UTF-8, like `TextEncoder`: a lone surrogate becomes U+FFFD. */
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

/** Decodes UTF-8. It throws for invalid bytes, like a `TextDecoder` with the option `fatal`. */
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
