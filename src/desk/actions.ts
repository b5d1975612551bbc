// What the forms of the month and of the bank do: each makes one order, and what came of it is shown under its number. A form that
// was shown before somebody else changed what it is about does nothing.
import { join } from "node:path";
import { removeFolder } from "../io/files.ts";
import { begin } from "./begin.ts";
import type { Asked } from "./desk.ts";
import type { Reply } from "./http/reply.ts";
import { address } from "./pages/parts.ts";
import { changedPage } from "./pages/refused.ts";
import { batchId } from "./shelf.ts";

export async function preview(asked: Asked): Promise<Reply> {
  const files = asked.desk.waiting.files().map(({ path }) => path);
  if (files.length === 0 || !isAsShown(asked)) return changedPage(asked, "/");
  return begin(asked, { name: "run", given: { files, preview: true }, json: true });
}

/** The files leave with their batch: they are in its folder then. */
export async function run(asked: Asked): Promise<Reply> {
  const { waiting } = asked.desk;
  const files = waiting.files();
  if (files.length === 0 || !isAsShown(asked)) return changedPage(asked, "/");
  const order = { name: "run", given: { files: files.map(({ path }) => path) }, json: true };
  return begin(asked, order, ({ fault, printed }) => {
    if (fault === undefined && printed !== "") waiting.remove(files);
  });
}

function isAsShown({ desk, fields }: Asked): boolean {
  return fields.get("seen") === desk.waiting.version();
}

export function remove({ desk, language, fields }: Asked): Reply {
  desk.waiting.remove(desk.waiting.files().filter(({ key }) => key === fields.get("remove")));
  return { kind: "go", to: address(language, "/") };
}

/** `folder` holds the bank files that were sent, and goes when they are compared. */
export async function reconcile(asked: Asked, folder: string, names: readonly string[]): Promise<Reply> {
  const batches = asked.fields.getAll("batches").filter((id) => batchId.test(id));
  if (batches.length === 0 || names.length === 0) {
    removeFolder(folder);
    return changedPage(asked, "/bank", "desk.bank.nothing");
  }
  const payments = names.map((name) => join(folder, name));
  return begin(asked, { name: "reconcile", given: { batches, payments }, json: true }, () =>
    removeFolder(folder),
  );
}
