"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { KeysDialog } from "@/components/ui/keys-dialog";
import { useAnnounce } from "@/components/ui/live-region";
import { PageBar } from "@/components/ui/page-bar";
import { type Shortcuts, useShortcuts } from "@/components/ui/shortcuts";
import type { Relation } from "@/lib/review/duplicates/schema";
import { RelationDialog } from "./relation-dialog";
import { RELATION_NAMES } from "./relation-names";
import type { Choice } from "./use-choice";
import type { Queue } from "./use-queue";
import { words } from "./words";
import { workTouched } from "./work-touched";

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
  const [asks, setAsks] = useState<"after_votes" | "relation" | null>(null);
  const touched = current ? workTouched(current, choice.chosen, choice.staysId) : null;
  const likely = current?.relations ?? [];

  function merge() {
    setAsks(null);
    if (current) queue.confirm(current, [...choice.chosen], choice.staysId);
  }
  function duplicate() {
    if (choice.chosen.size < 2) announce(words.atLeastTwo);
    else if (touched?.closed) setAsks("after_votes");
    else merge();
  }
  function relate(relation: Relation) {
    setAsks(null);
    if (current) queue.split(current, relation);
  }
  function related() {
    const [only] = likely;
    if (!current) return;
    if (only && likely.length === 1) relate(only);
    else setAsks("relation");
  }
  function stayNext() {
    const number = choice.stayNext();
    if (number !== null) announce(words.stayNow(number));
  }
  function notDuplicate() {
    if (current) queue.split(current);
  }
  const deciding: Shortcuts = {
    d: duplicate,
    n: notDuplicate,
    r: related,
    s: stayNext,
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
            <Button size="large" keys="r" onClick={related} disabled={!current} className="max-sm:grow">
              {likely.length === 1 && likely[0] ? words.relatedAs(RELATION_NAMES[likely[0]]) : words.related}
            </Button>
          </>
        ) : null}
        <div className="flex grow flex-wrap items-center justify-end gap-1">
          {mayDecide ? (
            <Button variant="quiet" size="small" keys="s" onClick={stayNext} disabled={!choice.mayChange}>
              {words.whichStays}
            </Button>
          ) : null}
          {mayDecide ? (
            <Button
              variant="quiet"
              size="small"
              icon={<Undo2 />}
              keys="u"
              onClick={queue.undo}
              disabled={!queue.canUndo}
            >
              {words.undo}
            </Button>
          ) : null}
          <Button
            variant="quiet"
            size="small"
            keys="k"
            onClick={() => queue.move(-1)}
            disabled={queue.place === 0}
          >
            {words.previous}
          </Button>
          <Button
            variant="quiet"
            size="small"
            keys="j"
            onClick={() => queue.move(1)}
            disabled={queue.place >= queue.clusters.length - 1}
          >
            {words.next}
          </Button>
          <Button
            variant="quiet"
            size="small"
            keys="?"
            onClick={() => setShowsKeys(true)}
            className="max-sm:hidden"
          >
            {words.keys}
          </Button>
        </div>
      </div>
      {asks === "relation" ? (
        <RelationDialog likely={likely} onChoose={relate} onClose={() => setAsks(null)} />
      ) : null}
      {asks === "after_votes" ? (
        <Dialog
          open
          onOpenChange={() => setAsks(null)}
          title={words.afterVotes.title}
          description={words.afterVotes.line(touched?.closed ?? "")}
          width="small"
          footer={
            <>
              <Button onClick={() => setAsks(null)}>{words.cancel}</Button>
              <Button variant="primary" onClick={merge}>
                {words.afterVotes.merge}
              </Button>
            </>
          }
        />
      ) : null}
      <KeysDialog rows={words.keyList} open={showsKeys} onOpenChange={setShowsKeys} />
    </PageBar>
  );
}
