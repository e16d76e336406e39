"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useAnnounce } from "@/components/ui/live-region";
import { PageBar } from "@/components/ui/page-bar";
import { type Shortcuts, useShortcuts } from "@/components/ui/shortcuts";
import type { Choice } from "./use-choice";
import type { Queue } from "./use-queue";
import { words } from "./words";

interface DecisionBarProps {
  queue: Queue;
  choice: Choice;
  mayDecide: boolean;
}

/** The decision, always at the same place, and the keys that make it. */
export function DecisionBar({ queue, choice, mayDecide }: DecisionBarProps) {
  const announce = useAnnounce();
  const [showsKeys, setShowsKeys] = useState(false);
  const { current } = queue;
  const enough = choice.chosen.size >= 2;

  function duplicate() {
    if (!current) return;
    if (enough) queue.confirm(current, [...choice.chosen]);
    else announce(words.atLeastTwo);
  }
  function notDuplicate() {
    if (current) queue.split(current);
  }
  const deciding: Shortcuts = {
    d: duplicate,
    n: notDuplicate,
    u: queue.undo,
    ...Object.fromEntries(
      (choice.mayChoose ? (current?.records ?? []) : [])
        .slice(0, 9)
        .map(({ id }, at) => [String(at + 1), () => choice.toggle(id)]),
    ),
  };
  useShortcuts(deciding, { enabled: mayDecide });
  useShortcuts({ "?": () => setShowsKeys(true) });
  useShortcuts({ j: () => queue.move(1), k: () => queue.move(-1) }, { repeat: true });

  return (
    <PageBar>
      <div className="flex flex-wrap items-center gap-2">
        {mayDecide ? (
          <>
            <Button
              variant="primary"
              size="large"
              keys="d"
              onClick={duplicate}
              disabled={!current}
              className="max-sm:grow"
            >
              {words.duplicate}
            </Button>
            <Button size="large" keys="n" onClick={notDuplicate} disabled={!current} className="max-sm:grow">
              {words.notDuplicate}
            </Button>
          </>
        ) : null}
        <div className="flex grow items-center justify-end gap-1">
          {mayDecide ? (
            <Button variant="quiet" icon={<Undo2 />} keys="u" onClick={queue.undo} disabled={!queue.canUndo}>
              {words.undo}
            </Button>
          ) : null}
          <Button variant="quiet" keys="k" onClick={() => queue.move(-1)} disabled={queue.place === 0}>
            {words.previous}
          </Button>
          <Button
            variant="quiet"
            keys="j"
            onClick={() => queue.move(1)}
            disabled={queue.place >= queue.clusters.length - 1}
          >
            {words.next}
          </Button>
          <Button variant="quiet" keys="?" onClick={() => setShowsKeys(true)} className="max-sm:hidden">
            {words.keys}
          </Button>
        </div>
      </div>
      <Dialog open={showsKeys} onOpenChange={setShowsKeys} title={words.keysTitle} width="small">
        <ul className="grid gap-2.5">
          {words.keyList.map(({ keys, does }) => (
            <li key={keys} className="flex gap-3">
              <Kbd keys={keys} />
              <span>{does}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </PageBar>
  );
}
