// node apply.mjs FILE GATEWAY [--all]: gives a gateway the tunnels of a JSON file; running it twice changes nothing.
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { checkTunnels, TunnelClient, tunnelIdFor, validateTunnel, validateTunnelsJson } from "ionos-ipsec-tunnels";

const [file, gateway, all] = process.argv.slice(2); // --all: when only keys have changed, which the API does not show
const stop = new AbortController();
process.once("SIGINT", () => stop.abort(new Error("Stopped. Run this again to do the rest.")));

const visible = ({ auth, description = "", ...rest }) => ({ ...rest, description, method: auth.method });
const isSo = ({ metadata, properties }, wish) =>
  ["AVAILABLE", "PROVISIONING"].includes(metadata.status) && isDeepStrictEqual(visible(properties), visible(wish));
const check = (issues) => {
  for (const { severity, message } of issues) console.error(`${severity}: ${message}`);
  const isFatal = ({ severity, code }) => severity === "error" || code === "tunnels.name"; // ids follow from names
  if (issues.some(isFatal)) throw new Error("Nothing was sent.");
};
try {
  const json = await readFile(file, "utf8");
  const { issues, reports } = validateTunnelsJson(json);
  const inTunnel = (index) => (issue) => ({ ...issue, message: `Tunnel ${index}: ${issue.message}` });
  check([...issues, ...reports.flatMap(({ index, result }) => result.issues.map(inTunnel(index)))]);
  const wishes = JSON.parse(json).map((tunnel) => [tunnelIdFor(gateway, tunnel.name), validateTunnel(tunnel).value]);
  const ids = wishes.map(([id]) => id);
  const client = new TunnelClient(); // IONOS_API_URL and IONOS_TOKEN say where and who
  const { items } = await client.list(gateway, { signal: stop.signal });
  check(checkTunnels([...wishes.map(([, wish]) => wish), ...items.filter(({ id }) => !ids.includes(id))]));
  let done = 0;
  const apply = async ([id, wish]) => {
    const isDone = !all && items.some((tunnel) => tunnel.id === id && isSo(tunnel, wish));
    const answer = isDone || (await client.ensure(gateway, id, wish, { signal: stop.signal }));
    const outcome = isDone ? "unchanged" : answer.created ? "created" : "updated";
    console.log(`${++done}/${ids.length} ${wish.name}: ${outcome}`);
  };
  while (wishes.length > 0) await Promise.all(wishes.splice(0, 4).map(apply)); // four at a time
} catch (error) {
  console.error(error.message);
  process.exitCode = stop.signal.aborted ? 130 : 1;
}
