"use client";

import { FileText, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { Bar } from "@/components/ui/progress";
import type { Unpacked } from "@/lib/review/import/schema";
import type { FileCard as Card } from "./cards";
import { ColumnsDialog } from "./columns-dialog";
import { fileSize } from "./file-size";
import type { FileCards } from "./use-cards";
import { words } from "./words";

/** A file on its way: being uploaded, looked at, refused, or unpacked. */
export function FileCard({ reviewId, card, files }: { reviewId: string; card: Card; files: FileCards }) {
  const [isNaming, setNaming] = useState(false);
  const { name, size, phase } = card;
  return (
    <section aria-label={name} className="rounded-md border bg-surface">
      <header className="flex items-center gap-3 py-2 pr-2 pl-4">
        <FileText aria-hidden="true" className="size-4 shrink-0 text-faint" />
        <h3 className="min-w-0 grow font-semibold [overflow-wrap:anywhere]">
          {name}{" "}
          <span className="tabular ml-1 text-xs font-normal whitespace-nowrap text-soft">
            {fileSize(size)}
          </span>
        </h3>
        <IconButton
          size="small"
          label={words.card.remove(name)}
          icon={<X />}
          onClick={() => files.remove(card)}
        />
      </header>
      <div className="border-t p-4">
        {phase.step === "uploading" ? (
          <Waiting label={words.card.uploading(name)} share={phase.sent / Math.max(1, size)} />
        ) : null}
        {phase.step === "checking" ? <Waiting label={words.card.checking} share={undefined} /> : null}
        {phase.step === "refused" ? <Notice tone="warning">{phase.message}</Notice> : null}
        {phase.step === "unnamed" ? (
          <Notice
            tone="warning"
            action={<Button onClick={() => setNaming(true)}>{words.card.nameColumns}</Button>}
          >
            {phase.message}
          </Notice>
        ) : null}
        {phase.step === "unnamed" && isNaming ? (
          <ColumnsDialog
            {...{ reviewId, files, kept: phase.kept, id: card.id, chosen: undefined }}
            onClose={() => setNaming(false)}
          />
        ) : null}
        {phase.step === "unpacked" ? <UnpackedFiles {...phase.unpacked} /> : null}
      </div>
    </section>
  );
}

function UnpackedFiles({ files, leftOut }: Unpacked) {
  return (
    <div className="grid gap-1">
      <p>{words.card.unpacked(files.length)}</p>
      {leftOut.length > 0 ? (
        <ul className="text-xs text-soft">
          {leftOut.map(({ name, why }) => (
            <li key={name} className="[overflow-wrap:anywhere]">
              {name}: {words.card.leftOut[why]}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Waiting({ label, share }: { label: string; share: number | undefined }) {
  const said = share === undefined ? words.card.checking : words.card.uploaded(Math.min(1, share));
  return (
    <div className="grid gap-2">
      <p className="tabular text-soft">{said}</p>
      <Bar label={label} share={share === undefined ? undefined : Math.min(1, share)} said={said} />
    </div>
  );
}
