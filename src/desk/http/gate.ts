// Who is let in: only the browser that was shown the address of the terminal, on this machine, from a page of the desk itself.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What the desk knows of itself; fresh at every start. */
export type Keys = {
  /** The address of the terminal leads in once. */
  entry: string | undefined;
  readonly session: string;
  /** In every form: another site cannot know it. */
  readonly form: string;
};

export function newKeys(): Keys {
  return { entry: secret(), session: secret(), form: secret() };
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

/** In the time that it takes, whatever is right or wrong about it. */
export function same(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** The status and the key of its words; undefined where nothing is against it. */
export type Refused = { readonly status: number; readonly key: string };

const longestAddress = 2_048;
const ownPage = new Set(["same-origin", "none"]);

/** Of what every request has to be, whoever sends it: `host` is "127.0.0.1:4711". */
export function refusedAtDoor(request: IncomingMessage, host: string): Refused | undefined {
  const { headers, method = "", url = "", rawHeaders } = request;
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
  // A name that somebody else made lead here is not ours.
  if (hosts !== 1 || headers.host !== host) return { status: 421, key: "host" };
  if (!["GET", "HEAD", "POST"].includes(method)) return { status: 405, key: "method" };
  if (!url.startsWith("/") || url.startsWith("//") || url.length > longestAddress)
    return { status: 400, key: "address" };
  if (headers.origin !== undefined && headers.origin !== `http://${host}`)
    return { status: 403, key: "origin" };
  const from = headers["sec-fetch-site"];
  if (from !== undefined && !ownPage.has(String(from))) return { status: 403, key: "origin" };
  return undefined;
}

/** Whether it comes from the browser that was let in. */
export function isKnown({ headers }: IncomingMessage, keys: Keys, cookie: string): boolean {
  const cookies = (headers.cookie ?? "").split(";").map((one) => one.trim());
  const found = cookies.filter((one) => one.startsWith(`${cookie}=`));
  return found.length === 1 && same(found[0]?.slice(cookie.length + 1) ?? "", keys.session);
}

/** What changes something has to say where it comes from. */
export function refusedToPost({ headers }: IncomingMessage, host: string): Refused | undefined {
  if (headers.origin !== `http://${host}`) return { status: 403, key: "origin" };
  const kind = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const known = kind === "application/x-www-form-urlencoded" || kind === "multipart/form-data";
  return known ? undefined : { status: 415, key: "kind" };
}
