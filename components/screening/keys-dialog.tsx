"use client";

import type { StageKind } from "@/lib/review/protocol/schema";
import { Dialog } from "../ui/dialog";
import { CheckboxField } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { useShortcutsSwitch } from "../ui/shortcuts";
import { words } from "./words";

interface KeysDialogProps {
  stage: StageKind;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every key of the page, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysDialog({ stage, open, onOpenChange }: KeysDialogProps) {
  const { on, setOn } = useShortcutsSwitch();
  const rows = stage === "full_text" ? words.keys.fullText : words.keys.rows;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.keys.title}
      description={words.keys.hint}
      width="small"
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {rows.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{what}</dd>
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
