"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RELATIONS, type Relation } from "@/lib/review/duplicates/schema";
import { words } from "./words";

interface RelationDialogProps {
  /** What the software takes them for, first. */
  likely: readonly Relation[];
  onChoose: (relation: Relation) => void;
  onClose: () => void;
}

/** What records are to one another that are related but no duplicates, when the software does not know or not one thing. */
export function RelationDialog({ likely, onChoose, onClose }: RelationDialogProps) {
  const ordered = [...likely, ...RELATIONS.filter((one) => !likely.includes(one))];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.relationTitle}
      description={words.relationLine}
      width="small"
    >
      <ul className="grid gap-1.5">
        {ordered.map((relation) => (
          <li key={relation} className="grid">
            <Button className="justify-start" onClick={() => onChoose(relation)}>
              {words.relation(relation)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
