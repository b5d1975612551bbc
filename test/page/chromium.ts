// A page in headless Chromium, driven over its own pipe: opened with the network off, with every request written down.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";

/** Undefined where none is installed. */
export const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

/** Milliseconds. */
const patience = 240_000;

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};

export type OpenPage = {
  /** Runs an expression in the page, waits for it, and gives its value. */
  readonly run: <Value>(expression: string) => Promise<Value>;
  /** Chooses files in the input with this id. */
  readonly choose: (id: string, paths: readonly string[]) => Promise<void>;
  /** Clicks what the selector finds first, and gives the path of the file that is saved. */
  readonly saved: (selector: string) => Promise<string>;
  /** Seconds of the processor that the page has taken so far, whatever else the machine does. */
  readonly work: () => Promise<number>;
  readonly press: (key: "Tab" | "Enter" | "Space") => Promise<void>;
  /** Presses a key and waits for the browser's own window in which files are chosen; none is shown. */
  readonly asksForFiles: (key: "Enter" | "Space") => Promise<void>;
  /** Waits for what is saved when something is done, and gives its path. */
  readonly savedBy: (doing: () => Promise<unknown>) => Promise<string>;
  readonly media: (kind: "screen" | "print") => Promise<void>;
  /** As wide as this. */
  readonly width: (pixels: number) => Promise<void>;
  /** PNG of the whole page, or of so many pixels of it from a height on. */
  readonly picture: (from?: number, height?: number) => Promise<Buffer>;
  /** As it is printed, in PDF. */
  readonly printed: () => Promise<Buffer>;
  /** Lets the page run scripts, or not. */
  readonly scripts: (on: boolean) => Promise<unknown>;
  /** Goes to an address and waits until the page is there. */
  readonly open: (url: string) => Promise<void>;
  /** Waits until another page is there than before something is done. */
  readonly next: (doing: () => Promise<unknown>) => Promise<void>;
  /** Clicks where the selector finds something first, as a mouse does. */
  readonly click: (selector: string) => Promise<void>;
  /** Every address that was asked for since the page was opened, and what the page's policy refused. */
  readonly requests: readonly string[];
  readonly refused: string[];
  readonly close: () => Promise<void>;
};

/**
 * Opens a file with the network off, or an address with scripts off; `place` is a folder for the profile and for what is saved.
 */
