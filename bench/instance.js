/** Gets at the memory of the package's WebAssembly, which is private, by replacing `WebAssembly.Instance`. */

let memory;
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(...args) {
    const instance = Reflect.construct(...args);
    memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  },
});

/** The size of the memory in bytes, after the package was called. */
export const wasmBytes = () => memory.buffer.byteLength;
