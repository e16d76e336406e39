import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { Protocol } from "@/lib/review/protocol/schema";
import { words } from "./words";

interface NewerVersionProps {
  newer: Protocol;
  /** Whether the form holds anything that loading would replace. */
  isTyped: boolean;
  onLoad: () => void;
}

/** Somebody published meanwhile: what is typed stays until its author loads the newer version. */
export function NewerVersion({ newer, isTyped, onLoad }: NewerVersionProps) {
  const load = words.loadNewer(newer.number);
  return (
    <Notice
      tone="warning"
      className="sticky top-[calc(var(--shell-top)+0.5rem)] z-10"
      action={
        isTyped ? (
          <ConfirmDialog
            trigger={
              <Button size="small" type="button">
                {load}
              </Button>
            }
            title={`${load}?`}
            description={words.loadNewerLine}
            confirm={load}
            onConfirm={onLoad}
          />
        ) : (
          <Button size="small" type="button" onClick={onLoad}>
            {load}
          </Button>
        )
      }
    >
      <p className="line-clamp-6">{words.newer(newer.number, newer.rationale)}</p>
    </Notice>
  );
}
