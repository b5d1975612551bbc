// The clerk in a thread of its own, so that the page answers while files are being looked at; in the page itself where the browser
// gives no thread to a page from a disk.
import { type Answer, type Ask, clerk } from "../clerk.ts";

const folder = "/checked";

type Told = { readonly answer: Answer } | { readonly fault: string };

/** Answers every message of the page, one after the other. */
export function listen(): void {
  const answer = clerk(folder);
  let before: Promise<void> = Promise.resolve();
  addEventListener("message", ({ data }: MessageEvent<Ask>) => {
    before = before.then(async () => postMessage(await told(answer, data)));
  });
}

async function told(answer: (ask: Ask) => Promise<Answer>, ask: Ask): Promise<Told> {
  try {
    return { answer: await answer(ask) };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Whom the page asks. Answers come in the order of the questions; a fault of ours is thrown. */
export function clerkOf(program: string): (ask: Ask) => Promise<Answer> {
  const worker = threadOf(program);
  if (worker === undefined) return clerk(folder);
  const waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (fault: Error) => void }[] =
    [];
  worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
    const first = waiting.shift();
    if ("fault" in data) first?.reject(new Error(data.fault));
    else first?.resolve(data.answer);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  });
  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(ask);
    });
}

function threadOf(program: string): Worker | undefined {
  try {
    return new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })));
  } catch {
    return undefined;
  }
}
