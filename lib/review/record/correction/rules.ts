import { type FieldProblem, Refusal } from "@/lib/errors";
import { normaliseDoi, normalisePmcid, normalisePmid } from "../identifiers";
import { emptyDraft, type RecordDraft, recordDraftSchema, saysSomething } from "../schema";
import type { Changes } from "./schema";

/** What each field said and says, for fields that differ. */
export type Corrections = Record<string, { from?: unknown; to?: unknown }>;

const NORMAL_FORMS: Record<string, (text: string) => string | undefined> = {
  doi: normaliseDoi,
  pmid: normalisePmid,
  pmcid: normalisePmcid,
};

/** The corrections that changes make to a citation; refuses what is no identifier, and what changes nothing. */
export function correctionsOf(draft: RecordDraft, changes: Changes): Corrections {
  const problems: FieldProblem[] = [];
  const corrections: Corrections = {};
  for (const [field, wanted] of Object.entries(changes)) {
    const from = draft[field as keyof RecordDraft];
    let to = wanted ?? emptyOf(field);
    const normal = NORMAL_FORMS[field];
    if (normal && typeof to === "string") {
      const form = normal(to);
      if (form === undefined)
        problems.push({ path: `changes.${field}`, message: `This is no ${field.toUpperCase()}.` });
      to = form;
    }
    if (JSON.stringify(from) !== JSON.stringify(to)) corrections[field] = { from, to };
  }
  if (problems.length > 0)
    throw new Refusal("BAD_INPUT", "Some fields are not right. Nothing was changed.", problems);
  if (Object.keys(corrections).length === 0) {
    throw new Refusal("CONFLICT", "The record says this already. Nothing was changed.");
  }
  if (!saysSomething(corrected(draft, corrections))) {
    throw new Refusal(
      "BAD_INPUT",
      "A record that says nothing cannot be screened. Leave at least its title.",
    );
  }
  return corrections;
}

/** A citation with corrections made. */
export function corrected(draft: RecordDraft, corrections: Corrections): RecordDraft {
  const next: Record<string, unknown> = { ...draft };
  for (const [field, { to }] of Object.entries(corrections)) {
    if (to === undefined || to === null) delete next[field];
    else next[field] = to;
  }
  return recordDraftSchema.parse({ ...emptyDraft(), ...next });
}

/** Lists are empty, never absent. */
function emptyOf(field: string): unknown {
  return emptyDraft()[field as keyof RecordDraft];
}
