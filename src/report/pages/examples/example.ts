// What an example of a finding is: the values that its sentence is said with. The sentences themselves stand in
// schemas/words, so that an example is what people will read, in both languages.

/** One finding as it would come. Where `key` is given, the heading and, in the guide, the right value are the layout's. */
export type Example = {
  readonly file: string;
  readonly layout?: string;
  readonly key?: string;
  /** What stands in the place of a heading where no column has one. */
  readonly heading?: string;
  readonly sheet?: string;
  readonly row?: number;
  /** Counted from 0. */
  readonly column?: number;
  readonly found?: string;
  /** As a problem has it: where a sentence names codes of a list, the codes. */
  readonly expected?: string;
  readonly expectedCy?: string;
};

type More = Omit<Example, "file" | "found" | "expected">;

/** A finding of a file, or of a place in it that is no column of a form. */
export function inFile(file: string, found = "", expected = "", more: More = {}): Example {
  return { file, found, expected, ...more };
}

/** A finding of one cell of a form: its column, its row, what stood there, what would be right (and in Welsh, where it is words). */
export function inCell(layout: string) {
  return (key: string, row: number, found = "", expected = "", expectedCy?: string): Example => ({
    ...{ file: fileOf[layout] ?? `${layout}.csv`, layout, key, row, found, expected },
    ...(expectedCy === undefined ? {} : { expectedCy }),
  });
}

const fileOf: Readonly<Record<string, string>> = {
  "wfp-return": "june-2022.csv",
  "wfp-oncost": "on-costs-june-2022.csv",
  "sspe-claim": "november-2020.csv",
  decisions: "decisions.csv",
};
