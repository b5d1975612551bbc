// Versions of one return: at most one counts, the newest; the order of the files does not matter.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, day, monthOf } from "../../src/core/day.ts";
import {
  type Posted,
  type RecoveringReturn,
  type Version,
  type VersionRuling,
  versionRulings,
  withRecoveries,
} from "../../src/engine/versions.ts";

const june = monthOf(day("2022-06-30"));

const version: fc.Arbitrary<Version | undefined> = fc.option(
  fc.record({
    scheme: fc.constantFrom("a", "b"),
    layout: fc.constant("return"),
    employerId: fc.constantFrom("E1", "E2"),
    laCode: fc.constant("W06000001"),
    period: fc.constantFrom(june, addMonths(june, 1)),
    sequence: fc.integer({ min: 1, max: 3 }),
  }),
  { nil: undefined },
);
const posted: fc.Arbitrary<Posted | undefined> = fc.option(
  fc.record(
    {
      submission: fc.constant(9),
      earlier: fc.constant([]),
      sequence: fc.integer({ min: 1, max: 3 }),
      batchId: fc.constant("b"),
      isPurged: fc.constant(true as const),
    },
    { requiredKeys: ["submission", "earlier", "sequence", "batchId"] },
  ),
  { nil: undefined },
);

function sameReturn(a: Version, b: Version): boolean {
  return a.scheme === b.scheme && a.employerId === b.employerId && a.period === b.period;
}

test("of each return at most one version counts, and it is newer than all others and than the ledger's", () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 8 }), posted, (versions, before) => {
      const rulings = versionRulings(versions, () => before);
      expect(rulings).toHaveLength(versions.length);
      for (const [at, one] of versions.entries()) {
        const ruling = rulings[at];
        if (one === undefined) {
          expect(ruling).toBeUndefined();
          continue;
        }
        const others = versions.filter(
          (other, place) => place !== at && other !== undefined && sameReturn(one, other),
        );
        const newer = others.filter((other) => (other?.sequence ?? 0) > one.sequence);
        const equal = others.filter((other) => other?.sequence === one.sequence);
        if (before !== undefined && before.sequence >= one.sequence) expect(ruling?.kind).toBe("late");
        else if (before?.isPurged) expect(ruling).toEqual({ kind: "purged", of: one, posted: before });
        else if (newer.length > 0) expect(ruling?.kind).toBe("superseded");
        else if (equal.length > 0) expect(ruling?.kind).toBe("ambiguous");
        else expect(ruling).toEqual({ kind: "counts", replaces: before?.submission, earlier: [] });
        if (ruling?.kind === "superseded")
          expect(versions[ruling.by]?.sequence).toBeGreaterThan(one.sequence);
        if (ruling?.kind === "ambiguous") expect(versions[ruling.with]?.sequence).toBe(one.sequence);
      }
    }),
  );
});

test("files given in another order get the same rulings", () => {
  fc.assert(
    fc.property(fc.array(version, { maxLength: 8 }), posted, (versions, before) => {
      const kinds = versionRulings(versions, () => before).map((ruling) => ruling?.kind);
      const turned = versionRulings(versions.toReversed(), () => before).map((ruling) => ruling?.kind);
      expect(turned.reverse()).toEqual(kinds);
    }),
  );
});

describe("what another return has taken back", () => {
  const sent = (months: number): Version => ({
    ...{ scheme: "a", layout: "return", employerId: "E1", laCode: "W06000001" },
    ...{ period: addMonths(june, months), sequence: 2 },
  });
  const by = (months: number): RecoveringReturn => {
    const { scheme: _, sequence: __, ...rest } = sent(months);
    return rest;
  };
  const again: VersionRuling = { kind: "counts", replaces: 9, earlier: [] };
  const fresh: VersionRuling = { kind: "counts", replaces: undefined, earlier: [] };
  const gone = { submission: 9, earlier: [], sequence: 1, batchId: "b", isPurged: true } as const;
  const purged: VersionRuling = { kind: "purged", of: sent(1), posted: gone };
  /** June, July and August in a batch, and which returns took back what each of them had paid. */
  const ruled = (rulings: readonly VersionRuling[], takenBack: readonly (readonly RecoveringReturn[])[]) => {
    const versions = rulings.map((_, at) => sent(at));
    return withRecoveries(versions, rulings, ({ period }) => takenBack[period - june] ?? []);
  };

  test("nothing: all count", () => {
    expect(ruled([again, again], [])).toEqual([again, again]);
  });
  test("by a return that stays as it is: the version does not count", () => {
    expect(ruled([again], [[by(1)]])).toEqual([{ kind: "recovered", by: [by(1)] }]);
  });
  test("by a return that comes anew: both count, and that one takes back no more", () => {
    expect(ruled([again, again], [[by(1)]])).toEqual([again, { ...again, takesBack: true }]);
  });
  test.for([
    ["that comes for the first time", fresh],
    ["that is late", { kind: "late", posted: { submission: 9, earlier: [], sequence: 3, batchId: "b" } }],
    ["that is superseded", { kind: "superseded", by: 7 }],
    ["that was purged", purged],
  ] as const)("by a return %s: the version does not count", ([, other]) => {
    expect(ruled([again, other], [[by(1)]])).toEqual([{ kind: "recovered", by: [by(1)] }, other]);
  });
  test("one of two is missing: it is named", () => {
    expect(ruled([again, again], [[by(1), by(2)]])).toEqual([{ kind: "recovered", by: [by(2)] }, again]);
  });
  test("a version that is refused for this brings those down that wait for it", () => {
    expect(ruled([again, again], [[by(1)], [by(2)]])).toEqual([
      { kind: "recovered", by: [by(1)] },
      { kind: "recovered", by: [by(2)] },
    ]);
  });
  test.for<VersionRuling>([
    fresh,
    { kind: "late", posted: { submission: 9, earlier: [], sequence: 3, batchId: "b" } },
    { kind: "superseded", by: 7 },
    { kind: "ambiguous", with: 7 },
    purged,
  ])("of what does not take the place of an earlier version nothing is asked: $kind", (one) => {
    expect(ruled([one], [[by(1)]])).toEqual([one]);
    expect(ruled([one, again], [[by(1)], []])).toEqual([one, again]);
  });
  test("by another scheme's return of that month: the version does not count", () => {
    const versions = [sent(0), { ...sent(1), scheme: "b" }];
    const found = withRecoveries(versions, [again, again], ({ period }) => (period === june ? [by(1)] : []));
    expect(found).toEqual([{ kind: "recovered", by: [by(1)] }, again]);
  });
});
