// A number is read by its kind: the same 29960 is money, a count or a day.
import { describe, expect, test } from "vitest";
import { day, monthFromText } from "../../src/core/day.ts";
import { pence } from "../../src/core/money.ts";
import { rate } from "../../src/core/rate.ts";
import { countedDays } from "../../src/core/weekdays.ts";
import { wrap } from "../../src/core/wrap.ts";
import { rateText } from "../../src/report/number-text.ts";
import { plainValue, type ValueKind, valueText } from "../../src/report/values.ts";
import { words } from "./example.ts";

const cases: readonly (readonly [ValueKind, unknown, string, string, unknown])[] = [
  ["money", pence(29_960), "£299.60", "£299.60", "299.60"],
  ["count", 29_960, "29,960", "29,960", 29_960],
  ["day", day("2022-06-30"), "30 June 2022", "30 Mehefin 2022", "2022-06-30"],
  ["month", monthFromText("2022-06"), "June 2022", "Mehefin 2022", "2022-06"],
  ["rate", rate("15.05%"), "15.05%", "15.05%", "15.05%"],
  ["rate", rate("3/7"), "3/7", "3/7", "3/7"],
  ["money", { numerator: 21_000, denominator: 1 }, "£210.00", "£210.00", "210.00"],
  ["money", { numerator: 22_245, denominator: 2 }, "£111.225", "£111.225", "111.225"],
  ["money", { numerator: 30_100, denominator: 3 }, "£301/3", "£301/3", "301/3"],
  ["money", { numerator: 0, denominator: 1 }, "£0.00", "£0.00", "0.00"],
  ["hours", 3750, "37.5", "37.5", "37.5"],
  ["percent", 3000, "3%", "3%", "3%"],
  ["percent", 250, "0.25%", "0.25%", "0.25%"],
  ["weekdays", 0b0011111, "Monday to Friday", "dydd Llun i ddydd Gwener", "MTWTF--"],
  ["weekdays", 0b0111111, "Monday to Saturday", "dydd Llun i ddydd Sadwrn", "MTWTFS-"],
  ["weekdays", 0b1111111, "every day of the week", "pob diwrnod o'r wythnos", "MTWTFSS"],
  ["weekdays", 0b1100000, "Saturday, Sunday", "dydd Sadwrn, dydd Sul", "-----SS"],
  ["weekdays", 0b0010101, "Monday, Wednesday, Friday", "dydd Llun, dydd Mercher, dydd Gwener", "M-W-F--"],
  ["weekdays", 0b1000000, "Sunday", "dydd Sul", "------S"],
  ["weekdays", countedDays(3), "days a week, not named: 3", "diwrnodau'r wythnos, heb eu henwi: 3", "3"],
  ["choice", true, "Yes", "Ie", true],
  ["choice", undefined, "(blank)", "(gwag)", null],
  ["list", ["SICK", "MATERNITY"], "SICK, MATERNITY", "SICK, MATERNITY", ["SICK", "MATERNITY"]],
  ["list", new Set(["SICK"]), "SICK", "SICK", ["SICK"]],
  ["days", [day("2022-06-03")], "3 June 2022", "3 Mehefin 2022", ["2022-06-03"]],
  ["amounts", { monthly: pence(75_800) }, "monthly £758.00", "monthly £758.00", { monthly: "758.00" }],
  [
    "period",
    { first: day("2022-04-01"), last: day("2022-06-30") },
    "1 April 2022 – 30 June 2022",
    "1 Ebrill 2022 – 30 Mehefin 2022",
    { first: "2022-04-01", last: "2022-06-30" },
  ],
];

describe("values", () => {
  test.for(cases)("%s %o is %s", ([kind, value, english, welsh, plain]) => {
    // The codes of lists may have words of their own; the example's words are not under test here.
    const few = {
      en: new Map([...words.en].filter(([key]) => !/^values\.(?!yes|no)/.test(key))),
      cy: new Map([...words.cy].filter(([key]) => !/^values\.(?!yes|no)/.test(key))),
    };
    expect(valueText(few, "en", kind, value)).toBe(english);
    expect(valueText(few, "cy", kind, value)).toBe(welsh);
    expect(plainValue(kind, value)).toEqual(plain);
  });

  test.for([
    ["13.8%", "13.8%"],
    ["0", "0%"],
    ["2", "200%"],
    ["1/3", "1/3"],
  ] as const)("the rate %s is written %s", ([text, wanted]) => {
    expect(rateText(rate(text))).toBe(wanted);
  });
});

describe("wrapped lines", () => {
  test.for([
    ["short", 10, ["short"]],
    ["ten chars!", 10, ["ten chars!"]],
    ["ten chars! more", 10, ["ten chars!", "> more"]],
    ["  in two words", 8, ["  in two", "> words"]],
    ["averylongwordwithoutspaces and", 10, ["averylongwordwithoutspaces", "> and"]],
    ["", 10, [""]],
  ] as const)("%o within %i", ([text, width, lines]) => {
    expect(wrap(text, "> ", width)).toEqual(lines);
  });

  test("hold every word, in order, whatever the width", () => {
    const text = "Dechreuwch gyda £1,911.60 a didynnwch £758.00, wedi'i dalgrynnu i'r geiniog agosaf";
    for (let width = 5; width < 100; width += 1) {
      expect(
        wrap(text, " ", width)
          .map((line) => line.trim())
          .join(" "),
      ).toBe(text);
    }
  });
});
