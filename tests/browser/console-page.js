// The demo console in a real browser, driven as a person would: by labels and words. Errors on the page are collected.

import { poll } from "../support/poll.js";

const OPERATIONS = [
  [/^GET .*\/ipsecgateways$/, "gateways"],
  [/^GET .*\/tunnels$/, "list"],
  [/^POST .*\/tunnels$/, "create"],
  [/^GET .*\/tunnels\/[^/]+$/, "get"],
  [/^PUT .*\/tunnels\/[^/]+$/, "ensure"],
  [/^DELETE .*\/tunnels\/[^/]+$/, "delete"],
];

/** The limit of each wait: long enough for a busy machine. A wait ends as soon as its condition holds. */
const PATIENCE_MS = 90_000;

/** An XPath for each role and accessible name, as the console writes them: Firefox's accessibility tree takes seconds. */
const BY_ROLE = {
  alert: () => `//*[@role="alert"]`,
  button: (name) =>
    `//button[not(@aria-haspopup) and (@aria-label="${name}" or (not(@aria-label) and normalize-space()="${name}"))]`,
  checkbox: (name) => `//input[@type="checkbox" and @aria-label="${name}"]`,
  // `aria-labelledby` of a select holds the id of the chosen value, and then that of the label or the button's own.
  select: (name) =>
    `//button[@aria-haspopup="listbox" and (@aria-label="${name}" or contains(concat(@aria-labelledby, " "), concat(" ", //span[normalize-space()="${name}"][1]/@id, " ")))]`,
  dialog: (name) => `//*[@role="alertdialog" and @aria-labelledby=//h2[normalize-space()="${name}"]/@id]`,
  heading: (name) => `//*[(self::h1 or self::h2 or self::h3) and normalize-space()="${name}"]`,
  option: (name) => `//*[@role="option" and normalize-space()="${name}"]`,
  optionAtHand: (name) => `//*[@role="option" and @data-focused and normalize-space()="${name}"]`,
  link: (name) => `//a[normalize-space()="${name}"]`,
  progressbar: (name) => `//progress[@aria-label="${name}"]`,
  radio: (name) => `//label[normalize-space()="${name}"]/input[@type="radio"]`,
  region: (name) => `//section[@aria-label="${name}"]`,
  row: (name) => `//tbody/tr[.//a[normalize-space()="${name}"]]`,
  tab: (name) => `//*[@role="tab" and normalize-space()="${name}"]`,
  switch: (name) => `//label[normalize-space()="${name}"]//input[@role="switch"]`,
};

const selector = (role, name) => `::-p-xpath(${BY_ROLE[role](name)})`;

/**
 * Opens the console in a page of a browser. `languages` are the browser's preferred languages, `width` is in pixels, and
 * `scheme` is "light" or "dark".
 */
export async function openConsole(browser, url, { languages = ["en-US"], width, scheme } = {}) {
  const console = new ConsolePage(await browser.newPage());
  await console.look({ width, scheme });
  await console.open(url, languages);
  return console;
}

