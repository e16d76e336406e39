"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { reportHref } from "../history/place";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { IconButton } from "../ui/icon-button";
import { TextLink } from "../ui/text-link";
import { DropTarget } from "./drop-target";
import { useAttach } from "./use-attach";
import { words } from "./words";

const { documents: say } = words;

interface DocumentsPanelProps {
  reviewId: string;
  report: ReportEntry;
  mayRetrieve: boolean;
}

/** The PDFs of a report, and where another one comes in. */
export function DocumentsPanel({ reviewId, report, mayRetrieve }: DocumentsPanelProps) {
  const input = useRef<HTMLInputElement>(null);
  const { attach, busy } = useAttach(reviewId, report.id);
  return (
    <section aria-labelledby={`documents-${report.id}`}>
      <h2 id={`documents-${report.id}`} className="font-semibold">
        {say.title}
      </h2>
      {report.documents.length === 0 ? <p className="mt-1 text-soft">{say.none}</p> : null}
      <ul className="mt-1 grid gap-1">
        {report.documents.map((document) => (
          <li key={document.sha256} className="flex items-center gap-2">
            <TextLink
              href={`${reportHref(reviewId, report.id)}?pdf=${document.sha256}`}
              className="min-w-0 grow [overflow-wrap:anywhere]"
            >
              {document.name}
            </TextLink>
            <span className="tabular shrink-0 text-xs text-soft">{say.size(document.bytes)}</span>
            {mayRetrieve ? <RemoveDocument reviewId={reviewId} report={report} document={document} /> : null}
          </li>
        ))}
      </ul>
      {mayRetrieve ? (
        <DropTarget
          disabled={busy}
          onFile={attach}
          className="mt-3 rounded-md border border-dashed border-outline p-3"
        >
          <input
            ref={input}
            type="file"
            hidden
            aria-label={say.attach}
            accept=".pdf,application/pdf"
            onChange={(event) => {
              void attach(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button icon={<FileUp />} busy={busy} onClick={() => input.current?.click()}>
              {say.attach}
            </Button>
            <span className="text-xs text-soft pointer-coarse:hidden">{say.drop}</span>
          </div>
        </DropTarget>
      ) : null}
    </section>
  );
}

interface RemoveDocumentProps extends Pick<DocumentsPanelProps, "reviewId" | "report"> {
  document: ReportEntry["documents"][number];
}

function RemoveDocument({ reviewId, report, document }: RemoveDocumentProps) {
  const queries = useQueryClient();
  const [operationId] = useState(newOperationId);
  const remove = useMutation(api.fullText.removeDocument.mutationOptions());
  return (
    <ConfirmDialog
      trigger={<IconButton label={say.remove(document.name)} icon={<Trash2 />} size="small" />}
      title={say.removeTitle(document.name)}
      description={say.removeLine}
      confirm={say.confirmRemove}
      danger
      error={remove.isError ? sentenceOf(remove.error) : undefined}
      onConfirm={async () => {
        await remove.mutateAsync({ reviewId, reportId: report.id, sha256: document.sha256, operationId });
        await queries.invalidateQueries({ queryKey: api.fullText.key() });
      }}
    />
  );
}
