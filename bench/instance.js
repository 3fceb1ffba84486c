/** The memory of the package's WebAssembly, which it shows to nobody: caught where the platform makes it. */

let memory;
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(...args) {
    const instance = Reflect.construct(...args);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  },
});

/** Its size in bytes, once the package was called. */
export const wasmBytes = () => memory.buffer.byteLength;
