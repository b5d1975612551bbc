// Values of drop-downs as a Welsh form shows them, by column and code. Apart from schemas/ on purpose, like the
// headings: what was once on a form has to be read for ever, so a test compares the two.

const roles: Readonly<Record<string, string>> = {
  CARE_HOME_CARE_WORKER: "Gweithiwr gofal mewn cartref gofal",
  CARE_HOME_SENIOR: "Uwch-weithiwr gofal mewn cartref gofal",
  CARE_HOME_MANAGER: "Rheolwr gofal mewn cartref gofal",
  CARE_HOME_NURSE: "Nyrs mewn cartref gofal",
  DOM_CARE_WORKER: "Gweithiwr gofal cartref",
  DOM_CARE_MANAGER: "Rheolwr gofal cartref",
  RFC_SUPPORT_WORKER: "Gweithiwr cymorth mewn canolfan breswyl i deuluoedd",
  PERSONAL_ASSISTANT: "Cynorthwyydd personol a delir drwy daliadau uniongyrchol",
  AGENCY_NURSE: "Nyrs asiantaeth",
  ANCILLARY_CARE_HOME:
    "Staff ategol mewn cartref gofal (arlwyo, domestig, swyddfa, gweithgareddau, cynnal a chadw)",
  COMMUNITY: "Gweithiwr gofal cymdeithasol mewn gwasanaethau cymunedol",
  UNCLEAR: "Nid yw'n glir pa swydd ydyw",
};

export const welshValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  roleCode: roles,
  redeployedFromRole: roles,
};
