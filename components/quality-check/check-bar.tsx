"use client";

import { ArrowLeft, ArrowRight, NotebookPen, Undo2 } from "lucide-react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { ExclusionVerdict } from "@/lib/review/stopping/quality-check/schema";
import { Button } from "../ui/button";
import { TextArea } from "../ui/field";
import { IconButton } from "../ui/icon-button";
import { KeysDialog } from "../ui/keys-dialog";
import { PageBar } from "../ui/page-bar";
import { useShortcuts } from "../ui/shortcuts";
import { type CheckWork, isOpen } from "./use-check";
import { words } from "./words";

const KEYS: Record<ExclusionVerdict, string> = { upheld: "e", doubted: "d" };
const NOTE = "check-note";

/** The judgement, always at the same place, with its note and the keys that make it. */
export function CheckBar({ work }: { work: CheckWork }) {
  const { current } = work;
  const [showsKeys, setShowsKeys] = useState(false);
  // Of the record it was written for; the next one has its own.
  const [written, setWritten] = useState<{ itemId: string; note: string } | null>(null);
  const mayJudge = current !== undefined && isOpen(current);
  const note = (written?.itemId === current?.itemId ? written?.note : current?.note) ?? null;
  const judge = (verdict: ExclusionVerdict) => work.judge(verdict, note?.trim() || null);
  function openNote() {
    if (current) flushSync(() => setWritten({ itemId: current.itemId, note: note ?? "" }));
    document.getElementById(NOTE)?.focus();
  }
  useShortcuts({ e: () => judge("upheld"), d: () => judge("doubted"), n: openNote }, { enabled: mayJudge });
  useShortcuts({ u: () => work.undo(), "?": () => setShowsKeys(true) });
  useShortcuts({ j: () => work.move(1), k: () => work.move(-1) }, { repeat: true });
  return (
    <PageBar>
      {mayJudge && note !== null ? (
        <TextArea
          id={NOTE}
          label={words.note}
          hint={words.noteHint}
          optional
          rows={2}
          maxLength={4000}
          className="mb-3"
          value={note}
          onChange={(event) => setWritten({ itemId: current.itemId, note: event.target.value })}
          onKeyDown={(event) => {
            // Back to the keys of the page; what is written stays.
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {current
          ? ExclusionVerdict.options.map((verdict) => (
              <Button
                key={verdict}
                size="large"
                keys={KEYS[verdict]}
                aria-pressed={current.verdict === verdict}
                disabled={!mayJudge}
                // The second half of a double click is not meant for the next record.
                onClick={({ detail }) => (detail > 1 ? undefined : judge(verdict))}
                className="aria-pressed:ring-2 aria-pressed:ring-current max-sm:grow"
              >
                {words.verdicts[verdict]}
              </Button>
            ))
          : null}
        <div className="flex grow flex-wrap items-center justify-end gap-1">
          {mayJudge ? (
            <Button variant="quiet" icon={<NotebookPen />} keys="n" onClick={openNote}>
              {words.note}
            </Button>
          ) : null}
          <Moves work={work} onKeys={() => setShowsKeys(true)} />
        </div>
      </div>
      <KeysDialog rows={words.keyList} open={showsKeys} onOpenChange={setShowsKeys} />
    </PageBar>
  );
}

/** On a phone these are pressed by a thumb, side by side. */
function Moves({ work, onKeys }: { work: CheckWork; onKeys: () => void }) {
  return (
    <>
      <Button variant="quiet" icon={<Undo2 />} keys="u" onClick={work.undo} disabled={!work.canUndo}>
        {words.undo}
      </Button>
      <IconButton
        label={words.previous}
        icon={<ArrowLeft />}
        keys="k"
        onClick={() => work.move(-1)}
        disabled={work.place === 0}
      />
      <IconButton
        label={words.next}
        icon={<ArrowRight />}
        keys="j"
        onClick={() => work.move(1)}
        disabled={work.place >= work.records.length}
      />
      <Button variant="quiet" keys="?" onClick={onKeys} className="max-sm:hidden">
        {words.keys}
      </Button>
    </>
  );
}
