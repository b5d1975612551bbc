// Files that are sent in a form: its key first, then file by file into a folder, each whole or not at all.
import type { IncomingMessage } from "node:http";
import type { Desk, NotTakenUpload } from "./desk.ts";
import { counted } from "./http/counted.ts";
import { same } from "./http/gate.ts";
import { BrokenForm, boundaryOf, type Part, partsOf } from "./http/multipart.ts";
import type { WaitingFolder } from "./waiting/folder.ts";
import { plainName } from "./waiting/plain-name.ts";

/** The form's key is missing or another one. */
export class WrongKey extends Error {}

type Uploaded = {
  readonly fields: URLSearchParams;
  readonly names: readonly string[];
  readonly notTaken: readonly NotTakenUpload[];
};

/** Throws WrongKey before anything is kept, and BrokenForm; files that are whole by then stay. `taken` is called after each. */
export async function takeUploads(
  request: IncomingMessage,
  desk: Desk,
  folder: WaitingFolder,
  taken: () => void,
): Promise<Uploaded> {
  const boundary = boundaryOf(request.headers["content-type"]);
  if (boundary === undefined) throw new BrokenForm("not-a-form");
  const { limits } = desk;
  const fields = new URLSearchParams();
  const names: string[] = [];
  const notTaken: NotTakenUpload[] = [];
  let known = false;
  for await (const part of partsOf(counted(request, limits.uploadBytes, limits), boundary)) {
    if (part.filename === undefined) {
      const text = await textOf(part, limits.formBytes);
      if (!known && (part.name !== "form" || !same(text, desk.keys.form))) throw new WrongKey();
      known = true;
      fields.append(part.name, text);
      continue;
    }
    if (!known) throw new WrongKey();
    // A browser sends an empty part where no file was chosen.
    const name = plainName(part.filename);
    const why = name === undefined ? "name" : names.length >= limits.files ? "too-many" : undefined;
    if (name === undefined || why !== undefined) {
      const empty = await pass(part);
      if (!(empty && part.filename === "")) notTaken.push({ name: part.filename, why: why ?? "name" });
      continue;
    }
    try {
      await folder.take(name, part.body, limits.fileBytes);
    } catch (fault) {
      if (fault instanceof BrokenForm && fault.why === "too-large")
        desk.notTaken = [{ name, why: "too-large" }];
      throw fault;
    }
    names.push(name);
    taken();
  }
  if (!known) throw new WrongKey();
  return { fields, names, notTaken };
}

async function textOf({ body }: Part, most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > most) throw new BrokenForm("too-large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** Reads it to its end and keeps nothing; whether there was nothing. */
async function pass({ body }: Part): Promise<boolean> {
  let empty = true;
  for await (const piece of body) if (piece.length > 0) empty = false;
  return empty;
}
