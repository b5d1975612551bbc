// What drop-downs show, by column and code, in both languages. Apart from schemas/ on purpose, like the headings:
// what was once on a form has to be read for ever, so a test compares the two.

export type Shown = { readonly en: string; readonly cy: string };
type Values = Readonly<Record<string, Shown>>;

const roles: Values = {
  CARE_HOME_CARE_WORKER: { en: "Care worker in a care home", cy: "Gweithiwr gofal mewn cartref gofal" },
  CARE_HOME_SENIOR: { en: "Senior care worker in a care home", cy: "Uwch-weithiwr gofal mewn cartref gofal" },
  CARE_HOME_MANAGER: { en: "Care manager in a care home", cy: "Rheolwr gofal mewn cartref gofal" },
  CARE_HOME_NURSE: { en: "Nurse in a care home", cy: "Nyrs mewn cartref gofal" },
  DOM_CARE_WORKER: { en: "Home care worker", cy: "Gweithiwr gofal cartref" },
  DOM_CARE_MANAGER: { en: "Home care manager", cy: "Rheolwr gofal cartref" },
  RFC_SUPPORT_WORKER: {
    en: "Support worker in a residential family centre",
    cy: "Gweithiwr cymorth mewn canolfan breswyl i deuluoedd",
  },
  RFC_MANAGER: { en: "Manager of a residential family centre", cy: "Rheolwr canolfan breswyl i deuluoedd" },
  PERSONAL_ASSISTANT: {
    en: "Personal assistant paid through direct payments",
    cy: "Cynorthwyydd personol a delir drwy daliadau uniongyrchol",
  },
  DP_CARE_WORKER_NOT_PA: {
    en: "Care worker paid through direct payments, not a personal assistant",
    cy: "Gweithiwr gofal a delir drwy daliadau uniongyrchol, heb fod yn gynorthwyydd personol",
  },
  AGENCY_CARE_WORKER: { en: "Agency care worker", cy: "Gweithiwr gofal asiantaeth" },
  AGENCY_NURSE: { en: "Agency nurse", cy: "Nyrs asiantaeth" },
  BANK_CASUAL_POOL: { en: "Bank, casual or pool staff", cy: "Staff banc, achlysurol neu gronfa" },
  ANCILLARY_CARE_HOME: {
    en: "Ancillary staff in a care home (catering, domestic, office, activities, maintenance)",
    cy: "Staff ategol mewn cartref gofal (arlwyo, domestig, swyddfa, gweithgareddau, cynnal a chadw)",
  },
  ANCILLARY_DOM: {
    en: "Ancillary staff of a home care service (business support, training, finance, organising)",
    cy: "Staff ategol gwasanaeth cymorth cartref (cymorth busnes, hyfforddi, cyllid, trefnu)",
  },
  CONTRACTOR_CARE_HOME: {
    en: "Contractor's staff in a care home (catering, cleaning)",
    cy: "Staff contractwr mewn cartref gofal (arlwyo, glanhau)",
  },
  ALLIED_HEALTH: { en: "Allied health professional", cy: "Gweithiwr proffesiynol perthynol i iechyd" },
  EDUCATION_STAFF: {
    en: "Education staff in a children's home or residential special school",
    cy: "Staff addysg mewn cartref plant neu ysgol arbennig breswyl",
  },
  THERAPEUTIC: { en: "Therapeutic staff in a children's home", cy: "Staff therapiwtig mewn cartref plant" },
  OFFICE: { en: "Office staff in a children's home", cy: "Staff swyddfa mewn cartref plant" },
  REGIONAL_OR_PROVIDER: {
    en: "Regional manager or registered provider",
    cy: "Rheolwr rhanbarthol neu ddarparwr cofrestredig",
  },
  RESPONSIBLE_INDIVIDUAL: { en: "Responsible individual", cy: "Unigolyn cyfrifol" },
  HEALTHCARE_SETTING: {
    en: "Staff in an independent hospital, hospice or other healthcare setting",
    cy: "Staff mewn ysbyty neu hosbis annibynnol neu leoliad gofal iechyd arall",
  },
  HOUSING_SUPPORT: {
    en: "Support worker in supported housing, floating support or a hostel",
    cy: "Gweithiwr cymorth mewn tai â chymorth, cymorth symudol neu hostel",
  },
  COMMUNITY: {
    en: "Social care worker in community services",
    cy: "Gweithiwr gofal cymdeithasol mewn gwasanaethau cymunedol",
  },
  EARLY_INTERVENTION: { en: "Early intervention worker", cy: "Gweithiwr ymyrraeth gynnar" },
  FOSTER_CARER: { en: "Foster carer", cy: "Gofalwr maeth" },
  SHARED_LIVES: { en: "Shared Lives carer", cy: "Gofalwr Cysylltu Bywydau" },
  VOLUNTEER: { en: "Volunteer or unpaid carer", cy: "Gwirfoddolwr neu ofalwr di-dâl" },
  CHILDCARE_PLAY: { en: "Childcare or play worker", cy: "Gweithiwr gofal plant neu chwarae" },
  UNCLEAR: { en: "Not clear which job it is", cy: "Nid yw'n glir pa swydd ydyw" },
};

