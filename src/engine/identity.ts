// What a batch is: the same inputs, law, options and prior facts under the same program are the same batch.
import { programVersion } from "./version.ts";

/** Everything that decides a batch's results. Hashes are sha256 in hex. */
export type Identity = {
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly schemas: readonly { readonly path: string; readonly sha256: string }[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly priorFacts: string;
};

/** The text whose sha256 begins with the batch id; keys stand in one order, whatever made them. */
export function identityText(identity: Identity): string {
  return canonicalJson({
    program: programVersion,
    inputs: identity.inputs.map(({ file, sha256 }) => [file, sha256]),
    schemas: identity.schemas.map(({ path, sha256 }) => [path, sha256]),
    options: identity.options,
    priorFacts: identity.priorFacts,
  });
}

/** JSON with sorted keys and no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
