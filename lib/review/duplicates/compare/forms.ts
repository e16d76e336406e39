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

/** What the source's own words say of the form of publication. */
export function formsOf(record: ComparedRecord): Set<PublicationForm> {
  const { journal, issue, volume, pages, doi, title } = record;
  const types = (record.publicationTypes ?? []).join("; ");
  const forms = new Set<PublicationForm>();
  if (PREPRINT_DOI.test(doi ?? "") || PREPRINT_SERVER.test(journal ?? "") || /preprint/i.test(types))
    forms.add("preprint");
  const isSupplement = /supp/i.test(`${volume ?? ""} ${issue ?? ""}`);
  const isMeetingType = /(?:conference|meeting)[ -]+(?:abstract|poster)|^(?:abstract|poster)$/i.test(types);
  if (isMeetingType || (isSupplement && isShort(pages ?? "")) || ABSTRACT_PAGE.test(pages ?? ""))
    forms.add("abstract");
  if (MEETING.test(journal ?? "") || isMeetingType) forms.add("abstract");
  if (
    PROCEEDINGS.test(journal ?? "") ||
    /^(?:conf|cpaper)$|conference (?:paper|proceeding)|proceedings paper/i.test(types)
  ) {
    forms.add("proceedings");
  }
  if (REGISTERS.test(`${journal ?? ""}`) || /clinical trial regist|trial registry record/i.test(types))
    forms.add("register_entry");
  if (/\bprotocols?\b/i.test(title ?? "") || /\bprotocol\b/i.test(types)) forms.add("protocol");
  if (DIGESTS.test(journal ?? "") || /\((?:provisional|structured) abstract\)/i.test(title ?? ""))
    forms.add("digest");
  return forms;
}

/** One or two pages, or none. */
function isShort(pages: string): boolean {
  const [, first = "", last = ""] = /(\d+)(?:\D+(\d+))?/.exec(pages) ?? [];
  if (!last) return true;
  const full = first.slice(0, Math.max(0, first.length - last.length)) + last;
  return Number(full) - Number(first) <= 1;
}