export const dropDowns: Readonly<Record<string, Values>> = {
  roleCode: roles,
  redeployedFromRole: roles,
  recordAction: {
    A: { en: "Add", cy: "Ychwanegu" },
    U: { en: "Change", cy: "Newid" },
    D: { en: "Remove", cy: "Dileu" },
  },
  registration: {
    SCW: { en: "Registered with Social Care Wales", cy: "Wedi cofrestru gyda Gofal Cymdeithasol Cymru" },
    SCW_WILL_BE: {
      en: "Will register with Social Care Wales",
      cy: "Yn mynd i gofrestru gyda Gofal Cymdeithasol Cymru",
    },
    NMC: {
      en: "Registered with the Nursing and Midwifery Council",
      cy: "Wedi cofrestru gyda’r Cyngor Nyrsio a Bydwreigiaeth",
    },
    NONE: { en: "Not registered", cy: "Heb gofrestru" },
  },
  settingType: {
    CARE_HOME: { en: "Care home", cy: "Cartref gofal" },
    CHILDREN_HOME: { en: "Children’s home", cy: "Cartref plant" },
    DOM_CARE: { en: "Home care", cy: "Gofal cartref" },
    RFC: { en: "Residential family centre", cy: "Canolfan breswyl i deuluoedd" },
    DIRECT_PAYMENT: { en: "Direct payment", cy: "Taliad uniongyrchol" },
    OTHER: { en: "Other", cy: "Arall" },
  },
  workCountry: {
    WALES: { en: "Wales", cy: "Cymru" },
    ENGLAND: { en: "England", cy: "Lloegr" },
    OTHER: { en: "Another country", cy: "Gwlad arall" },
  },
  employmentStatus: {
    EMPLOYEE_FT: { en: "Employee, full time", cy: "Cyflogai, amser llawn" },
    EMPLOYEE_PT: { en: "Employee, part time", cy: "Cyflogai, rhan-amser" },
    ZERO_HOURS: { en: "Zero hours", cy: "Dim oriau" },
    CASUAL: { en: "Casual", cy: "Achlysurol" },
    BANK: { en: "Bank", cy: "Banc" },
    TEMPORARY: { en: "Temporary", cy: "Dros dro" },
    SELF_EMPLOYED: { en: "Self-employed", cy: "Hunangyflogedig" },
    AGENCY: { en: "Agency", cy: "Asiantaeth" },
  },
  leaveReason: {
    RESIGNED: { en: "Resigned", cy: "Ymddiswyddodd" },
    RETIRED: { en: "Retired", cy: "Ymddeolodd" },
    REDUNDANT: { en: "Redundant", cy: "Dileu swydd" },
    DIED: { en: "Died", cy: "Bu farw" },
    DISMISSED_DISCIPLINARY: { en: "Dismissed (disciplinary)", cy: "Diswyddwyd (disgyblu)" },
    DISMISSED_GROSS_MISCONDUCT: {
      en: "Dismissed (gross misconduct)",
      cy: "Diswyddwyd (camymddwyn difrifol)",
    },
    OTHER: { en: "Other reason", cy: "Rheswm arall" },
  },
  absenceReason: {
    NONE: { en: "None", cy: "Dim" },
    SICK: { en: "Sickness", cy: "Salwch" },
    MATERNITY: { en: "Maternity", cy: "Mamolaeth" },
    SHARED_PARENTAL: { en: "Shared parental leave", cy: "Absenoldeb rhiant a rennir" },
    ADOPTION: { en: "Adoption", cy: "Mabwysiadu" },
    OTHER: { en: "Other", cy: "Arall" },
  },
  paymentMethod: {
    LUMP: { en: "Lump sum", cy: "Un taliad" },
    INSTALMENTS: { en: "Instalments", cy: "Rhandaliadau" },
  },
  pensionScheme: {
    LGPS: { en: "Local Government Pension Scheme", cy: "Cynllun Pensiwn Llywodraeth Leol" },
    NEST: { en: "NEST", cy: "NEST" },
    OTHER: { en: "Other scheme", cy: "Cynllun arall" },
    NONE: { en: "No pension", cy: "Dim pensiwn" },
  },
  payFrequency: {
    weekly: { en: "Weekly", cy: "Wythnosol" },
    fortnightly: { en: "Fortnightly", cy: "Bob pythefnos" },
    fourWeekly: { en: "Four-weekly", cy: "Bob pedair wythnos" },
    monthly: { en: "Monthly", cy: "Misol" },
  },
};

/** Labels of a cover. */
export const coverLabels: Values = {
  templateVersion: { en: "Template version", cy: "Fersiwn y templed" },
  scheme: { en: "Scheme", cy: "Cynllun" },
  laCode: { en: "Local authority code", cy: "Cod yr awdurdod lleol" },
  employerId: { en: "Employer reference", cy: "Cyfeirnod y cyflogwr" },
  employerName: { en: "Employer name", cy: "Enw’r cyflogwr" },
  period: { en: "Period (year and month)", cy: "Cyfnod (blwyddyn a mis)" },
  sequence: { en: "Submission number", cy: "Rhif y cyflwyniad" },
  preparedBy: { en: "Prepared by", cy: "Paratowyd gan" },
  preparedDate: { en: "Date prepared", cy: "Dyddiad paratoi" },
  declaredRows: { en: "Number of rows declared", cy: "Nifer y rhesi a ddatganwyd" },
  declaredTotalPence: { en: "Total declared (in pence)", cy: "Cyfanswm a ddatganwyd (mewn ceiniogau)" },
  declaration: { en: "Declaration", cy: "Datganiad" },
};
