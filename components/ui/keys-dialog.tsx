"use client";

import { Dialog } from "./dialog";
import { CheckboxField } from "./field";
import { Kbd } from "./kbd";
import { useShortcutsSwitch } from "./shortcuts";
import { words } from "./words";

/** A key of a page, and what it does. */
export type KeyRow = readonly [key: string, does: string];

interface KeysDialogProps {
  rows: readonly KeyRow[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every key of the page, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysDialog({ rows, open, onOpenChange }: KeysDialogProps) {
  const { on, setOn } = useShortcutsSwitch();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.keys.title}
      description={words.keys.hint}
      width="small"
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {rows.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <CheckboxField
        label={words.keys.switch}
        checked={on}
        onChange={(event) => setOn(event.target.checked)}
        className="mt-5 border-t pt-4"
      />
    </Dialog>
  );
}
