// In a worker thread: the main thread prints the worker's result.

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { tell } from "./src/entries.js";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: process.argv[2] });
  worker.on("message", (told) => console.log(JSON.stringify(told)));
} else {
  parentPort.postMessage(await tell(workerData));
}