export class ConsolePage {
  /** Problems that the page has reported: uncaught errors, console errors, violations of the Content-Security-Policy. */
  problems = [];
  /** The types of the browser's own dialogs, such as "beforeunload". */
  questions = [];
  #requests = [];
  #page;

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      // Chromium reports every error status of a request, also the 404 that a client waits for after a deletion.
      if (message.location().url?.includes("/ipsecgateways")) return;
      this.problems.push(message.text());
    });
    // The browser asks before it discards what was entered. The tests accept, and record that it has asked.
    page.on("dialog", (dialog) => {
      this.questions.push(dialog.type());
      return dialog.accept();
    });
    page.on("request", (request) => this.#requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  }

  async open(url, languages) {
    await this.#page.evaluateOnNewDocument((preferred) => {
      Object.defineProperty(navigator, "languages", { get: () => preferred });
    }, languages);
    // Not every browser's automation reports violations of the policy, but every browser sends the page an event.
    await this.#page.evaluateOnNewDocument(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`Content-Security-Policy: ${violatedDirective} refused ${blockedURI}`),
      );
    });
    await this.#page.goto(url);
  }

  /** Changes the page's width, scheme, and language by name. A change of scheme also switches animations off. */
  async look({ width, scheme, language }) {
    if (width) await this.#page.setViewport({ width, height: width < 600 ? 740 : 900 });
    if (scheme) {
      await this.#page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
    }
    if (language) await this.#speak(language);
  }

  /** Shows the page in forced colours, as with a contrast theme of the system. Chromium only. */
  async forceColors() {
    const session = await this.#page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  }

  /** Chooses a language. Where a dialog covers the button, the hidden native select of React Aria is used instead. */
  async #speak(language) {
    const hidden = await this.#page.$("header select");
    if (!hidden) return this.#choose("//header//button[@aria-haspopup='listbox']", language);
    const value = await hidden.evaluate(
      ({ options }, words) => [...options].find((option) => option.text === words)?.value,
      language,
    );
    await hidden.select(value);
  }

  /** Loads the page again, without `WebAssembly`, which is in `withheld` instead. */
  async reloadWithoutWebAssembly() {
    await this.#page.evaluateOnNewDocument(() => {
      globalThis.withheld = globalThis.WebAssembly;
      Reflect.deleteProperty(globalThis, "WebAssembly");
    });
    await this.reload();
  }

  reload() {
    return this.#page.reload();
  }

  close() {
    return this.#page.close();
  }

  /** The API's operations that the page has called so far, in order. */
  operations() {
    return this.#requests.flatMap((request) => OPERATIONS.find(([pattern]) => pattern.test(request))?.[1] ?? []);
  }

  /** An element by its role and accessible name. */
  find(role, name) {
    return this.#page.locator(selector(role, name));
  }

  /** A field by its label; not by its role, because Firefox gives none to a password. */
  #field(label) {
    return this.#page.locator(
      `::-p-xpath(//*[@id=//label[normalize-space()="${label}"]/@for] | ${BY_ROLE.select(label)})`,
    );
  }

  /**
   * Clicks until the element has received the click. While the page is loading, elements move, are covered or are disabled.
   */
  async #click(xpath) {
    await poll(
      () => this.#clickOnce(xpath),
      () => `No click arrived at ${xpath}`,
      { patienceMs: PATIENCE_MS },
    );
  }

  async #clickOnce(xpath) {
    const target = await this.#page.locator(`::-p-xpath(${xpath})`).setVisibility("visible").waitHandle();
    await target.evaluate((element) => {
      const isOff = () => element.getAttribute("aria-disabled") === "true";
      element.clicked = false;
      element.addEventListener("click", () => Object.assign(element, { clicked: !isOff() }), {
        capture: true,
        once: true,
      });
    });
    try {
      await target.click();
    } catch {
      // The element has been removed, or has no size yet.
      return false;
    }
    // The click has navigated to another page, so it was received.
    return target.evaluate((element) => element.clicked).catch(() => true);
  }

  press(name) {
    return this.#click(BY_ROLE.button(name));
  }

  /** From the start page to the tunnels of the emulator's first gateway. */
  async connect() {
    await this.press("Use the emulator");
    await this.openGateway();
  }

  async openGateway() {
    await this.#click(`//a[.//b[normalize-space()="vpn-frankfurt"]]`);
    await this.find("heading", "vpn-frankfurt").wait();
  }

  follow(name) {
    return this.#click(BY_ROLE.link(name));
  }

  /** Opens the page of a tunnel of the list. */
  async openTunnel(name) {
    await this.follow(name);
    await this.find("region", `\u2068${name}\u2069`).wait();
  }

  openTab(name) {
    return this.#click(BY_ROLE.tab(name));
  }

  key(name) {
    return this.#page.keyboard.press(name);
  }

  /** Focuses a field. */
  async focus(label) {
    await (await this.#field(label).waitHandle()).focus();
  }

  /** Presses keys on the focused element. */
  typeOn(text) {
    return this.#page.keyboard.type(text);
  }

  back() {
    return this.#page.goBack();
  }

  /** Goes to an address of the console, the part behind "#". */
  goTo(address) {
    return this.#page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  }

  address() {
    return this.#page.evaluate(() => location.hash.slice(1));
  }

  /** Switches the page's network off or on. */
  offline(yes) {
    return this.#page.setOfflineMode(yes);
  }

  /** Makes the page visible again, as when the user returns from another window. */
  refocus() {
    return this.#page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  }

  /** Unfolds the details whose summary begins with these words. */
  unfold(words) {
    return this.#click(`//summary[starts-with(normalize-space(), "${words}")]`);
  }

  /** Folds such details again. */
  fold(words) {
    return this.#click(`//details[@open]/summary[starts-with(normalize-space(), "${words}")]`);
  }

  /** Chooses an option of a select by its text. */
  choose(label, words) {
    return this.#choose(BY_ROLE.select(label), words);
  }

  async #choose(xpath, words) {
    const list = `//*[@role="listbox"]`;
    // The list opens on mouse down, and is under the pointer on mouse up: so the button gets no click event.
    await this.#page.locator(`::-p-xpath(${xpath})`).click();
    await this.#click(BY_ROLE.option(words));
    await this.#page.waitForSelector(`::-p-xpath(${list})`, { hidden: true });
  }

  /** Replaces a field's value key by key, so that every intermediate value is checked. */
  async type(label, text) {
    await this.#field(label).click({ count: 3 });
    await this.#page.keyboard.press("Backspace");
    await this.#page.keyboard.type(text);
  }

  /** Searches the list. */
  async search(text) {
    const field = this.#page.locator(`input[type="search"]`);
    await field.click({ count: 3 });
    await this.#page.keyboard.press("Backspace");
    await this.#page.keyboard.type(text);
  }

  /** Ticks a box, or takes the tick away. */
  check(label) {
    return this.#click(`//label[normalize-space()="${label}"]//input`);
  }

  /** Puts a text into a text area at once. */
  async fill(label, text) {
    const area = await this.#field(label).waitHandle();
    await area.evaluate((element, value) => {
      // React overrides the element's own setter, and would not see the change: so the prototype's setter is used.
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(element, value);
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
  }

  /** Pastes a text into a field, as the keyboard or a menu would. */
  async paste(label, text) {
    const field = await this.#field(label).waitHandle();
    await field.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      // Firefox creates the clipboard's data only from these two members.
      const firefox = { dataType: "text/plain", data: pasted };
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, ...firefox, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Drops a file with this text onto an element. */
  async drop(role, name, text) {
    const target = await this.find(role, name).waitHandle();
    await target.evaluate((element, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], "tunnels.json", { type: "application/json" }));
      element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Types a text without a pause, and returns the field's value at the moment when it is first marked as invalid. */
  async typeUntilWrong(label, text) {
    const field = await this.#field(label).waitHandle();
    return field.evaluate(async (element, whole) => {
      const wrong = new Promise((resolve) => {
        new MutationObserver(() => resolve(element.value)).observe(element, { attributeFilter: ["aria-invalid"] });
      });
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      for (let end = 1; end <= whole.length; end++) {
        set.call(element, whole.slice(0, end));
        element.dispatchEvent(new Event("input", { bubbles: true }));
        // A zero timeout is due before any timer of the page: however busy the machine is, the next key comes first.
        await new Promise((resolve) => setTimeout(resolve));
      }
      return wrong;
    }, text);
  }

  /** What of the page outlives its tab: its URL, in the history, local storage and cookies. */
  traces() {
    return this.#page.evaluate(() => `${location.href} ${JSON.stringify({ ...localStorage })} ${document.cookie}`);
  }

  /** Runs a script or a function in the page, and returns its result. */
  run(act) {
    return this.#page.evaluate(act);
  }

  /**
   * The elements that are cut off at the left or right: those that stick out of the window, or of a container that is neither
   * scrollable with the keyboard nor shows an ellipsis.
   */
  outOfReach() {
    return this.#page.evaluate(() => {
      const reach = (element) => {
        for (let holder = element.parentElement; holder; holder = holder.parentElement) {
          const { overflowX, textOverflow } = getComputedStyle(holder);
          if (overflowX === "visible") continue;
          const scrolls =
            textOverflow === "ellipsis" || holder.tabIndex >= 0 || holder.getAttribute("role") === "tablist";
          return !scrolls ? holder.getBoundingClientRect() : { left: -Infinity, right: Infinity };
        }
        return { left: 0, right: document.documentElement.clientWidth };
      };
      // Elements that are one pixel wide are for screen readers only.
      const isUnseen = (element) => element && (element.offsetWidth === 1 || isUnseen(element.parentElement));
      const sticking = [...document.body.querySelectorAll("*")]
        .filter((element) => element.checkVisibility() && !element.closest("svg") && !isUnseen(element))
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          const within = reach(element);
          return left < within.left - 1 || right > within.right + 1;
        });
      return sticking.map((element) => element.outerHTML.slice(0, 200));
    });
  }

  /** All words on the page. */
  words() {
    return this.#page.evaluate(() => document.body.textContent);
  }

  valueOf(label) {
    return this.#field(label)
      .map((field) => field.value)
      .wait();
  }

  /** Waits until a field's state matches: the text is "valid" or "invalid", then its hints and messages. */
  async seeAtField(label, pattern) {
    const field = this.#field(label).map((element) =>
      [
        element.getAttribute("aria-invalid") === "true" ? "invalid" : "valid",
        ...element
          .getAttribute("aria-describedby")
          .split(" ")
          // Without hidden elements, as screen readers read it.
          .map((id) => {
            const words = document.getElementById(id)?.cloneNode(true);
            words?.querySelector(".kept-free")?.remove();
            return words?.textContent;
          }),
      ].join(" "),
    );
    await until(() => field.wait(), pattern, `The field “${label}”`);
  }

  /** Waits until the row of a tunnel matches. */
  async seeInRow(name, pattern) {
    const row = this.find("row", name).map((element) => element.textContent);
    await until(() => row.wait(), pattern, `The row “${name}”`);
  }

  /** Waits until the page of a tunnel matches. */
  async seeInDetails(name, pattern) {
    const details = this.find("region", `\u2068${name}\u2069`).map((element) => element.textContent);
    await until(() => details.wait(), pattern, `The details of “${name}”`);
  }

  /** The names of the listed tunnels, in their order. */
  names() {
    return this.#page.$$eval("tbody td.col-name", (cells) => cells.map((cell) => cell.textContent));
  }

  /** Waits until exactly these tunnels are listed, in this order. */
  async seeNames(...names) {
    const all = names.join(", ");
    await until(async () => (await this.names()).join(", "), { test: (text) => text === all }, `The list “${all}”`);
  }

  /** Waits until the focused element has this name. */
  async seeFocusOn(name) {
    const label = () =>
      this.#page.evaluate(() => {
        const { labels, ariaLabel } = document.activeElement;
        return labels?.[0]?.textContent ?? ariaLabel ?? document.activeElement.textContent;
      });
    await until(label, { test: (text) => text === name }, `The focus on “${name}”`);
  }

  /** The document's title and language. */
  head() {
    return this.#page.evaluate(() => ({ title: document.title, language: document.documentElement.lang }));
  }

  /** Waits until the words on the page match. */
  async see(pattern) {
    await until(() => this.words(), pattern, "The page");
  }

  /** Waits until the words on the page no longer match. */
  async seeGone(pattern) {
    await until(() => this.words(), { test: (text) => !pattern.test(text) }, `The page without ${pattern}`);
  }

  /** Waits until a button shows that its action is in progress. */
  async seeBusy(name) {
    const button = this.find("button", name).map((element) => element.getAttribute("aria-busy"));
    await until(() => button.wait(), /true/, `The button “${name}”`);
  }

  /** Waits until there is no such element on the page. */
  async seeNo(role, name) {
    await this.#page.waitForSelector(selector(role, name), { hidden: true });
  }
}

/** Polls a value until it matches, because a page changes over time. The error has the last value. */
export async function until(read, pattern, what) {
  let text;
  const matches = async () => {
    text = await read();
    return pattern.test(text);
  };
  const complaint = () => `${what} never showed ${pattern}, but at last:\n${text.slice(0, 2000)}`;
  await poll(matches, complaint, { patienceMs: PATIENCE_MS });
}
