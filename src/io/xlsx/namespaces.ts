// The namespaces of workbook parts, each in its transitional and its strict form (ECMA-376 parts 1 and 4).

const transitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const transitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const strictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

// Where sheets of macros and the like are defined.
const microsoftRelations = "http://schemas.microsoft.com/office/2006/relationships";

/** Elements of workbooks and sheets. */
export function isMain(space: string): boolean {
  return space === transitionalMain || space === strictMain;
}

/** The `r` of `r:id`, and the beginning of every relationship type. */
export function isRelation(space: string): boolean {
  return space === transitionalRelations || space === strictRelations;
}

/** The last word of a relationship type that Office defines ("worksheet"); empty for anybody else's type. */
export function relationKind(type: string): string {
  const slash = type.lastIndexOf("/");
  const space = type.slice(0, slash);
  return isRelation(space) || space === microsoftRelations ? type.slice(slash + 1) : "";
}

export function isPackageRelations(space: string): boolean {
  return space === "http://schemas.openxmlformats.org/package/2006/relationships";
}

export function isContentTypes(space: string): boolean {
  return space === "http://schemas.openxmlformats.org/package/2006/content-types";
}

/** The namespace of `xml:space`. */
export function isXml(space: string): boolean {
  return space === "http://www.w3.org/XML/1998/namespace";
}
