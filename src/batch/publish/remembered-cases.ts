// By what the two sides of a case of one number are known again, if somebody decides that the number is two people's: keyed
// hashes, left with the batch that opens the case.
import type { DuplicateLine } from "../../engine/batch.ts";
import type { Law } from "../../law/law.ts";
import { isOfOneNumber } from "../../ledger/answers/shared-numbers.ts";
import type { NewCase } from "../../ledger/new-batch.ts";
import { matchKinds, type NewMatches } from "../../ledger/recognition.ts";
import { namesFrom } from "../../people/classes.ts";
import { forenameCodeOf, nameCodes, surnameCodesOf } from "../../people/keys.ts";
import { personName } from "../../people/person-name.ts";
import { sideKeys } from "../../people/side-keys.ts";

/** A case as it is posted, of the line that it was made from. */
export type CaseOfLine = NewCase & Partial<DuplicateLine>;

/** After the people of the batch; scheme by scheme. */
export function* rememberedCases(cases: readonly CaseOfLine[], law: Law): Generator<NewMatches> {
  const sides = cases.filter(isOfOneNumber);
  for (const scheme of new Set(sides.map((one) => one.scheme))) {
    const values = sides.filter((one) => one.scheme === scheme).flatMap((one) => valuesOf(one, law));
    if (values.length > 0) yield { scheme, ...packed([...new Set(values)]) };
  }
}

function valuesOf(one: CaseOfLine, law: Law): readonly string[] {
  const names = namesFrom(law.names);
  const codes = nameCodes(law.names);
  const sideOf = (surname = "", forenames = "", employer = "", payroll = "") => {
    const name = personName(names, surname, forenames);
    const [forename, surnames] = [forenameCodeOf(name, codes), surnameCodesOf(name, codes)];
    return { person: one.person, employer, payroll, forename, surnames };
  };
  const b = sideKeys(one.code, "B", sideOf(one.surnameB, one.forenamesB, one.employerB, one.payrollRefB));
  // Whoever stands in the ledger is known there by what was paid.
  const isHere = one.fileA !== "" && one.batchB === "";
  const a = isHere
    ? sideKeys(one.code, "A", sideOf(one.surnameA, one.forenamesA, one.employerA, one.payrollRefA))
    : undefined;
  return [b, a].flatMap((side) => [...(side?.names ?? []), side?.job ?? ""]).filter((value) => value !== "");
}

/** As the ledger takes keys: UTF-8, as they stand between the quotes of JSON. */
function packed(values: readonly string[]): Omit<NewMatches, "scheme"> {
  const texts = values.map((value) => Buffer.from(JSON.stringify(value).slice(1, -1)));
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => {
    end += text.length;
    return end;
  });
  const kinds = new Uint8Array(texts.length).fill(matchKinds.indexOf("p"));
  return { kinds, ends, bytes: Buffer.concat(texts) };
}
