// The package needs no configuration in Node. For a platform that imports WebAssembly, Nitro has to be told so.
export default defineNuxtConfig({
  compatibilityDate: "2026-01-01",
  telemetry: false,
  nitro: { experimental: { wasm: process.env.NITRO_PRESET === "cloudflare_module" } },
});
