import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { words } from "./words";

interface OrderedListProps {
  /** Stable keys of the lines, in order. */
  keys: readonly string[];
  nameOf: (index: number) => string;
  line: (index: number) => ReactNode;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
  onAdd: () => void;
  addLabel: string;
}

/** Lines whose order means something: moved by buttons, so that no drag is needed. */
export function OrderedList({ keys, nameOf, line, onMove, onRemove, onAdd, addLabel }: OrderedListProps) {
  return (
    <div className="grid gap-3">
      <ol className="grid gap-3">
        {keys.map((key, index) => (
          <li key={key} className="flex flex-wrap items-start gap-2 sm:flex-nowrap">
            <div className="min-w-0 basis-full sm:basis-auto sm:grow">{line(index)}</div>
            <div className="flex shrink-0 pt-0.5">
              <IconButton
                label={words.up(nameOf(index))}
                icon={<ArrowUp />}
                disabled={index === 0}
                onClick={() => onMove(index, index - 1)}
              />
              <IconButton
                label={words.down(nameOf(index))}
                icon={<ArrowDown />}
                disabled={index === keys.length - 1}
                onClick={() => onMove(index, index + 1)}
              />
              <IconButton
                label={words.remove(nameOf(index))}
                icon={<Trash2 />}
                disabled={keys.length === 1}
                onClick={() => onRemove(index)}
              />
            </div>
          </li>
        ))}
      </ol>
      <div>
        <Button icon={<Plus />} size="small" onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
