import type { ComparedRecord } from "../schema";

/** What a record seems to be, beside an article. */
export type PublicationForm =
  | "preprint"
  | "abstract"
  | "proceedings"
  | "register_entry"
  | "protocol"
  | "digest";

const PREPRINT_DOI =
  /^10\.(?:1101\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,}|2139\/ssrn|21203\/rs|48550\/arxiv|31234\/|31219\/|20944\/preprints|26434\/chemrxiv|36227\/techrxiv|2196\/preprints|22541\/|35542\/|31222\/|12688\/\w+research\.)/;
const PREPRINT_SERVER =
  /\b(?:bio|med|ar|chem|psy|tech|soc|ed|eng|earth)arxiv\b|\b(?:bio|med|ar|chem|techr|pa)rxiv\b|^arxiv|\bssrn\b|^research ?square|^preprints?\b|^psyarxiv|^osf preprints|authorea/i;
const MEETING =
  /\b(?:annual|scientific|international|world|european|national) (?:meeting|congress|conference|session|symposium)|\b(?:abstracts?|congress|conference|symposium|meeting|workshop)\b/i;
const PROCEEDINGS =
  /\bproceedings of the (?!national academy|royal|ieee\b|nutrition society|institution)|\bconference\b|\bsymposium\b|\bworkshop\b|\blecture notes\b|^(?:proc\.? )?(?:\w+ )?int(?:ernational|\.)? conf/i;
const REGISTERS =
  /clinicaltrials\.gov|^ictrp|\bclinical trials? regist(?:er|ry)\b|^(?:isrctn|drks|umin|chictr|anzctr)\b|trialsearch\.who/i;
const DIGESTS =
  /\bacp j(?:ournal)? club\b|^evid(?:ence)?[- .]*based (?:med|nurs|dent|ment|obs)|\bdatabase of abstracts of reviews of effects?\b|^dare\b|^journal watch|^poems?\b/i;
/** Pages such as `S12`, `A345`, `P-120`, `OC12`: abstracts in a supplement. */
const ABSTRACT_PAGE = /^\s*(?:p{1,2}\.?\s)?(?:s|a|p|o|oc|op|po|pp|ps|abs(?:tract)?|poster)[-. ]?\d/i;

/** By what its field for the journal says. */
export function formsOfJournal(journal: string): PublicationForm[] {
  const signs: [PublicationForm, RegExp][] = [
    ["preprint", PREPRINT_SERVER],
    ["abstract", MEETING],
    ["proceedings", PROCEEDINGS],
    ["register_entry", REGISTERS],
    ["digest", DIGESTS],
  ];
  return signs.flatMap(([form, sign]) => (sign.test(journal) ? form : []));
}

/** By the source's own types of publication. */
function formsOfTypes(types: string): PublicationForm[] {
  const signs: [PublicationForm, RegExp][] = [
    ["preprint", /preprint/i],
    ["abstract", /(?:conference|meeting)[ -]+(?:abstract|poster)|^(?:abstract|poster)$/i],
    ["proceedings", /^(?:conf|cpaper)$|conference (?:paper|proceeding)|proceedings paper/i],
    ["register_entry", /clinical trial regist|trial registry record/i],
    ["protocol", /\bprotocol\b/i],
  ];
  return signs.flatMap(([form, sign]) => (sign.test(types) ? form : []));
}

/** What the source's own words say of the form of publication. */
export function formsOf(record: ComparedRecord, ofJournal: readonly PublicationForm[]): PublicationForm[] {
  const { issue, volume, pages, doi, title, publicationTypes = [] } = record;
  const forms = new Set(ofJournal);
  for (const type of publicationTypes) for (const form of formsOfTypes(type)) forms.add(form);
  if (doi && PREPRINT_DOI.test(doi)) forms.add("preprint");
  const isSupplement = /supp/i.test(volume ?? "") || /supp/i.test(issue ?? "");
  if ((isSupplement && isShort(pages ?? "")) || ABSTRACT_PAGE.test(pages ?? "")) forms.add("abstract");
  if (title && /\bprotocols?\b/i.test(title)) forms.add("protocol");
  if (title && /\((?:provisional|structured) abstract\)/i.test(title)) forms.add("digest");
  return [...forms];
}

/** One or two pages, or none. */
function isShort(pages: string): boolean {
  const [, first = "", last = ""] = /(\d+)(?:\D+(\d+))?/.exec(pages) ?? [];
  if (!last) return true;
  const full = first.slice(0, Math.max(0, first.length - last.length)) + last;
  return Number(full) - Number(first) <= 1;
}
