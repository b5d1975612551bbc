// Reads a form with files as it comes in (RFC 7578), piece by piece: nothing of a file is held, and what is no such form is refused.

/** What is sent is no form, is cut off, or is larger than it may be. */
export class BrokenForm extends Error {
  readonly why: "cut-off" | "not-a-form" | "too-large";
  constructor(why: BrokenForm["why"]) {
    super(why);
    this.name = "BrokenForm";
    this.why = why;
  }
}

export type Part = {
  readonly name: string;
  /** As the browser says it; undefined for a field. */
  readonly filename: string | undefined;
  /** To be read to its end before the next part is asked for. */
  readonly body: AsyncIterable<Buffer>;
};

const lineEnd = Buffer.from("\r\n");
const headEnd = Buffer.from("\r\n\r\n");
const longestHead = 8_192;
const mostParts = 2_100;

/** The boundary that a Content-Type names; undefined where it names none that may be. */
export function boundaryOf(type: string | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*$/i.exec(type ?? "") ?? [];
  return quoted ?? plain;
}

/** The parts in their order; what follows the last one is read and thrown away. Throws a BrokenForm. */
export async function* partsOf(pieces: AsyncIterable<Buffer>, boundary: string): AsyncGenerator<Part> {
  const source = sourceOf(pieces);
  try {
    yield* partsIn(source, Buffer.from(`\r\n--${boundary}`));
    await source.drain();
  } finally {
    await source.leave();
  }
}

async function* partsIn(source: Source, between: Buffer): AsyncGenerator<Part> {
  // The first boundary stands at the very beginning: nothing may be before it.
  source.putBack(lineEnd);
  for await (const piece of source.until(between)) if (piece.length > 0) throw new BrokenForm("not-a-form");
  for (let count = 0; ; count += 1) {
    const two = (await source.take(2)).toString("latin1");
    if (two === "--") return;
    if (two !== "\r\n") throw new BrokenForm("not-a-form");
    if (count === mostParts) throw new BrokenForm("too-large");
    const head = await headOf(source);
    let read = false;
    const body = source.until(between);
    const once = async function* (): AsyncGenerator<Buffer> {
      yield* body;
      read = true;
    };
    yield { ...head, body: once() };
    if (!read) throw new Error("a part of a form was not read to its end");
  }
}

async function headOf(source: Source): Promise<Pick<Part, "name" | "filename">> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source.until(headEnd)) {
    length += piece.length;
    if (length > longestHead) throw new BrokenForm("not-a-form");
    pieces.push(piece);
  }
  const lines = Buffer.concat(pieces).toString("utf8").split("\r\n");
  const found = lines.filter((line) => /^content-disposition:/i.test(line));
  const [, name, , filename] =
    /^content-disposition:\s*form-data;\s*name="([^"]*)"(;\s*filename="([^"]*)")?\s*$/i.exec(
      found[0] ?? "",
    ) ?? [];
  if (found.length !== 1 || name === undefined) throw new BrokenForm("not-a-form");
  return { name: plain(name), filename: filename === undefined ? undefined : plain(filename) };
}

/** As browsers write what would end the name. */
function plain(text: string): string {
  return text.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n");
}

type Source = {
  readonly putBack: (bytes: Buffer) => void;
  readonly take: (length: number) => Promise<Buffer>;
  /** All before the mark, in pieces, and the mark itself is passed over. */
  readonly until: (mark: Buffer) => AsyncGenerator<Buffer>;
  readonly drain: () => Promise<void>;
  /** Nothing more is wanted. */
  readonly leave: () => Promise<unknown>;
};

function sourceOf(pieces: AsyncIterable<Buffer>): Source {
  const from = pieces[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { done, value } = await from.next();
    if (done === true) throw new BrokenForm("cut-off");
    held = held.length === 0 ? value : Buffer.concat([held, value]);
  };
  return {
    async drain() {
      while ((await from.next()).done !== true);
    },
    leave: async () => from.return?.(),
    putBack(bytes) {
      held = Buffer.concat([bytes, held]);
    },
    async take(length) {
      while (held.length < length) await more();
      const taken = held.subarray(0, length);
      held = held.subarray(length);
      return taken;
    },
    async *until(mark) {
      for (;;) {
        const at = held.indexOf(mark);
        if (at >= 0) {
          const last = held.subarray(0, at);
          held = held.subarray(at + mark.length);
          if (last.length > 0) yield last;
          return;
        }
        // The mark may have begun at the end.
        const sure = held.length - mark.length + 1;
        if (sure > 0) {
          const piece = held.subarray(0, sure);
          held = held.subarray(sure);
          yield piece;
        }
        await more();
      }
    },
  };
}
