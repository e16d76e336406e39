"use client";

import type { Relation } from "@/lib/review/extraction/relations";
import { RelationChoice, relationsBetween } from "./relation-choice";
import { TermField } from "./term-field";
import { words } from "./words";
import { endOf, type World } from "./world";

/** Subject, relation and object as they are typed. */
export interface Plain {
  subject: string;
  relation: Relation | null;
  object: string;
}

export const NOTHING_TYPED: Plain = { subject: "", relation: null, object: "" };

interface PlainFieldsProps {
  value: Plain;
  onChange: (value: Plain) => void;
  world: World;
}

/** A proposition field by field. */
export function PlainFields({ value, onChange, world }: PlainFieldsProps) {
  const relations = relationsBetween(endOf(value.subject, world), endOf(value.object, world));
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_minmax(0,1fr)]">
      <TermField
        label={words.fields.subject}
        value={value.subject}
        onChange={(subject) => onChange({ ...value, subject })}
        world={world}
      />
      <RelationChoice
        label={words.fields.relation}
        relations={relations}
        value={value.relation}
        onChange={(relation) => onChange({ ...value, relation })}
      />
      <TermField
        label={words.fields.object}
        value={value.object}
        onChange={(object) => onChange({ ...value, object })}
        world={world}
        error={relations.length === 0 ? words.fields.none : undefined}
      />
    </div>
  );
}
