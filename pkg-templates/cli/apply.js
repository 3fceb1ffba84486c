/** `apply FILE`: shows the plan, asks, and carries it out. It can be stopped and run again. */

import { createInterface } from "node:readline/promises";
import { UsageError } from "./arguments.js";
import { hasErrors } from "./check.js";
import { connect } from "./connection.js";
import { asJson, hidden } from "./keys.js";
import { isChange, makePlan, nameOf, stepAsJson, tell } from "./plan.js";
import { clean, count, painter } from "./terminal.js";

const DONE = { create: "created", update: "changed", delete: "deleted" };
/** The signals that stop it, each with the exit status: SIGINT is Ctrl-C, and CI sends SIGTERM to a job that is cancelled. */
const STOPPED = { SIGINT: 130, SIGTERM: 143 };

export async function run(options) {
  const canAsk = process.stdin.isTTY && process.stderr.isTTY && options.files[0] !== "-";
  if (!options.yes && !canAsk) throw new UsageError("there is no terminal to ask at: apply needs --yes");
  const client = connect(options);
  const made = await makePlan(options, client);
  const isText = options.format === "text";
  // With --format json, stdout is for the results alone. But whoever is asked must see the plan, so it goes to stderr.
  if (isText || !options.yes || hasErrors(made.issues)) tell(options, made, isText ? process.stdout : process.stderr);
  if (hasErrors(made.issues)) return 1;

  const changes = made.plan.steps.filter(isChange).length;
  if (changes > 0 && !options.yes) {
    const answer = await ask(`Make ${count(changes, "change")} in gateway ${options.gateway}? [y/N] `);
    if (answer === undefined) return STOPPED.SIGINT;
    if (!/^y(es)?$/i.test(answer.trim())) {
      process.stderr.write("Nothing was changed.\n");
      return 1;
    }
  }
  return carryOut(client, made, options);
}

/** @returns {Promise<string | undefined>} undefined for Ctrl-C or the end of input */
async function ask(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise((resolve) => terminal.once("close", resolve).once("SIGINT", () => terminal.close()));
  const answer = await Promise.race([terminal.question(question), closed]);
  terminal.close();
  if (answer === undefined) process.stderr.write("\nNothing was changed.\n");
  return answer;
}

async function carryOut(client, { plan, definitions: { keys } }, { gateway, wait = false, format }) {
  const stop = new AbortController();
  const stopOnce = (signal) => {
    unlisten();
    process.stderr.write("\nStopping. Run this again to do the rest.\n");
    stop.abort(signal);
  };
  const unlisten = () => {
    for (const signal of Object.keys(STOPPED)) process.off(signal, stopOnce);
  };
  // Only the first signal is handled. A second one, of either kind, ends the process at once, as the platform does.
  for (const signal of Object.keys(STOPPED)) process.on(signal, stopOnce);
  const onStep = format === "json" ? undefined : progress(keys);
  const results = await client.apply(gateway, plan, { wait, signal: stop.signal, onStep });
  unlisten();

  if (format === "json") process.stdout.write(asJson(results.map(resultAsJson), keys));
  else process.stdout.write(summary(results, wait));
  if (stop.signal.aborted) return STOPPED[stop.signal.reason];
  return results.every(({ status }) => status === "done") ? 0 : 1;
}

/** Whether a step was not begun, or was begun and then aborted. */
const isUnfinished = ({ status, error }) => status === "skipped" || error?.code === "aborted";

/** Prints a line when a step ends. A step without a change gets one only if it failed. */
function progress(keys) {
  const paint = painter(process.stdout);
  return (result, done, total) => {
    const { step, status, error } = result;
    if (isUnfinished(result) || (!isChange(step) && status === "done")) return;
    const outcome =
      status === "done"
        ? paint(DONE[step.action], "green")
        : `${paint("failed", "bold", "red")}: ${clean(hidden(error.message, keys))}`;
    process.stdout.write(`[${done}/${total}] ${clean(hidden(nameOf(step), keys))}: ${outcome}\n`);
  };
}

function summary(results, wait) {
  const told = results.filter(({ step, status }) => isChange(step) || status === "failed");
  const done = told.filter(({ status }) => status === "done").length;
  const unfinished = told.filter(isUnfinished).length;
  const failed = told.length - done - unfinished;
  const rest = unfinished > 0 ? `, ${unfinished} not finished` : "";
  const next = wait || done === 0 ? "" : " The API goes on setting them up: list shows how far it is.";
  return `${count(done, "change")} made, ${failed} failed${rest}.${next}\n`;
}

const resultAsJson = ({ step, status, error, tunnel }) => ({
  step: stepAsJson(step),
  status,
  ...(tunnel && { tunnel }),
  ...(error && { error: { name: error.name, code: error.code, message: error.message } }),
});
