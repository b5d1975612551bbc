// Loaded before the program: another day, another pace. Whatever asks what time it is gets a wrong answer.
const shift = Number(process.env["TALIAD_TEST_DAYS"]) * 86_400_000;
const True = globalThis.Date;

class Shifted extends True {
  constructor(...values: readonly unknown[]) {
    // The forms with arguments name a time of their own and stay what they are.
    if (values.length === 0) super(True.now() + shift);
    else super(...(values as [number]));
  }
  static override now(): number {
    return True.now() + shift;
  }
}
// The global is replaced by a class of the same form.
globalThis.Date = Shifted as DateConstructor;
