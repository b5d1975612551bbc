// Where a thread begins to which another talks (talk.ts): whatever it dies of is said, also of what it cannot load; for who waits
// for an answer sleeps, and hears of a death from nobody else.
import { workerData } from "node:worker_threads";
import { sayTo, type TalkData } from "./talk.ts";

// It was started by talk.ts, which gives it this.
const { file, port, said } = workerData as TalkData;
const say = sayTo({ port, said });
process.on("uncaughtException", (error) => {
  say.failed(error);
  process.exit(1);
});
process.on("exit", (code) => say.failed(new Error(`a thread ended with ${code}`)));
import(file).catch(say.failed);
