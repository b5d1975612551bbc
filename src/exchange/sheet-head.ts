// The first lines of the files that councils exchange: what the file is, and of which scheme, council and round. Everything else
// in them is references and keyed hashes.

export type Head = {
  /** The scheme's name. */
  readonly scheme: string;
  /** The council's code. */
  readonly council: string;
  /** Sixteen hex digits, made with the secret: one secret is one round of one scheme. */
  readonly round: string;
  /** By it two files are known to be made with the same secret; it says nothing of the secret. */
  readonly check: string;
  /** How many lines follow. */
  readonly people: number;
};

type HeadKind = "export" | "answer";

/** Version of the format. */
const version = 1;
const shapes: Readonly<Record<Exclude<keyof Head, "people">, RegExp>> = {
  scheme: /^[a-z0-9-]{1,80}$/,
  council: /^W06\d{6}$/,
  round: /^[0-9a-f]{16}$/,
  check: /^[0-9a-f]{16}$/,
};

export function headText(kind: HeadKind, { scheme, council, round, check, people }: Head): string {
  return [
    `taliad-match-${kind} ${version}`,
    `scheme ${scheme}`,
    `council ${council}`,
    `round ${round}`,
    `check ${check}`,
    `people ${people}`,
    "",
  ].join("\n");
}

/** How many lines a head has. */
export const headLines = 6;

/** Undefined where the lines are no head of that kind. */
export function headFrom(kind: HeadKind, lines: readonly string[]): Head | undefined {
  const [first, ...others] = lines.slice(0, headLines);
  if (first !== `taliad-match-${kind} ${version}`) return undefined;
  const words = new Map(others.map((line) => line.split(" ") as [string, string]));
  const of = (name: keyof typeof shapes): string | undefined => {
    const value = words.get(name) ?? "";
    return shapes[name].test(value) ? value : undefined;
  };
  const [scheme, council, round, check] = [of("scheme"), of("council"), of("round"), of("check")];
  const people = /^\d{1,9}$/.test(words.get("people") ?? "") ? Number(words.get("people")) : undefined;
  if (scheme === undefined || council === undefined || round === undefined) return undefined;
  if (check === undefined || people === undefined) return undefined;
  return { scheme, council, round, check, people };
}
