// A DOM for the libraries that render. It has to be imported before them, as they look for it when they are loaded.

import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html>");
const names = [
  "document",
  "navigator",
  "Event",
  "Element",
  "HTMLElement",
  "HTMLIFrameElement",
  "MathMLElement",
  "SVGElement",
];
const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
define("window", window);
for (const name of names) define(name, window[name]);

/** An element of the page to render into. */
export const place = () => window.document.body.appendChild(window.document.createElement("div"));

/** The texts below the fields of a rendered form. */
export function messagesIn(container) {
  const shown = [...container.querySelectorAll("[data-below]")].filter(({ textContent }) => textContent !== "");
  return Object.fromEntries(shown.map(({ dataset, textContent }) => [dataset.below, textContent]));
}
