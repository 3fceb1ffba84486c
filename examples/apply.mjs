// node apply.mjs FILE GATEWAY [--all]: gives a gateway the tunnels of a JSON file; running it twice changes nothing.
import { readFile } from "node:fs/promises";
import { planTunnels, TunnelClient, validateTunnelsJson } from "ionos-ipsec-tunnels";

const [file, gateway, all] = process.argv.slice(2); // --all: when only keys have changed, which the API does not show
const stop = new AbortController();
process.once("SIGINT", () => stop.abort(new Error("Stopped. Run this again to do the rest.")));

const OUTCOMES = { create: "created", update: "updated", none: "unchanged" };
const check = (issues) => {
  for (const { severity, message } of issues) console.error(`${severity}: ${message}`);
  if (issues.some(({ severity }) => severity === "error")) throw new Error("Nothing was sent.");
};
try {
  if (!gateway) throw new Error("Name a file and a gateway: node apply.mjs FILE GATEWAY");
  const json = await readFile(file, "utf8");
  check(validateTunnelsJson(json).issues); // the text as JSON, and each tunnel; the plan compares them with each other
  const client = new TunnelClient(); // reads IONOS_API_URL and IONOS_TOKEN
  const { items } = await client.list(gateway, { signal: stop.signal });
  const failed = items.filter(({ metadata }) => metadata.status === "FAILED").map(({ properties }) => properties.name);
  const plan = planTunnels(gateway, JSON.parse(json), items, { rotateKeys: all === "--all" || failed });
  check(plan.issues);
  const onStep = ({ step, status }, done, total) => {
    const { name } = step.tunnel ?? step.actual.properties;
    if (status === "done") console.log(`${done}/${total} ${name}: ${OUTCOMES[step.action]}`);
  };
  const results = await client.apply(gateway, plan, { signal: stop.signal, onStep });
  stop.signal.throwIfAborted();
  const errors = results.filter(({ status }) => status === "failed").map(({ error }) => error.message);
  if (errors.length > 0) throw new Error(errors.join("\n"));
} catch (error) {
  console.error(error.message);
  process.exitCode = stop.signal.aborted ? 130 : 1;
}
