"use client";

import { SelectField } from "@/components/ui/field";
import { allowedRelations, type LineEnd } from "@/lib/review/extraction/one-line";
import { type Relation, relationRow } from "@/lib/review/extraction/relations";
import { words } from "./words";

/** Relations that two ends allow, the usual ones first. */
export function relationsBetween(subject: LineEnd | null, object: LineEnd | null): Relation[] {
  const open: LineEnd = { kind: "new_term", label: "", nearest: [] };
  const allowed = allowedRelations(subject ?? open, object ?? open);
  return [
    ...allowed.filter((relation) => relationRow(relation).shownFirst),
    ...allowed.filter((relation) => !relationRow(relation).shownFirst),
  ];
}

interface RelationChoiceProps {
  label: string;
  labelHidden?: boolean;
  relations: readonly Relation[];
  value: Relation | null;
  onChange: (relation: Relation) => void;
  error?: string;
  className?: string;
}

/** One of the relations, six in front and the rest below "more". */
export function RelationChoice({ relations, value, onChange, ...field }: RelationChoiceProps) {
  const first = relations.filter((relation) => relationRow(relation).shownFirst);
  const more = relations.filter((relation) => !relationRow(relation).shownFirst);
  const option = (relation: Relation) => ({ value: relation, label: relationRow(relation).label });
  const line = first.length > 0 && more.length > 0;
  return (
    <SelectField
      {...field}
      placeholder={value === null ? words.entry.choose : undefined}
      options={[
        ...first.map(option),
        ...(line ? [{ value: "more", label: `${words.fields.moreRelations}:`, disabled: true }] : []),
        ...more.map(option),
      ]}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value as Relation)}
    />
  );
}
