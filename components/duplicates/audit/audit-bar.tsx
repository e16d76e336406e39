"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { KeysDialog } from "@/components/ui/keys-dialog";
import { PageBar } from "@/components/ui/page-bar";
import { useShortcuts } from "@/components/ui/shortcuts";
import { JUDGEMENTS, type Judgement } from "@/lib/review/duplicates/audit/schema";
import { isOffered } from "./open-merge";
import type { AuditWork } from "./use-audit";
import { words } from "./words";

const KEYS: Record<Judgement, string> = { right: "r", wrong: "w", unsure: "m" };

/** The judgement, always at the same place, and the keys that make it. */
export function AuditBar({ work, mayDecide }: { work: AuditWork; mayDecide: boolean }) {
  const [showsKeys, setShowsKeys] = useState(false);
  const mayTakeOut = mayDecide && work.current !== undefined && isOffered(work.current);
  useShortcuts(
    {
      r: () => work.judge("right"),
      w: () => work.judge("wrong"),
      m: () => work.judge("unsure"),
      u: () => void work.undo(),
      ...(mayTakeOut ? { x: () => void work.takeOut() } : {}),
    },
    { enabled: mayDecide },
  );
  useShortcuts({ "?": () => setShowsKeys(true) });
  useShortcuts({ j: () => work.move(1), k: () => work.move(-1) }, { repeat: true });
  return (
    <PageBar>
      <div className="flex flex-wrap items-center gap-2">
        {mayDecide
          ? JUDGEMENTS.map((judgement) => (
              <Button
                key={judgement}
                size="large"
                keys={KEYS[judgement]}
                aria-pressed={work.current?.judgement === judgement}
                onClick={() => work.judge(judgement)}
                className="max-sm:grow"
              >
                {words.judgements[judgement]}
              </Button>
            ))
          : null}
        {mayTakeOut ? (
          <Button
            variant="primary"
            size="large"
            keys="x"
            busy={work.isBusy}
            onClick={() => void work.takeOut()}
            className="max-sm:grow"
          >
            {words.takeOut}
          </Button>
        ) : null}
        <div className="flex grow items-center justify-end gap-1">
          {mayDecide ? (
            <Button
              variant="quiet"
              icon={<Undo2 />}
              keys="u"
              onClick={() => void work.undo()}
              disabled={!work.canUndo}
            >
              {words.undo}
            </Button>
          ) : null}
          <Button variant="quiet" keys="k" onClick={() => work.move(-1)} disabled={work.place === 0}>
            {words.previous}
          </Button>
          <Button
            variant="quiet"
            keys="j"
            onClick={() => work.move(1)}
            disabled={work.place >= work.merges.length - 1}
          >
            {words.next}
          </Button>
          <Button variant="quiet" keys="?" onClick={() => setShowsKeys(true)} className="max-sm:hidden">
            {words.keys}
          </Button>
        </div>
      </div>
      <KeysDialog rows={words.keyList} open={showsKeys} onOpenChange={setShowsKeys} />
    </PageBar>
  );
}
