// Where the one script of check.html begins: in the page itself it shows, in the thread that the page starts it answers.
import { config } from "zod";
import { listen } from "./thread.ts";
import { showPage } from "./window.ts";

// The page may not make code out of texts, and nobody has to be asked whether it may.
config({ jitless: true });
if (typeof document === "undefined") listen();
else showPage();
