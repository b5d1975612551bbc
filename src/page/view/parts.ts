// The parts of check.html as they are found, filled and listened to.

/** The parts that the page is made with; one that is missing is our own fault. */
export function part<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no part “${id}”`);
  // The page is ours, and each id stands for one kind of element.
  return found as Kind;
}

/** A sentence that the page brings along, with a value at its mark. */
function filled(text: string | undefined, value: string): string {
  return (text ?? "").replace("|", () => value);
}

/** What the page says of itself, in words. */
export function say(text: string, kind: "ok" | "bad" | "" = ""): void {
  const state = part("state");
  state.className = `state ${kind}`;
  state.textContent = text;
}

export function sayFault(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  say(filled(part("state").dataset["fault"], said), "bad");
}

/** The files that were chosen, each with a button that takes it out. */
export function listFiles(files: readonly File[]): void {
  const list = part("chosen");
  const lines = files.map((file, at) => {
    const remove = filled(list.dataset["remove"], file.name);
    const button = element("button", "×", { type: "button", "aria-label": remove, title: remove });
    button.dataset["do"] = "remove";
    button.dataset["at"] = String(at);
    const size = filled(list.dataset["size"], String(Math.max(1, Math.round(file.size / 1000))));
    const line = element("li", "", {});
    line.append(element("span", file.name, {}), element("small", size, {}), button);
    return line;
  });
  list.replaceChildren(...lines);
  part("clear").hidden = files.length < 2;
}

function element(tag: string, text: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** The browser asks where to put it, or puts it among the downloads. */
export function give(name: string, type: string, bytes: Uint8Array): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  link.download = name;
  link.click();
  // The browser needs it until it has begun to write.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(filled(part("state").dataset["saved"], name), "ok");
}

/** Files that are dropped anywhere on the page. */
export function takeDropped(take: (files: readonly File[]) => void): void {
  const over = (is: boolean): void => {
    document.getElementById("drop")?.classList.toggle("over", is);
  };
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", () => over(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}
