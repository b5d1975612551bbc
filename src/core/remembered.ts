// What was made of a text, remembered for when the text comes again: names and words of a million rows are some thousands.

const most = 1 << 16;

/** The same function, which makes each thing once as long as there are not too many. What it makes is not changed by anybody. */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const there = known.get(text);
    if (there !== undefined) return there.value;
    if (known.size >= most) known.clear();
    const value = make(text);
    known.set(text, { value });
    return value;
  };
}
