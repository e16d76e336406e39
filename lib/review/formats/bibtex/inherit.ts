import type { BibEntry, BibField } from "./fields";

/** What a part takes from the whole that its `crossref` names. */
const PASSED_ON = new Set(
  "booktitle booksubtitle editor publisher address location year date month volume number series isbn issn organization institution journal journaltitle shortjournal eventtitle language langid".split(
    " ",
  ),
);
/** What an entry takes besides when it has no title: it then is another under a second key. */
const WITH_TITLE = new Set(["title", "author", "doi", "pages"]);
/** Longer fields are no title, year or publisher. */
const LONGEST = 2000;

/** What other entries can take from an entry. */
export function passedOn({ type, fields }: BibEntry): BibField[] {
  if (type === "xdata") return fields.filter(({ value }) => value.length <= LONGEST);
  const isWhole = /^(?:mv)?(?:book|proceedings|collection|reference)$|^periodical$|^misc$/.test(type);
  if (!isWhole) {
    return fields.filter(
      ({ tag, value }) => value.length <= LONGEST && (PASSED_ON.has(tag) || WITH_TITLE.has(tag)),
    );
  }
  return fields.flatMap(({ tag, value }): BibField[] => {
    if (value.length > LONGEST) return [];
    if (tag === "title") return [{ tag: type === "periodical" ? "journaltitle" : "booktitle", value }];
    if (tag === "subtitle" && type !== "periodical") return [{ tag: "booksubtitle", value }];
    return PASSED_ON.has(tag) ? [{ tag, value }] : [];
  });
}

/** The keys of the entries that an entry inherits from, in lower case. */
export function keysOfParents({ fields }: BibEntry): string[] {
  return fields
    .filter(({ tag }) => tag === "crossref" || tag === "xdata")
    .flatMap(({ value }) => value.split(","))
    .map((key) => key.trim().toLowerCase())
    .filter(Boolean);
}

/** An entry with what it inherits; its own fields come first. */
export function inherited(entry: BibEntry, parents: readonly BibField[]): BibEntry {
  if (parents.length === 0) return entry;
  const own = new Set(entry.fields.map(({ tag }) => tag));
  const hasYear = own.has("year") || own.has("date");
  const isDate = (tag: string) => tag === "year" || tag === "date" || tag === "month";
  const taken = parents.filter(({ tag }) => {
    if (own.has(tag) || (hasYear && isDate(tag))) return false;
    return !(WITH_TITLE.has(tag) && own.has("title"));
  });
  return { ...entry, fields: [...entry.fields, ...taken] };
}
