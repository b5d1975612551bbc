// Which clauses lay down how an appeal goes, for the checks of decision files. The days and lists are parameters.
import type { AppealRules } from "../appeal-rules.ts";

export const appeals: AppealRules = {
  stage1: {
    window: "WFP-04",
    outcomes: "WFP-83",
    time: "WFP-84",
  },
  stage2: {
    window: "WFP-05",
    outcomes: "WFP-88",
    time: "WFP-89",
  },
  needsRefusal: "WFP-80",
  otherPerson: "WFP-81",
  noGrounds: "WFP-82",
  nothingFurther: "WFP-85",
  afterStage1: "WFP-86",
  termsStand: "WFP-87b",
  reinstatement: "WFP-72",
};
