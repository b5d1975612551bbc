// Loaded before the program: writes the address of each module of ours and of every package that is loaded after it.
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";

const file = process.env["TALIAD_TEST_LOADED"] ?? "";

registerHooks({
  load(url, context, next) {
    if (url.startsWith("file:")) appendFileSync(file, `${url}\n`);
    return next(url, context);
  },
});
