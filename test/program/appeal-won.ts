// An appeal that was won in stage 1, for tests of the whole program: the worker, the case and the employer come with it.
export const appealWon = {
  scheme: "WFP",
  decisionType: "APPEAL_STAGE1",
  refusedBy: "LA",
  receivedDate: "2022-07-04",
  decidedDate: "2022-07-11",
  outcome: "ELIGIBLE",
  ruleId: "WFP-31",
  reasonText: "The rota shows a sixth shift.",
  decidedBy: "Mair Llwyd",
  originalDecidedBy: "Huw Prys",
  evidenceRef: "DOC-17",
};
