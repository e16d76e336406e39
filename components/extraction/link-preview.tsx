"use client";

import { EPISTEMICS, POLARITIES } from "@/lib/review/extraction/lists";
import type { ParsedLine } from "@/lib/review/extraction/one-line";
import { type Relation, relationRow } from "@/lib/review/extraction/relations";
import { hasMark, type Stance, stanceOf } from "./entry";
import { RelationChoice } from "./relation-choice";
import { words } from "./words";
import { type World, wordsOfEnd } from "./world";

/** What was changed about a link of the preview. */
export interface LinkChange {
  ticked: boolean;
  relation: Relation;
}

interface LinkPreviewProps {
  parsed: ParsedLine;
  changes: Readonly<Record<string, LinkChange>>;
  onChanges: (changes: Record<string, LinkChange>) => void;
  stance: Stance;
  world: World;
}

type ParsedLink = ParsedLine["links"][number];

/** A link keeps its tick while the rest of the line is typed. */
export function linkKey({ subject, object, chainPos }: ParsedLink): string {
  return [chainPos, subject.label, object.label].join("\u0000");
}

/** The links of a line as it is typed, each to be ticked off or given another relation. */
export function LinkPreview({ parsed, changes, onChanges, stance, world }: LinkPreviewProps) {
  return (
    <fieldset>
      <legend className="sr-only">{words.entry.preview}</legend>
      <ul className="divide-y rounded-md border bg-sunken">
        {parsed.links.map((link) => {
          const key = linkKey(link);
          const now = changes[key] ?? { ticked: link.ticked, relation: link.relation };
          const set = (change: Partial<LinkChange>) =>
            onChanges({ ...changes, [key]: { ...now, ...change } });
          return (
            <li key={key} className="flex min-h-9 flex-wrap items-center gap-x-3 px-3 py-1">
              <LinkRow
                {...{ link, now, set, world }}
                stance={stanceOf(link, stance)}
                isMarked={hasMark(link)}
              />
            </li>
          );
        })}
        {parsed.problems.map(({ start, message }) => (
          <li key={`${start} ${message}`} className="px-3 py-2 text-maybe">
            {message}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface LinkRowProps {
  link: ParsedLink;
  now: LinkChange;
  set: (change: Partial<LinkChange>) => void;
  stance: Stance;
  /** The line itself says how this link stands; else what is chosen for the quote holds. */
  isMarked: boolean;
  world: World;
}

function LinkRow({ link, now, set, stance, isMarked, world }: LinkRowProps) {
  const [subject, object] = [wordsOfEnd(link.subject, world), wordsOfEnd(link.object, world)];
  return (
    <>
      <label className="flex min-w-0 flex-1 basis-40 items-start gap-2.5 py-1">
        <input
          type="checkbox"
          checked={now.ticked}
          onChange={(event) => set({ ticked: event.target.checked })}
          className="my-0.5 size-4 shrink-0"
        />
        <span className={now.ticked ? undefined : "text-faint line-through"}>
          {subject} <span className="text-soft">{relationRow(now.relation).label}</span> {object}
        </span>
      </label>
      {isMarked ? (
        <span className="text-xs text-soft">
          {POLARITIES[stance.polarity]}, {EPISTEMICS[stance.epistemic].toLowerCase()}
        </span>
      ) : null}
      <RelationChoice
        label={words.entry.relationOf(subject, object)}
        labelHidden
        className="w-36"
        relations={[link.relation, ...link.alternatives]}
        value={now.relation}
        onChange={(relation) => set({ relation })}
      />
    </>
  );
}
