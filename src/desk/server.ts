// The desk as it listens: on this machine only, to one browser, until nobody has used it for an hour.
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { removeFolder } from "../io/files.ts";
import type { Language } from "../law/law.ts";
import { reconcile } from "./actions.ts";
import { type Asked, type Desk, speaker } from "./desk.ts";
import { fieldsOf } from "./http/counted.ts";
import { isKnown, type Refused, refusedAtDoor, refusedToPost, same } from "./http/gate.ts";
import { BrokenForm } from "./http/multipart.ts";
import { ownPolicy, type Reply, send } from "./http/reply.ts";
import { NotDone } from "./pages/ask.ts";
import { style } from "./pages/frame.ts";
import { address } from "./pages/parts.ts";
import { changedPage, notDonePage, nothingHere, shut } from "./pages/refused.ts";
import { routeOf } from "./routes.ts";
import { takeUploads, WrongKey } from "./uploads.ts";
import { bankAside, waitingIn } from "./waiting/folder.ts";

type Listening = {
  readonly port: number;
  /** When the last request came, on this machine's own count of milliseconds. */
  readonly used: () => number;
  readonly close: () => Promise<void>;
};

const loopback = "127.0.0.1";
/** Milliseconds. */
const farewell = 1_000;

/** `port` 0: any that is free. Rejects where it cannot be had. */
export async function listen(desk: Desk, port: number): Promise<Listening> {
  const { limits } = desk;
  let used = performance.now();
  let atOnce = 0;
  const server = createServer({
    headersTimeout: limits.headTime,
    requestTimeout: 0,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: Math.min(1_000, limits.headTime),
    maxHeaderSize: 16_384,
  });
  server.maxConnections = limits.connections;
  server.timeout = limits.idleTime;
  server.on("request", (request, response) => {
    atOnce += 1;
    used = performance.now();
    const policy = ownPolicy(style);
    const host = `${loopback}:${(server.address() as AddressInfo).port}`;
    const busy = atOnce > limits.atOnce;
    // What has no body has come whole; the answer may take its time.
    if (request.method !== "POST") request.socket.setTimeout(0);
    answerTo(request, desk, host, busy)
      .catch((fault: unknown) => ownFault(fault))
      .then(async ({ reply, cut }) => {
        if (cut) await letGo(request);
        // From here on it is the sender's to take what is answered.
        request.socket.setTimeout(limits.idleTime);
        send(response, reply, policy, cut);
      })
      .catch(() => response.destroy())
      .finally(() => {
        atOnce -= 1;
        used = performance.now();
      });
  });
  server.on("clientError", (_fault, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: loopback, port, exclusive: true }, resolve);
  });
  return { port: (server.address() as AddressInfo).port, used: () => used, close: () => closed(server) };
}

/** What is still being sent is thrown away for a moment: a browser reads no answer while it sends. */
async function letGo(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.socket.setTimeout(0);
  request.resume();
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, farewell);
    request.once("close", resolve);
    request.once("end", resolve);
  });
  clearTimeout(timer);
}

function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeAllConnections();
  return done;
}

/** `cut`: whatever else is sent is not read. */
type Answered = { readonly reply: Reply; readonly cut: boolean };

