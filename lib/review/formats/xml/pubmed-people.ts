import type { Author, RecordDraft } from "../../record/schema";
import { clean, cleanList } from "../printed";
import { all, at, attribute, type Element, inside } from "./element";
import { lineOf } from "./text";

/** Authors and editors in their order; a group keeps its place among the people. */
export function peopleOf(lists: readonly Element[]): Pick<RecordDraft, "authors" | "editors"> {
  const isEditors = (list: Element) => attribute(list, "Type") === "editors";
  return {
    authors: inside(
      lists.filter((list) => !isEditors(list)),
      "Author",
    ).flatMap(nameOf),
    editors: inside(lists.filter(isEditors), "Author").flatMap(nameOf),
  };
}

export function affiliationsOf(lists: readonly Element[]): string[] {
  const authors = inside(lists, "Author");
  const affiliations = [...inside(authors, "AffiliationInfo"), ...authors].flatMap((each) =>
    all(each, "Affiliation"),
  );
  return cleanList(affiliations.map((each) => lineOf(each) ?? ""));
}

function nameOf(author: Element): Author[] {
  // A name that was printed wrongly is followed by the right one.
  if (attribute(author, "ValidYN") === "N") return [];
  const group = lineOf(at(author, "CollectiveName"));
  if (group) return [{ literal: group }];
  const family = lineOf(at(author, "LastName"));
  const given = [at(author, "ForeName"), at(author, "FirstName"), at(author, "Initials")]
    .map(lineOf)
    .find(Boolean);
  const named = clean([given, lineOf(at(author, "Suffix"))].filter(Boolean).join(" "));
  if (!family) return named ? [{ literal: named }] : [];
  return [named ? { family, given: named } : { family }];
}