export async function openPage(path: string, place: string): Promise<OpenPage> {
  const away = !path.startsWith("http:");
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-quic"];
  const profile = join(place, "profile");
  const own = ["--remote-debugging-pipe", `--user-data-dir=${profile}`, "--lang=en"];
  const browser = spawn(chromium ?? "", [...flags, ...quiet, ...own], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const wire = wireTo(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const [requests, refused]: [string[], string[]] = [[], []];
  wire.hear((method, params) => {
    if (method === "Network.requestWillBeSent") requests.push((params["request"] as { url: string }).url);
    if (method === "Log.entryAdded") refused.push((params["entry"] as { text: string }).text);
    if (method === "Runtime.exceptionThrown") refused.push(JSON.stringify(params["exceptionDetails"]));
  });
  const { targetId } = await wire.ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await wire.ask("Target.attachToTarget", { targetId, flatten: true });
  const ask = (method: string, params = {}) => wire.ask(method, params, sessionId as string);
  for (const part of ["Page", "Runtime", "Network", "Log", "DOM"]) await ask(`${part}.enable`);
  const off = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  if (away) await ask("Network.emulateNetworkConditions", off);
  else await ask("Emulation.setScriptExecutionDisabled", { value: true });
  await wire.ask("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: place,
    eventsEnabled: true,
  });
  async function next(doing: () => Promise<unknown>): Promise<void> {
    const loaded = wire.once("Page.loadEventFired").then(() => true);
    await doing();
    if (!(await Promise.race([loaded, pause(patience, false, { ref: false })])))
      throw new Error("no other page came");
  }
  const open = (url: string) => next(() => ask("Page.navigate", { url }));
  await open(away ? `file://${path}` : path);

  async function run<Value>(expression: string): Promise<Value> {
    const told = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const fault = told["exceptionDetails"];
    if (fault !== undefined)
      throw new Error(`${expression.slice(0, 80)}: ${JSON.stringify(fault).slice(0, 600)}`);
    // What the expression gives is the caller's affair.
    return (told["result"] as { readonly value: unknown }).value as Value;
  }
  async function savedBy(doing: () => Promise<unknown>): Promise<string> {
    const begins = wire.once("Browser.downloadWillBegin");
    const ends = wire.once("Browser.downloadProgress", ({ state }) => state === "completed");
    await doing();
    const { suggestedFilename } = await begins;
    await ends;
    return join(place, String(suggestedFilename));
  }
  async function press(key: "Tab" | "Enter" | "Space"): Promise<void> {
    const codes = { Tab: 9, Enter: 13, Space: 32 } as const;
    const text = { Tab: "", Enter: "\r", Space: " " }[key];
    const about = { key: key === "Space" ? " " : key, code: key, windowsVirtualKeyCode: codes[key] };
    await ask("Input.dispatchKeyEvent", { type: text === "" ? "rawKeyDown" : "keyDown", ...about, text });
    await ask("Input.dispatchKeyEvent", { type: "keyUp", ...about });
  }
  async function click(selector: string): Promise<void> {
    // Drawn at the place where it is asked for, so that what covers it is clicked instead.
    const place = await run<readonly number[] | null>(`(() => {
      const one = document.querySelector(${JSON.stringify(selector)});
      one?.scrollIntoView({ block: "center" });
      // A link may be broken into lines.
      const [box] = one?.getClientRects() ?? [];
      return box === undefined ? null : [box.x + box.width / 2, box.y + box.height / 2];
    })()`);
    if (place === null) throw new Error(`nothing to click: ${selector}`);
    const [x = 0, y = 0] = place;
    for (const type of ["mousePressed", "mouseReleased"])
      await ask("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
  }
  return {
    run,
    scripts: (on) => ask("Emulation.setScriptExecutionDisabled", { value: !on }),
    open,
    next,
    click,
    async choose(id, paths) {
      const { result } = await ask("Runtime.evaluate", { expression: `document.getElementById("${id}")` });
      await ask("DOM.setFileInputFiles", {
        files: paths,
        objectId: (result as { objectId: string }).objectId,
      });
    },
    saved: (selector) => savedBy(() => run(`document.querySelector(${JSON.stringify(selector)}).click()`)),
    savedBy,
    async asksForFiles(key) {
      await ask("Page.setInterceptFileChooserDialog", { enabled: true });
      const asked = wire.once("Page.fileChooserOpened");
      await press(key);
      await asked;
      await ask("Page.setInterceptFileChooserDialog", { enabled: false });
    },
    async media(kind) {
      await ask("Emulation.setEmulatedMedia", { media: kind });
    },
    async work() {
      const { processInfo } = await wire.ask("SystemInfo.getProcessInfo");
      const all = processInfo as readonly { readonly type: string; readonly cpuTime: number }[];
      return all.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    },
    press,
    async width(pixels) {
      const size = { width: pixels, height: 1_000, deviceScaleFactor: 1, mobile: false };
      await ask("Emulation.setDeviceMetricsOverride", size);
    },
    async picture(from = 0, height = 16_000) {
      const size = await run<readonly number[]>(
        "[document.documentElement.clientWidth, document.documentElement.scrollHeight]",
      );
      const [wide = 0, high = 0] = size;
      const clip = { x: 0, y: from, width: wide, height: Math.min(height, high - from), scale: 1 };
      const { data } = await ask("Page.captureScreenshot", {
        format: "png",
        captureBeyondViewport: true,
        clip,
      });
      return Buffer.from(String(data), "base64");
    },
    async printed() {
      const { data } = await ask("Page.printToPDF", { preferCSSPageSize: true });
      return Buffer.from(String(data), "base64");
    },
    requests,
    refused,
    async close() {
      const ended = new Promise((resolve) => browser.once("exit", resolve));
      await wire.ask("Browser.close").catch(() => {});
      await Promise.race([ended, pause(5_000)]);
      browser.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Params = Readonly<Record<string, unknown>>;

/** Questions and answers as Chromium's pipe carries them: JSON with a nought behind each. */
function wireTo(into: Writable, from: Readable) {
  const waiting = new Map<number, { resolve: (result: Params) => void; reject: (error: Error) => void }>();
  const hearers: ((method: string, params: Params) => void)[] = [];
  let [next, held] = [0, ""];
  from.setEncoding("utf8").on("data", (piece: string) => {
    const messages = (held + piece).split("\0");
    held = messages.pop() ?? "";
    for (const text of messages) take(JSON.parse(text));
  });
  function take({ id, method, params = {}, result = {}, error }: Message): void {
    if (id === undefined) for (const hear of [...hearers]) hear(method ?? "", params);
    else if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
  }
  return {
    ask(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
      next += 1;
      const id = next;
      into.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    hear: (hearer: (method: string, params: Params) => void) => void hearers.push(hearer),
    /** The first of these events that is wanted. */
    once(wanted: string, is: (params: Params) => boolean = () => true): Promise<Params> {
      return new Promise((resolve) => {
        hearers.push((method, params) => {
          if (method === wanted && is(params)) resolve(params);
        });
      });
    },
  };
}
