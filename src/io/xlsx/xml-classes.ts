// What each byte may be in XML, as bits: one look-up for each byte of a part.

export const space = 1;
/** Ends a stretch of plain text, or needs a look: < & ] controls, CR, and what may begin U+FFFE. */
export const textStop = 2;
/** The same in an attribute: < & quotes, white space that is normalised, controls. */
export const valueStop = 4;
export const nameByte = 8;
/** Not a character of XML. */
export const forbidden = 16;

export const classes = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  const character = String.fromCharCode(byte);
  const isSpace = " \t\n\r".includes(character);
  let sum = isSpace ? space : 0;
  if (byte < 32 && !isSpace) sum |= forbidden | textStop | valueStop;
  if ("<&]\r".includes(character) || byte === 0xef) sum |= textStop;
  if ("<&\"'\t\n\r".includes(character) || byte === 0xef) sum |= valueStop;
  if (byte >= 128 || /[-.:\w]/.test(character)) sum |= nameByte;
  classes[byte] = sum;
}
