// Where in the folder of a batch the pack of each file stands: told from the files alone, in their order, so that it can be found again.
import { parse } from "node:path";

type Sent = { readonly laCode: string; readonly employerId: string; readonly file: string };

/**
 * Says of one file after another, in the order of the batch, where its pack stands below `returns/`, without ending: a folder
 * for each employer, whatever its reference holds; a second file of one name gets a number.
 */
export function returnPlaces(): (sent: Sent) => string {
  const used = new Set<string>();
  const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N}_-]+/gu, "_").slice(0, 60) || "_";
  return ({ laCode, employerId, file }) => {
    const folder = safe(employerId === "" ? parse(file).name : `${laCode}-${employerId}`);
    const name = safe(parse(file).name);
    let place = `${folder}/${name}`;
    for (let times = 2; used.has(place.toLowerCase()); times += 1) place = `${folder}/${name}-${times}`;
    used.add(place.toLowerCase());
    return place;
  };
}
