"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { DIALOG_VEIL } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { words as shared } from "@/components/ui/words";
import type { RecordEntry } from "@/lib/review/record/contract";
import { RecordView } from "./record-view";
import { words } from "./words";

interface RecordSheetProps {
  reviewId: string;
  rows: readonly RecordEntry[];
  /** The place of the record in `rows`, or null while nothing is open. */
  at: number | null;
  onMove: (at: number | null) => void;
}

/** A record at the right edge, the list still behind it; the next and the one before are a key away. */
export function RecordSheet({ reviewId, rows, at, onMove }: RecordSheetProps) {
  const record = at === null ? undefined : rows[at];
  const recordId = record?.id;
  const reading = useRef<HTMLElement>(null);
  useEffect(() => {
    if (recordId) reading.current?.scrollTo(0, 0);
  }, [recordId]);
  function onKeyDown(event: KeyboardEvent) {
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step === undefined || at === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (rows[at + step]) onMove(at + step);
  }
  return (
    <Radix.Root open={record !== undefined} onOpenChange={(open) => open || onMove(null)}>
      <Radix.Portal>
        <Radix.Overlay className={DIALOG_VEIL} />
        <Radix.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            // The reader reads first: the arrow keys scroll the record.
            event.preventDefault();
            reading.current?.focus();
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-2xl animate-appear flex-col border-l bg-raised shadow-float"
        >
          {record && at !== null ? (
            <>
              <header className="flex items-center gap-1 border-b py-2 pr-3 pl-5">
                <Radix.Title className="grow font-semibold">{words.one}</Radix.Title>
                <LinkButton size="small" variant="quiet" href={`/reviews/${reviewId}/records/${record.id}`}>
                  {words.sheet.open}
                </LinkButton>
                <IconButton
                  size="small"
                  label={words.sheet.previous}
                  keys="K"
                  icon={<ChevronUp />}
                  disabled={at === 0}
                  onClick={() => onMove(at - 1)}
                />
                <IconButton
                  size="small"
                  label={words.sheet.next}
                  keys="J"
                  icon={<ChevronDown />}
                  disabled={at >= rows.length - 1}
                  onClick={() => onMove(at + 1)}
                />
                <Radix.Close asChild>
                  <IconButton size="small" label={shared.close} icon={<X />} />
                </Radix.Close>
              </header>
              <ScrollRegion
                ref={reading}
                label={record.title || words.untitled}
                className="min-h-0 grow overflow-y-auto p-5 -outline-offset-2"
              >
                <RecordView reviewId={reviewId} recordId={record.id} />
              </ScrollRegion>
            </>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
