// Which names of uploads are plain names of files: those alone are given to a file in the desk's own folder. A name that leads
// anywhere else is not cleaned and not guessed at; the file is not taken.

/** What Windows would take for a device, whatever its ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What leads elsewhere, and what Windows cannot have in a name. */
const leads = /[\\/<>:"|?*]/;
/** What cannot be seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
/** Hidden files, and those that Excel keeps beside a workbook that is open: a folder of files is taken without them. */
const marks = [".", "~$"];
/** File systems hold 255 bytes; ours come with an ending while they are written. */
const longest = 200;

/** The name as it is; undefined where a file may not be called that. */
export function plainName(name: string): string | undefined {
  if (!name.isWellFormed()) return undefined;
  const ends = name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ");
  const refused =
    name === "" ||
    ends ||
    leads.test(name) ||
    unseen.test(name) ||
    devices.test(name) ||
    marks.some((mark) => name.startsWith(mark));
  return refused || Buffer.byteLength(name) > longest ? undefined : name;
}
