// WebKit, driven by WebKitGTK's WebDriver. The browser needs a screen, so it gets a virtual one.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { poll } from "./poll.js";
import { freePort } from "./server.js";

const { WEBKIT_DRIVER_PATH = "/usr/bin/WebKitWebDriver", XVFB_PATH = "/usr/bin/Xvfb" } = process.env;

/** A browser with the functions of ./browser.js that the matrix uses. It shows one page at a time. */
export async function launchWebKit() {
  const screen = spawn(XVFB_PATH, ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let driver;
  try {
    const [display] = await once(screen.stdio[3], "data");
    const port = await freePort();
    driver = spawn(WEBKIT_DRIVER_PATH, [`--port=${port}`], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: `:${String(display).trim()}`, LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" },
    });
    const call = caller(`http://127.0.0.1:${port}`);
    await answering(call, driver);
    const { sessionId } = await call("POST", "/session", { capabilities: {} });
    const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    const page = {
      goto: (url) => session("POST", "/url", { url }),
      evaluate: (act) => session("POST", "/execute/async", { script: asScript(act), args: [] }),
      close: async () => {},
    };
    return {
      newPage: async () => page,
      close: async () => {
        await session("DELETE", "");
        await end(driver);
        await end(screen);
      },
    };
  } catch (error) {
    driver?.kill();
    screen.kill();
    throw error;
  }
}

async function end(child) {
  const closed = once(child, "close");
  child.kill();
  await closed;
}

/** A script that calls a function, and passes what its promise resolves to to the driver's callback. */
const asScript = (act) => `(${act})().then(arguments[0], (error) => arguments[0]("Rejected: " + error));`;

const caller = (base) => async (method, path, body) => {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${value.error}: ${value.message}`);
  return value;
};

async function answering(call, driver) {
  const status = () => {
    if (driver.exitCode !== null) throw new Error("WebKit's driver has ended");
    return call("GET", "/status").catch(() => undefined);
  };
  await poll(status, () => "WebKit's driver does not answer");
}
