// One batch of a million rows: what the comparison adds in processor time and memory. One person in a hundred comes twice,
// one of seven of them with a slip.
import { personNumber } from "../../src/core/person.ts";
import { namesFrom } from "../../src/people/classes.ts";
import { groupsOf } from "../../src/people/groups.ts";
import { matchRows } from "../../src/people/match.ts";
import { placeholderNumbers } from "../../src/people/nobody.ts";
import { nameMarks } from "../../src/people/packed-names.ts";
import { personName } from "../../src/people/person-name.ts";
import { slipKey } from "../../src/people/slips.ts";
import { seeded } from "../random.ts";
import { type Line, line } from "./line.ts";
import { nameList } from "./people.ts";

const rows = 1_000_000;
const letters = "ABCEGHJKLMNOPRSTWXYZ";
const forenames =
  "Mair Siân Dafydd Gareth Catrin Rhys Emma David Sarah Owain Lowri Helen Emmanuel Agnieszka".split(" ");
const surnames =
  "Jones Davies Evans Williams Thomas Okafor Kowalska Rees Price Hughes Lewis Morgan Walters".split(" ");

export function manyLines(placeholders: readonly string[]): readonly Line[] {
  const random = seeded(20221101);
  const number = () => {
    const two = random.of([...letters]) + random.of([...letters.replace("O", "")]);
    return personNumber(two + String(random.below(1_000_000)).padStart(6, "0"));
  };
  const people = new Uint32Array(rows);
  const payrolls = new Uint32Array(rows);
  const who = new Uint16Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const again = row > 0 && random.chance(100);
    const like = again ? random.below(row) : row;
    const same = again ? (people[like] ?? 0) : number();
    people[row] = again && random.chance(1500) ? slipKey(same, random.below(16)) : same;
    who[row] = again ? (who[like] ?? 0) : random.below(forenames.length * surnames.length);
    payrolls[row] = 1 + random.below(2 ** 30 - 1);
  }
  const names = namesFrom(nameList);
  const rowOf = (row: number) => ({
    // The number was made by the same generator.
    person: (people[row] ?? 0) as ReturnType<typeof number>,
    employer: payrolls[row] ?? 0,
    payroll: String(payrolls[row] ?? 0),
    name: personName(
      names,
      surnames[(who[row] ?? 0) % surnames.length] ?? "",
      forenames[Math.floor((who[row] ?? 0) / surnames.length)] ?? "",
    ),
  });
  const marks = Uint32Array.from(people, (_, row) => nameMarks(rowOf(row).name));
  const before = { cpu: process.cpuUsage(), memory: process.memoryUsage.rss() };
  const found = matchRows({
    rows: { people, payrolls, marks },
    placeholders: placeholderNumbers(placeholders),
    textsOf: (wanted) => new Map(wanted.map((row) => [row, rowOf(row)])),
  });
  groupsOf(found.edges, (row) => people[row] ?? 0);
  const { user, system } = process.cpuUsage(before.cpu);
  const more = (process.memoryUsage.rss() - before.memory) / 2 ** 20;
  return [
    line("1,000,000 rows of one batch: CPU s / MB more", [
      { value: (user + system) / 1e6, must: { most: 12 }, stretch: { most: 5 } },
      { value: more, must: { most: 150 }, stretch: { most: 80 } },
    ]),
  ];
}