async function answerTo(
  request: IncomingMessage,
  desk: Desk,
  host: string,
  busy: boolean,
): Promise<Answered> {
  const refused = refusedAtDoor(request, host);
  if (refused !== undefined) return turnedAway(desk, refused);
  const { pathname: whole, searchParams: query } = new URL(request.url ?? "/", `http://${host}`);
  const cookie = `taliad-${host.split(":")[1]}`;
  const known = isKnown(request, desk.keys, cookie);
  const entry = /^\/enter\/(en|cy)\/([\w-]{43})$/.exec(whole);
  if (entry !== null && request.method === "GET")
    return enter(desk, entry[1] as Language, entry[2] ?? "", cookie, known);
  if (!known) return turnedAway(desk, { status: 401, key: "unknown" });
  if (busy) return turnedAway(desk, { status: 503, key: "busy" });
  const [, first, rest = ""] = /^\/(en|cy)(\/.*)?$/.exec(whole) ?? [];
  if (first === undefined) return { reply: { kind: "go", to: "/en/" }, cut: false };
  const language = first as Language;
  const asked: Asked = {
    ...{ desk, language, query, path: rest === "/" ? "" : rest, parts: [] },
    ...{ fields: new URLSearchParams(), speak: speaker(desk, language) },
  };
  try {
    if (request.method !== "POST") return { reply: await pageOf("GET", rest || "/", asked), cut: false };
    const notPosted = refusedToPost(request, host);
    if (notPosted !== undefined) return turnedAway(desk, notPosted);
    return { reply: await posted(request, rest, asked), cut: false };
  } catch (fault) {
    if (fault instanceof NotDone) return { reply: notDonePage(asked, fault), cut: false };
    if (fault instanceof WrongKey) return turnedAway(desk, { status: 403, key: "form" });
    if (!(fault instanceof BrokenForm)) throw fault;
    const status = fault.why === "too-large" ? 413 : 400;
    return turnedAway(desk, { status, key: fault.why });
  }
}

async function pageOf(method: "GET" | "POST", path: string, asked: Asked): Promise<Reply> {
  const route = routeOf(method, path);
  return (await route?.answers({ ...asked, parts: route.parts })) ?? nothingHere(asked);
}

async function posted(request: IncomingMessage, path: string, asked: Asked): Promise<Reply> {
  const { desk, language } = asked;
  if (path === "/upload") {
    desk.notTaken = [];
    const { notTaken } = await takeUploads(request, desk, desk.waiting, desk.looking.look);
    desk.notTaken = notTaken;
    return { kind: "go", to: address(language, "/") };
  }
  if (path === "/bank") return bankFiles(request, asked);
  if (request.headers["content-type"]?.startsWith("multipart/") === true) throw new BrokenForm("not-a-form");
  const fields = await fieldsOf(request, desk.limits);
  if (!same(fields.get("form") ?? "", desk.keys.form)) throw new WrongKey();
  return pageOf("POST", path, { ...asked, fields });
}

/** Bank files do not wait with the returns: they have a folder of their own until they are compared. */
async function bankFiles(request: IncomingMessage, asked: Asked): Promise<Reply> {
  const { desk } = asked;
  const folder = join(desk.waiting.path, `${bankAside}${randomBytes(8).toString("hex")}`);
  try {
    const { fields, names, notTaken } = await takeUploads(request, desk, waitingIn(folder), () => {});
    if (notTaken.length === 0) return await reconcile({ ...asked, fields }, folder, names);
    removeFolder(folder);
    return changedPage(asked, "/bank", "desk.not-taken.name");
  } catch (fault) {
    removeFolder(folder);
    throw fault;
  }
}

/** The address of the terminal: once, and then the browser is known by its cookie. */
function enter(desk: Desk, language: Language, given: string, cookie: string, known: boolean): Answered {
  const to = address(language, "/");
  if (known) return { reply: { kind: "go", to }, cut: false };
  const { entry } = desk.keys;
  if (entry === undefined || !same(given, entry)) return turnedAway(desk, { status: 401, key: "unknown" });
  desk.keys.entry = undefined;
  const set = `${cookie}=${desk.keys.session}; Path=/; HttpOnly; SameSite=Strict`;
  return { reply: { kind: "go", to, cookie: set }, cut: false };
}

function turnedAway(desk: Desk, { status, key }: Refused): Answered {
  const [en, cy] = (["en", "cy"] as const).map((language) => speaker(desk, language)(`desk.shut.${key}`));
  return { reply: shut(status, en ?? "", cy ?? ""), cut: true };
}

/** What we got wrong: said in short, and on the terminal in whole, where no person's data may be. */
function ownFault(fault: unknown): Answered {
  const name = fault instanceof Error ? fault.name : "fault";
  process.stderr.write(`taliad serve: ${name}\n`);
  return {
    reply: shut(
      500,
      "Something went wrong in the program. Nothing was changed.",
      "Aeth rhywbeth o'i le yn y rhaglen. Ni newidiwyd dim.",
    ),
    cut: true,
  };
}
