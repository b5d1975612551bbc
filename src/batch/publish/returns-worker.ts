// A thread that makes what goes back for the files that it is told of, one after the other.
import { isMainThread, parentPort } from "node:worker_threads";
import type { Law } from "../../law/law.ts";
import type { FromReturnsWorker, ReturnOrder, ToReturnsWorker } from "../handover/return-order.ts";
import { readSchemas } from "../read/schemas.ts";
import { makeReturn } from "./one-return.ts";

function serve(port: NonNullable<typeof parentPort>): void {
  let law: Law | undefined;
  let before: Promise<void> = Promise.resolve();
  const answer = (message: FromReturnsWorker): void => port.postMessage(message);
  const made = async (order: ReturnOrder): Promise<FromReturnsWorker> => {
    if (law === undefined) throw new Error("a thread has to be set up before it makes anything");
    return { kind: "made", made: await makeReturn(withBuffers(order), law) };
  };
  const failed = (error: unknown): FromReturnsWorker => {
    const fault: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
    const { message, stack = message, code, syscall, path } = fault;
    return { kind: "failed", message: stack, system: { code, syscall, path } };
  };
  port.on("message", (message: ToReturnsWorker) => {
    if (message.kind === "set up") {
      const { schemas, overrides, mappings } = message;
      before = before.then(() => {
        law = { ...readSchemas(schemas, overrides).law, mappings };
      });
      // Whoever asks hears of it.
      before.catch(() => {});
    } else
      before = before
        .then(() => made(message.order))
        .catch(failed)
        .then(answer);
  });
}

/** On its way a buffer has become plain bytes. */
function withBuffers(order: ReturnOrder): ReturnOrder {
  const { head, content } = order.input;
  return { ...order, input: { ...order.input, head: asBuffer(head), content: content && asBuffer(content) } };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

if (!isMainThread && parentPort !== null) serve(parentPort);
