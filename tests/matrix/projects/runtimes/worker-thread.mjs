// In a worker thread: the main thread shows what the worker tells.

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel } from "ionos-ipsec-tunnels";
import { story } from "./src/story.js";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: process.argv[2] });
  worker.on("message", (told) => console.log(JSON.stringify(told)));
} else {
  const api = { ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel };
  parentPort.postMessage(await story(api, workerData));
}
