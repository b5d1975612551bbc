// Who is in the story of five months, by the names that the page and the test use of them. National Insurance numbers
// are invented.
import { crew } from "./story.ts";

const glaslyn = crew(9_000);
const cleddau = crew(9_100, { workplace: "home-care", welsh: true });
const tegid = crew(9_200, { welsh: true });
const hafren = crew(9_300, { workplace: "home-care" });

export const people = {
  // Cartref Glaslyn, Gwynedd.
  anna: glaslyn.worker({ surname: "Anwyl", forenames: "Anna" }),
  bedwyr: glaslyn.worker({ surname: "Bowen", forenames: "Bedwyr" }),
  carys: glaslyn.worker({ surname: "Cadwaladr", forenames: "Carys" }),
  deiniol: glaslyn.worker({ surname: "Daniel", forenames: "Deiniol" }),
  eleri: glaslyn.worker({ surname: "Eynon", forenames: "Eleri" }),
  ffranc: glaslyn.worker({ surname: "Foulkes", forenames: "Ffranc" }),
  gwenno: glaslyn.worker({ surname: "Gittins", forenames: "Gwenno", contractedHours: "30" }),
  // Gofal Cleddau, Pembrokeshire.
  harri: cleddau.worker({ surname: "Havard", forenames: "Harri" }),
  ianto: cleddau.worker({ surname: "Ieuan", forenames: "Ianto" }),
  jac: cleddau.worker({ surname: "Jâms", forenames: "Jac" }),
  llio: cleddau.worker({ surname: "Llŷr", forenames: "Llio", startDate: "2022-06-13" }),
  mabon: cleddau.worker({ surname: "Môn", forenames: "Mabon", startDate: "2022-06-13" }),
  nerys: cleddau.worker({ surname: "Nantlais", forenames: "Nerys" }),
  // Plas Tegid, Gwynedd.
  olwen: tegid.worker({ surname: "Onllwyn", forenames: "Olwen" }),
  pedr: tegid.worker({ surname: "Prydderch", forenames: "Pedr", basePay: "1280.00" }),
  rhiannon: tegid.worker({ surname: "Rhosier", forenames: "Rhiannon" }),
  steffan: tegid.worker({ surname: "Siôn", forenames: "Steffan" }),
  tegwen: tegid.worker({ surname: "Tudur", forenames: "Tegwen" }),
  urien: tegid.worker({ surname: "Urdd", forenames: "Urien" }),
  // Hafren Home Care, Powys and Gwynedd.
  wyn: hafren.worker({ surname: "Watkin", forenames: "Wyn" }),
  ynyr: hafren.worker({ surname: "Yorath", forenames: "Ynyr" }),
  zoe: hafren.worker({ surname: "Zelinska", forenames: "Zoë" }),
  arwel: hafren.worker({ surname: "Arthur", forenames: "Arwel" }),
  beca: hafren.worker({ surname: "Bevan", forenames: "Beca" }),
  cledwyn: hafren.worker({ surname: "Cynan", forenames: "Cledwyn" }),
  // Cartref Glaslyn again: the last of a crew, so that nobody else's cells change.
  rhodri: glaslyn.worker({ surname: "Roberts", forenames: "Rhodri", shiftsInWindow: "5" }),
} as const;

export type PersonName = keyof typeof people;

/** The National Insurance number of somebody in the story. */
export function numberOf(person: PersonName): string {
  return people[person].niNumber ?? "";
}

export const storyPeople = Object.keys(people) as readonly PersonName[];
