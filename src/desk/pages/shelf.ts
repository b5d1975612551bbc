// Hands out a file of the results. Pages of the program are shown, with their links led to the desk; everything else is saved.
import { posix } from "node:path";
import { escaped } from "../../report/pages/html.ts";
import type { Asked } from "../desk.ts";
import type { Reply } from "../http/reply.ts";
import { filesOn, type ShelfKind, shelfFile, shelfFolder } from "../shelf.ts";
import { address } from "./parts.ts";

/** Where each file of a folder of results is, by its path in it; empty where the folder is not there. */
export function shelfAddresses(
  { desk, language }: Asked,
  kind: ShelfKind,
  id: string,
): ReadonlyMap<string, string> {
  const folder = shelfFolder(desk, kind, id);
  const paths = folder === undefined ? [] : filesOn(folder);
  return new Map(paths.map((path, at) => [path, address(language, `/shelf/${kind}/${id}/${at}`)]));
}

/** Only what the program made is shown; what somebody sent is saved, whatever it is. */
const ownPage = /^([^/]+|returns\/[^/]+\/[^/]+|remittances\/[^/]+)\.html$/;

export function shelfPage(asked: Asked): Reply | undefined {
  const [kind = "", id = "", number = ""] = asked.parts;
  const folder = shelfFolder(asked.desk, kind, id);
  const file = folder === undefined ? undefined : shelfFile(folder, Number(number));
  if (file === undefined) return undefined;
  const { path, bytes, type } = file;
  if (!ownPage.test(path)) return { kind: "file", type, bytes, name: posix.basename(path) };
  // The folder is there, so it is one of the kinds.
  const text = led(asked, kind as ShelfKind, id, path, bytes.toString("utf8"));
  return { kind: "file", type, bytes: Buffer.from(text) };
}

/** The page with each link to a file beside it led to where the desk has that file. */
function led(asked: Asked, kind: ShelfKind, id: string, path: string, text: string): string {
  const own = shelfAddresses(asked, kind, id);
  const batch = kind === "batch" ? own : shelfAddresses(asked, "batch", id);
  return text.replaceAll(/ href="(\.\.?\/[^"]*)"/g, (_whole, target: string) => {
    const there = posix.normalize(posix.join(posix.dirname(path), plain(target)));
    // A report that was made anew stands two folders away from its batch.
    const found = own.get(there) ?? batch.get(there.replace(`../../${id}/`, ""));
    // A folder is no file: its name stays, and leads nowhere.
    return found === undefined ? "" : ` href="${escaped(found)}"`;
  });
}

function plain(target: string): string {
  const text = target.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
