// Versions of the same return: which file of a batch counts, which is superseded by a later one, which comes too
// late because the ledger holds a later version already, or because the one that it holds was purged.
import type { Month } from "../core/day.ts";

/** What makes two files versions of one return, and which version this is. */
export type Version = {
  readonly scheme: string;
  readonly layout: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  /** 1 when the cover does not say. */
  readonly sequence: number;
};

/** The same text for all versions of a return, and for no other return; by month last, in order of time. */
export function returnKey({ scheme, layout, employerId, laCode, period }: Omit<Version, "sequence">): string {
  return JSON.stringify([scheme, layout, employerId, laCode, period]);
}

/** The newest version that the ledger holds. */
export type Posted = {
  readonly submission: number;
  /** The versions before it: of people who wait for a decision something may stand there. */
  readonly earlier: readonly number[];
  readonly sequence: number;
  readonly batchId: string;
  /** Its batch was purged: nobody knows any more whom it paid. */
  readonly isPurged?: true;
};

export type VersionRuling =
  /** `replaces` is the submission in the ledger that this version takes the place of, `earlier` those before it. */
  | {
      readonly kind: "counts";
      readonly replaces: number | undefined;
      readonly earlier: readonly number[];
      /** A return comes anew beside it whose money the version before it took back. */
      readonly takesBack?: true;
    }
  /** A later version is in the same batch, in the file with this place. */
  | { readonly kind: "superseded"; readonly by: number }
  /** Another file of the batch is the same version: nobody can say which counts. */
  | { readonly kind: "ambiguous"; readonly with: number }
  | { readonly kind: "late"; readonly posted: Posted }
  /** The version that it would take the place of was purged: whose money it would undo cannot be told. */
  | { readonly kind: "purged"; readonly of: Version; readonly posted: Posted }
  /** What the version before it paid was taken back by these returns, which stay as they are. */
  | { readonly kind: "recovered"; readonly by: readonly RecoveringReturn[] };

/** A return that took back what another one paid. */
export type RecoveringReturn = Omit<Version, "scheme" | "sequence">;

/**
 * One ruling for each file, in the order of the files; files without a version (refused ones) stay undefined.
 * The order in which files are given does not matter.
 */
export function versionRulings(
  versions: readonly (Version | undefined)[],
  postedOf: (version: Version) => Posted | undefined,
): readonly (VersionRuling | undefined)[] {
  const groups = new Map<string, number[]>();
  for (const [at, version] of versions.entries()) {
    if (version === undefined) continue;
    const key = returnKey(version);
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  const rulings: (VersionRuling | undefined)[] = versions.map(() => undefined);
  for (const places of groups.values()) {
    const sequenceAt = (at: number): number => versions[at]?.sequence ?? 0;
    const newest = Math.max(...places.map(sequenceAt));
    const best = places.filter((at) => sequenceAt(at) === newest);
    for (const at of places) {
      const version = versions[at];
      if (version === undefined) continue;
      const posted = postedOf(version);
      const other = best.find((place) => place !== at);
      if (posted !== undefined && posted.sequence >= version.sequence) rulings[at] = { kind: "late", posted };
      else if (posted?.isPurged) rulings[at] = { kind: "purged", of: version, posted };
      else if (!best.includes(at)) rulings[at] = { kind: "superseded", by: best[0] ?? at };
      else if (other !== undefined) rulings[at] = { kind: "ambiguous", with: other };
      else rulings[at] = { kind: "counts", replaces: posted?.submission, earlier: posted?.earlier ?? [] };
    }
  }
  return rulings;
}

/**
 * The same rulings, but for versions whose money other returns have taken back since: they count only together with new
 * versions of those returns.
 */
export function withRecoveries(
  versions: readonly (Version | undefined)[],
  rulings: readonly (VersionRuling | undefined)[],
  takenBackBy: (version: Version) => readonly RecoveringReturn[],
): readonly (VersionRuling | undefined)[] {
  const found = [...rulings];
  const waiting = new Map<number, readonly RecoveringReturn[]>();
  for (const [at, version] of versions.entries()) {
    const ruling = rulings[at];
    if (version === undefined || ruling?.kind !== "counts" || ruling.replaces === undefined) continue;
    const by = takenBackBy(version);
    if (by.length > 0) waiting.set(at, by);
  }
  // A version that is refused for this leaves what it took back itself.
  for (let settled = false; !settled; ) {
    settled = true;
    for (const [at, by] of waiting) {
      const { scheme = "" } = versions[at] ?? {};
      const missing = by.filter((one) => !comesAnew(returnKey({ ...one, scheme })));
      if (missing.length === 0) continue;
      found[at] = { kind: "recovered", by: missing };
      waiting.delete(at);
      settled = false;
    }
  }
  const back = new Set(
    [...waiting].flatMap(([at, by]) =>
      by.map((one) => returnKey({ ...one, scheme: versions[at]?.scheme ?? "" })),
    ),
  );
  return found.map((ruling, at) => {
    const version = versions[at];
    const takesBack = ruling?.kind === "counts" && version !== undefined && back.has(returnKey(version));
    return takesBack ? { ...ruling, takesBack } : ruling;
  });

  function comesAnew(key: string): boolean {
    return versions.some((version, at) => {
      const ruling = found[at];
      const counts = ruling?.kind === "counts" && ruling.replaces !== undefined;
      return counts && version !== undefined && returnKey(version) === key;
    });
  }
}
