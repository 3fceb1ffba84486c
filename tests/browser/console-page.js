// The demo console in a real browser, as a person meets it: by labels and words. What goes wrong on the page is kept.

import { setTimeout } from "node:timers/promises";

const OPERATIONS = [
  [/^GET .*\/ipsecgateways$/, "gateways"],
  [/^GET .*\/tunnels$/, "list"],
  [/^POST .*\/tunnels$/, "create"],
  [/^GET .*\/tunnels\/[^/]+$/, "get"],
  [/^PUT .*\/tunnels\/[^/]+$/, "ensure"],
  [/^DELETE .*\/tunnels\/[^/]+$/, "delete"],
];

/** Long enough for a busy machine; what is there sooner is seen sooner. */
const PATIENCE_MS = 90_000;

/** Where each role gets its name from in the console. Asking the browser's accessibility tree takes Firefox seconds. */
const BY_ROLE = {
  alert: () => `//*[@role="alert"]`,
  button: (name) =>
    `//button[not(@aria-haspopup) and (@aria-label="${name}" or (not(@aria-label) and normalize-space()="${name}"))]`,
  checkbox: (name) => `//input[@type="checkbox" and @aria-label="${name}"]`,
  // Its name begins with what is chosen, by the id of that, and ends with the id of the label or the button's own.
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
 * A page of a browser, at the console; `languages` are those that the browser's user prefers, `width` is in pixels, and
 * `scheme` is "light" or "dark".
 */
export async function openConsole(browser, url, { languages = ["en-US"], width, scheme } = {}) {
  const console = new ConsolePage(await browser.newPage());
  await console.look({ width, scheme });
  await console.open(url, languages);
  return console;
}

export class ConsolePage {
  /** What the page complained about: uncaught errors, console errors, refusals by the Content-Security-Policy. */
  problems = [];
  /** What the browser itself asked, such as "beforeunload". */
  questions = [];
  #requests = [];
  #page;

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      // Chromium reports every error status of a request, and a waiting client is glad about a 404.
      if (message.location().url?.includes("/ipsecgateways")) return;
      this.problems.push(message.text());
    });
    // The browser asks before it throws away what was entered; these readers say yes, and note that it asked.
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
    // Not every browser's automation reports what the policy refuses; the page itself is told in all of them.
    await this.#page.evaluateOnNewDocument(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`Content-Security-Policy: ${violatedDirective} refused ${blockedURI}`),
      );
    });
    await this.#page.goto(url);
  }

  /** Shows the page in another way, without movement that would stand between two ways, and in a language by its name. */
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

  /** Shows the page in the few colours of a system's contrast theme; in Chromium alone. */
  async forceColors() {
    const session = await this.#page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  }

  /** A dialog covers the language's button. What React Aria keeps behind it for a browser that fills in forms works all the same. */
  async #speak(language) {
    const hidden = await this.#page.$("header select");
    if (!hidden) return this.#choose("//header//button[@aria-haspopup='listbox']", language);
    const value = await hidden.evaluate(
      ({ options }, words) => [...options].find((option) => option.text === words)?.value,
      language,
    );
    await hidden.select(value);
  }

  /** Loads the page again in a browser that will not compile WebAssembly. */
  async reloadWithoutWebAssembly() {
    await this.#page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
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

  /** Something on the page by its role and accessible name. */
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
   * Clicks until the click has arrived: what moves, is covered or is off at that moment does not get it. A page that is loading
   * does all of that.
   */
  async #click(xpath) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await this.#clickOnce(xpath))) {
      if (Date.now() > deadline) throw new Error(`No click arrived at ${xpath}`);
      await setTimeout(50);
    }
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
      // It is gone again, or has no size yet.
      return false;
    }
    // With the page itself the element is gone: then the click has arrived.
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

  /** Puts the focus on a field. */
  async focus(label) {
    await (await this.#field(label).waitHandle()).focus();
  }

  /** Types on what has the focus. */
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

  /** Takes the network away from the page, or gives it back. */
  offline(yes) {
    return this.#page.setOfflineMode(yes);
  }

  /** Comes back to the page, as from another window. */
  refocus() {
    return this.#page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  }

  /** Opens what is folded under a line that begins with these words. */
  unfold(words) {
    return this.#click(`//summary[starts-with(normalize-space(), "${words}")]`);
  }

  /** Chooses from a select by its words. */
  choose(label, words) {
    return this.#choose(BY_ROLE.select(label), words);
  }

  async #choose(xpath, words) {
    const list = `//*[@role="listbox"]`;
    // The list opens when the mouse goes down, and lies under it when it goes up: the button gets no click.
    await this.#page.locator(`::-p-xpath(${xpath})`).click();
    await this.#click(BY_ROLE.option(words));
    await this.#page.waitForSelector(`::-p-xpath(${list})`, { hidden: true });
  }

  /** Types key by key over what the field holds: its checks see every state in between. */
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
      // React takes over an element's own setter, and then sees no change.
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
      // Firefox makes the clipboard's data from these two alone.
      const firefox = { dataType: "text/plain", data: pasted };
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, ...firefox, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Drops a file with this text onto something. */
  async drop(role, name, text) {
    const target = await this.find(role, name).waitHandle();
    await target.evaluate((element, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], "tunnels.json", { type: "application/json" }));
      element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Types a text without a pause, and returns what stands in the field when it is first called wrong. */
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
        // Due before any pause of the page's: however busy the machine is, the next key comes first.
        await new Promise((resolve) => setTimeout(resolve));
      }
      return wrong;
    }, text);
  }

  /** What the page leaves behind in the browser beyond its own tab: its address, and what is stored. */
  traces() {
    return this.#page.evaluate(() => `${location.href} ${JSON.stringify({ ...localStorage })} ${document.cookie}`);
  }

  /** Runs a script, or a function and returns what it returns, in the page. */
  run(act) {
    return this.#page.evaluate(act);
  }

  /**
   * What sticks out of the window, or of what holds it, to the side, but for what the keyboard can scroll there, and for what
   * an ellipsis stands in for.
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
      // What is a pixel wide is there for screen readers alone.
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

  /** Waits until what a field says about itself matches: "valid" or "invalid", then its hints and messages. */
  async seeAtField(label, pattern) {
    const field = this.#field(label).map((element) =>
      [
        element.getAttribute("aria-invalid") === "true" ? "invalid" : "valid",
        ...element
          .getAttribute("aria-describedby")
          .split(" ")
          // Without what is hidden, as screen readers read it.
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

  /** The names of the tunnels in sight, in their order. */
  names() {
    return this.#page.$$eval("tbody td.col-name", (cells) => cells.map((cell) => cell.textContent));
  }

  /** Waits until these tunnels are in sight, in this order. */
  async seeNames(...names) {
    const all = names.join(", ");
    await until(async () => (await this.names()).join(", "), { test: (text) => text === all }, `The list “${all}”`);
  }

  /** Waits until what has the focus has this name. */
  async seeFocusOn(name) {
    const label = () =>
      this.#page.evaluate(() => {
        const { labels, ariaLabel } = document.activeElement;
        return labels?.[0]?.textContent ?? ariaLabel ?? document.activeElement.textContent;
      });
    await until(label, { test: (text) => text === name }, `The focus on “${name}”`);
  }

  /** What the document says of itself. */
  head() {
    return this.#page.evaluate(() => ({ title: document.title, language: document.documentElement.lang }));
  }

  /** Waits until the words on the page match. */
  async see(pattern) {
    await until(() => this.words(), pattern, "The page");
  }

  /** Waits until the words on the page do not match any more. */
  async seeGone(pattern) {
    await until(() => this.words(), { test: (text) => !pattern.test(text) }, `The page without ${pattern}`);
  }

  /** Waits until a button says that what it started is going on. */
  async seeBusy(name) {
    const button = this.find("button", name).map((element) => element.getAttribute("aria-busy"));
    await until(() => button.wait(), /true/, `The button “${name}”`);
  }

  /** Waits until there is no such thing on the page. */
  async seeNo(role, name) {
    await this.#page.waitForSelector(selector(role, name), { hidden: true });
  }
}

/** Reads again and again, because a page changes in its own time. Says what was there instead when it never matches. */
export async function until(read, pattern, what) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const text = await read();
    if (pattern.test(text)) return;
    if (Date.now() > deadline) throw new Error(`${what} never showed ${pattern}, but at last:\n${text.slice(0, 2000)}`);
    await setTimeout(50);
  }
}
