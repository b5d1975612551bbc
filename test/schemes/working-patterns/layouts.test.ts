// The typed rows of the small schemes have the columns of their layouts, neither more nor fewer.
import { expect, test } from "vitest";
import { layoutOf } from "../../input/law.ts";
import { person } from "../in-work-support/rows.ts";
import { extra, part, sick } from "./rows.ts";

test.for([
  ["flex-pattern", part],
  ["flex-extra-hours", extra],
  ["flex-sickness", sick("2022-01-01", undefined)],
  ["iws-activity", person],
  ["iws-targets", { provider: "", clientType: "", target: 0 }],
] as const)("%s", ([name, row]) => {
  expect(
    layoutOf(name)
      .columns.map(({ key }) => key)
      .sort(),
  ).toEqual(Object.keys(row).sort());
});
