// The bytes of a request, counted while they come in: too many are not read to their end, and a sender who is too slow is cut off.
import type { IncomingMessage } from "node:http";
import type { Limits } from "./limits.ts";
import { BrokenForm } from "./multipart.ts";

/** Throws a BrokenForm when there are more than `most`. */
export async function* counted(
  request: IncomingMessage,
  most: number,
  limits: Limits,
): AsyncGenerator<Buffer> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > most) throw new BrokenForm("too-large");
  const begun = performance.now();
  let total = 0;
  const watch = setInterval(
    () => {
      const time = performance.now() - begun;
      if (time > limits.rateAfter && total < (time / 1_000) * limits.leastRate) request.destroy();
    },
    Math.min(1_000, limits.rateAfter),
  );
  try {
    // Whoever is not let to the end still gets an answer.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      total += piece.length;
      if (total > most) throw new BrokenForm("too-large");
      yield piece;
    }
    // It has come whole; the answer may take its time.
    request.socket.setTimeout(0);
  } catch (fault) {
    if (fault instanceof BrokenForm) throw fault;
    throw new BrokenForm("cut-off");
  } finally {
    clearInterval(watch);
  }
}

/** A form without files, as browsers send it: each field once, the last of those that are there more often, and all of each name. */
export async function fieldsOf(request: IncomingMessage, limits: Limits): Promise<URLSearchParams> {
  const pieces: Buffer[] = [];
  for await (const piece of counted(request, limits.formBytes, limits)) pieces.push(piece);
  return new URLSearchParams(Buffer.concat(pieces).toString("utf8"));
}
