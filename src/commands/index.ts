// The commands, in the order in which the help lists them.
import { approve } from "./approve.ts";
import { bundle } from "./bundle.ts";
import { calc } from "./calc.ts";
import { check } from "./check.ts";
import { collect } from "./collect.ts";
import type { Command } from "./command.ts";
import { diff } from "./diff.ts";
import { explain } from "./explain.ts";
import { guide } from "./guide.ts";
import { law } from "./law.ts";
import { ledger } from "./ledger.ts";
import { manualOf } from "./manual.ts";
import { map } from "./map.ts";
import { match } from "./match.ts";
import { page } from "./page.ts";
import { pay } from "./pay.ts";
import { purge } from "./purge.ts";
import { reconcile } from "./reconcile.ts";
import { report } from "./report.ts";
import { figuresReturn } from "./return.ts";
import { run } from "./run.ts";
import { serve } from "./serve.ts";
import { template } from "./template.ts";
import { verify } from "./verify.ts";

export const commands: readonly Command[] = [
  run,
  collect,
  check,
  explain,
  verify,
  diff,
  report,
  bundle,
  approve,
  pay,
  reconcile,
  figuresReturn,
  match,
  serve,
  ledger,
  purge,
  template,
  map,
  guide,
  page,
  calc,
  law,
  manualOf(() => commands),
];
