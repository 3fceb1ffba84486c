// A page whose worker runs slim.js.

globalThis.told = new Promise((resolve) => {
  const worker = new Worker(new URL("slim.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => resolve(message || "the worker does not load");
});
