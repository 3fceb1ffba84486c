// The recipes of the npm README, unchanged, run in Chromium under the Content Security Policy that the README gives.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build } from "esbuild";
import { compile } from "svelte/compiler";
import { build as buildWithVite } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";
import { launchBrowser, serveTexts } from "../support/browser.js";
import { definition } from "../support/package.js";
import { installPacked } from "../support/packed.js";
import { example, examples, packageReadme } from "../support/readme.js";

const recipe = (heading, language) => example(heading, language, packageReadme);
const [policyName, policy] = recipe("Content Security Policy", "http").trim().split(": ");
const [workerScript, workerPage] = examples("In a Web Worker", "ts", packageReadme);

/** Each form's module, and the code that renders it with its framework. That code can use `tunnel` and `save`. */
const forms = {
  "React Hook Form": {
    module: { contents: recipe("React Hook Form", "tsx"), loader: "tsx" },
    show: `
      import { createElement } from "react";
      import { createRoot } from "react-dom/client";
      import { TunnelForm } from "recipe";
      createRoot(document.body).render(createElement(TunnelForm, { onSave: save }));`,
  },
  "TanStack Form": {
    module: { contents: recipe("TanStack Form", "tsx"), loader: "tsx" },
    show: `
      import { createElement } from "react";
      import { createRoot } from "react-dom/client";
      import { TunnelForm } from "recipe";
      createRoot(document.body).render(createElement(TunnelForm, { tunnel, onSave: save }));`,
  },
  Vue: {
    module: {
      contents: compileScript(parse(recipe("Vue", "vue")).descriptor, { id: "recipe", inlineTemplate: true }).content,
      loader: "ts",
    },
    show: `
      import { createApp } from "vue";
      import TunnelForm from "recipe";
      createApp(TunnelForm, { tunnel, onSave: save }).mount(document.body);`,
  },
  Svelte: {
    module: { contents: compile(recipe("Svelte", "svelte"), { generate: "client" }).js.code, loader: "js" },
    show: `
      import { mount } from "svelte";
      import TunnelForm from "recipe";
      mount(TunnelForm, { target: document.body, props: { tunnel, onsave: save } });`,
  },
};

/** Bundles a module for the browser, as a bundler would in a project that has the packed package. */
async function bundle(contents, module) {
  const resolveDir = await installPacked();
  const recipeModule = {
    name: "recipe",
    setup(builder) {
      builder.onResolve({ filter: /^recipe$/ }, () => ({ path: "recipe", namespace: "recipe" }));
      builder.onLoad({ filter: /^/, namespace: "recipe" }, () => ({ ...module, resolveDir }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir },
    plugins: [recipeModule],
    bundle: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** Builds the page with the worker by Vite. */
async function buildWorkerPage() {
  const folder = await mkdtemp(join(await installPacked(), "worker-"));
  const files = {
    "index.html": pageFor("/page.ts", '<input type="file">'),
    "page.ts": workerPage,
    "check.worker.ts": workerScript,
  };
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const options = { write: false, chunkSizeWarningLimit: 1000 };
    const { output } = await buildWithVite({ root: folder, configFile: false, logLevel: "error", build: options });
    return Object.fromEntries(output.map(({ fileName, code, source }) => [`/${fileName}`, code ?? source]));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const pageFor = (script, body = "") => `<!doctype html><body>${body}<script type="module" src="${script}"></script>`;

describe("The npm README's recipes", { timeout: 240_000 }, () => {
  let browser;
  let server;
  before(async () => {
    const texts = await buildWorkerPage();
    const given = `const tunnel = ${JSON.stringify(definition())}; const save = (valid) => { window.saved = valid; };`;
    for (const [name, { module, show }] of Object.entries(forms)) {
      const path = `/${name.replaceAll(" ", "-")}`;
      texts[`${path}.html`] = pageFor(`${path}.js`);
      texts[`${path}.js`] = await bundle(`${given}${show}`, module);
    }
    server = await serveTexts(texts, { [policyName]: policy });
    browser = await launchBrowser("Chromium");
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const name of Object.keys(forms)) {
    test(`${name}: what is wrong is named and not saved, and what is right is saved`, async () => {
      const page = await browser.newPage();
      await page.goto(`${server.url}/${name.replaceAll(" ", "-")}.html`);
      const host = await page.locator('[name="remoteHost"]').waitHandle();
      const save = await page.locator("button").waitHandle();
      if (name === "React Hook Form") await fillOtherFields(page);
      await host.evaluate((input) => input.select());
      await host.type("vpn.mycompany.com/");
      const network = await page.locator('[name^="cloudNetworkCIDRs"], label:nth-of-type(2) input').waitHandle();
      await network.type("x");
      await save.click();
      await page.waitForFunction(() => document.body.innerText.includes("remoteHost is more than a host"));
      assert.equal(await page.evaluate(() => window.saved), undefined);
      await page.waitForFunction(() => document.body.innerText.includes("cloudNetworkCIDRs.0 must be"));
      await host.press("Backspace");
      await network.press("Backspace");
      await save.click();
      await page.waitForFunction(() => window.saved !== undefined);
      const { remoteHost, cloudNetworkCIDRs } = await page.evaluate(() => window.saved);
      assert.deepEqual(
        { remoteHost, cloudNetworkCIDRs },
        { remoteHost: "vpn.mycompany.com", cloudNetworkCIDRs: ["10.7.0.0/24"] },
      );
      await page.close();
    });
  }

  test("Web Worker: checks the file that is chosen", async () => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/index.html`);
    await page.$eval(
      "input",
      (input, json) => {
        const files = new DataTransfer();
        files.items.add(new File([json], "tunnels.json"));
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
      },
      JSON.stringify([definition(), {}]),
    );
    await page.waitForFunction(() => document.title === "1 of 2 can be sent");
    await page.close();
  });

  test("Content Security Policy: without 'wasm-unsafe-eval' the first call says what is missing", async () => {
    const script = await bundle(`
      import { isCidr } from "ionos-ipsec-tunnels";
      try {
        isCidr("10.7.0.0/24");
      } catch ({ name, code }) {
        document.title = name + " " + code;
      }`);
    const headers = { [policyName]: policy.replace(" 'wasm-unsafe-eval'", "") };
    const strict = await serveTexts({ "/page.html": pageFor("page.js"), "/page.js": script }, headers);
    const page = await browser.newPage();
    await page.goto(`${strict.url}/page.html`);
    await page.waitForFunction(() => document.title === "ConfigurationError wasm.blocked");
    await page.close();
    strict.close();
  });
});

/** The form for React Hook Form begins empty. */
async function fillOtherFields(page) {
  const { name, auth, cloudNetworkCIDRs, peerNetworkCIDRs } = definition();
  const values = {
    name,
    "auth.psk.key": auth.psk.key,
    "cloudNetworkCIDRs.0": cloudNetworkCIDRs[0],
    "peerNetworkCIDRs.0": peerNetworkCIDRs[0],
  };
  for (const [field, value] of Object.entries(values)) await page.type(`[name="${field}"]`, value);
}
