// The lines of the public sets. F1 of the febrl sets is at one score for all of them; that of the others is the best of all.
import { type Line, line } from "./line.ts";
import { bestF1, f1From, fake, febrl, scoredPairs } from "./public-sets.ts";
import { readSet } from "./sets.ts";

/** From this score on two records are taken for one person, in base-2 logarithms. */
const taken = 10;

export function publicLines(folder: string): readonly Line[] {
  const ofFebrl = (name: string, must: number, stretch?: number) => {
    const { pairs, truth } = scoredPairs(readSet(folder, name), febrl);
    const value = f1From(pairs, truth, taken);
    const least = { value, must: { least: must } };
    return line(`${name}: F1`, [stretch === undefined ? least : { ...least, stretch: { least: stretch } }]);
  };
  const ofFake = (name: string, column: string, must: number, stretch: number) => {
    const { pairs, truth } = scoredPairs(readSet(folder, name), fake(column));
    const value = bestF1(pairs, truth).f1;
    return line(`${name}: best F1`, [{ value, must: { least: must }, stretch: { least: stretch } }]);
  };
  return [
    ofFebrl("febrl1", 1),
    ofFebrl("febrl2", 0.998, 0.9985),
    ofFebrl("febrl3", 0.998, 0.9987),
    ofFake("fake_1000", "cluster", 0.9, 0.925),
    ofFake("fake_20000", "group", 0.8, 0.84),
  ];
}
