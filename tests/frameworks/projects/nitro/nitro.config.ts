// The package needs no configuration in Node. For a platform that imports WebAssembly, Nitro has to be told so.
export default {
  compatibilityDate: "2026-01-01",
  experimental: { wasm: process.env.NITRO_PRESET === "cloudflare_module" },
  // That preset minifies, which needs another package.
  minify: false,
};
