// A thread that carries out orders, one after the other, so that the pages answer meanwhile. The law is read once.
import { parentPort, workerData } from "node:worker_threads";
import { openSession } from "../../commands/open-session.ts";
import { carryOut } from "./carry-out.ts";
import type { FromHand, HandFlags, ToHand } from "./messages.ts";

const port = parentPort;
if (port === null) throw new Error("this file is run as a thread of the desk");
const send = (message: FromHand): void => port.postMessage(message);
// What the desk itself was started with.
const session = openSession(workerData as HandFlags, "en");
const pause = 100;

let before: Promise<unknown> = Promise.resolve();
port.on("message", ({ order, language }: ToHand) => {
  before = before.then(async () => {
    let told = 0;
    const progress = (text: string): void => {
      const now = performance.now();
      if (text === "" || now - told < pause) return;
      told = now;
      send({ kind: "progress", text });
    };
    send({ kind: "answer", answer: await carryOut(order, language, await session, progress) });
  });
});
