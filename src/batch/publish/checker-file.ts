// check.html made of its parts: the law that it brings along, a council's own values, and the program that was bundled for it.
import { createHash } from "node:crypto";
import { programVersion } from "../../engine/version.ts";
import type { Overrides } from "../../law/overrides.ts";
import type { Program } from "../../law/programs.ts";
import { checkerPage } from "../../report/pages/checker/page.ts";
import { schemeNames } from "../../schemes/index.ts";
import type { SchemaFile, Schemas } from "../read/schemas.ts";

/** The script of the page, and what of others is in it, with their terms. */
type PageProgram = { readonly script: string; readonly notices: string };

/** The whole page. `parameters` are the values that lie over the law already; its mappings are those of the law. */
export function checkerFile(
  { law, files }: Schemas,
  parameters: Overrides,
  programs: readonly Program[],
  { script, notices }: PageProgram,
): string {
  const named = files.map(({ path, sha256 }) => `${path} ${sha256}\n`).join("");
  return checkerPage({
    law,
    content: { schemas: lawContent(files), parameters, mappings: law.mappings, programs },
    lawHash: sha256(named).toString("hex").slice(0, 12),
    version: programVersion,
    schemes: schemeNames,
    script,
    notices,
    hashOf: (text) => `sha256-${sha256(text).toString("base64")}`,
  });
}

/** Every file of the law by its path, parsed. */
export function lawContent(files: readonly SchemaFile[]): Readonly<Record<string, unknown>> {
  const text = new TextDecoder();
  return Object.fromEntries(files.map(({ path, bytes }) => [path, JSON.parse(text.decode(bytes))]));
}

/** What a page that was made before was made with; undefined where it is none of ours. */
export function programOf(page: string): PageProgram | undefined {
  const script = /<script id="program">([\s\S]*?)<\/script>/.exec(page)?.[1];
  const notices = /<!--\n([\s\S]*?)\n-->/.exec(page)?.[1];
  return script === undefined || notices === undefined ? undefined : { script, notices };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
