// The commands that the desk shows are commands: each with the operands and the options that it has.
import { describe, expect, test } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { commandText } from "../../src/desk/order.ts";

const places = ["config", "employers", "out", "ledger"];

describe("a command that is shown", () => {
  const shown = ["run", "check", "explain", "report", "approve", "pay", "reconcile", "ledger", "law"];

  test.for(shown)("%s has its operands and takes the places that it knows", (name) => {
    const command = commands.find((one) => one.name === name);
    const operands = Object.keys(command?.operands ?? {});
    const given = Object.fromEntries(operands.map((operand) => [operand, operand]));
    const takes = places.filter((place) => command?.options[place]?.type === "string");
    const words = ["taliad", name, ...operands, ...takes.map((place) => `--${place} ${place}`)];
    const all = Object.fromEntries(places.map((place) => [place, place]));
    expect(operands.length).toBeGreaterThan(0);
    expect(commandText({ name, given }, all, "en")).toBe(words.join(" "));
  });

  test("is quoted as a shell takes it, and names nobody", () => {
    const person = { name: "ledger", given: { action: "history", person: "AB123456C" } };
    expect(commandText(person, { out: "my out" }, "cy")).toBe(
      "taliad ledger history --person … --out 'my out' --lang cy",
    );
    const files = { name: "check", given: { files: ["a/it's.csv"] } };
    expect(commandText(files, { out: "out" }, "en")).toBe("taliad check 'a/it'\\''s.csv'");
  });

  test("of many files names their folder", () => {
    const files = ["in/a.csv", "in/b.csv", "in/c.csv", "in/d.csv"];
    expect(commandText({ name: "run", given: { files, preview: true } }, {}, "en")).toBe(
      "taliad run in --preview",
    );
  });
});
