"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { Notice } from "@/components/ui/notice";
import { FoldPanel } from "@/components/ui/panel";
import { type Column, Table } from "@/components/ui/table";
import type { WholeRecord } from "@/lib/review/record/contract";
import type { Changes } from "@/lib/review/record/correction/schema";
import type { RecordDraft } from "@/lib/review/record/schema";
import { api, client, newOperationId, sentenceOf } from "../api/client";
import { type CorrectionField, changesTo, fieldsThatDiffer, fieldText } from "./correction-values";
import { words } from "./words";

const say = words.correct;

interface CorrectionNoticeProps {
  reviewId: string;
  record: WholeRecord;
  mayCorrect: boolean;
}

/** Who corrected a record, what each field said and says, and the way back. */
export function CorrectionNotice({ reviewId, record, mayCorrect }: CorrectionNoticeProps) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { correction, draft } = record;
  if (!correction) return null;
  const { imported } = correction;

  async function change(changes: Partial<Changes>, basedOn: string | null) {
    const input = { reviewId, recordId: record.id, operationId: newOperationId(), basedOn };
    await client.records.correct({ ...input, changes: changes as Changes });
    await queries.invalidateQueries();
  }

  async function giveBack(basedOn: string) {
    setBusy(true);
    setProblem(undefined);
    try {
      await change(changesTo(imported, draft), basedOn);
      toast(say.givenBack, { action: { label: say.undo, onClick: redo } });
    } catch (error) {
      setProblem(sentenceOf(error));
      await queries.invalidateQueries({ queryKey: api.records.key() });
    }
    setBusy(false);
  }

  function redo() {
    void change(changesTo(draft, imported), null).catch((error) => toast(sentenceOf(error)));
  }

  const summary = (
    <span className="font-normal">
      {say.by} <span className="font-semibold">{correction.by}</span>, <DateText iso={correction.at} time />
    </span>
  );
  return (
    <FoldPanel title={summary}>
      <div className="grid gap-3">
        <Table
          caption={say.changed}
          captionHidden
          columns={columnsFor(imported, draft)}
          rows={fieldsThatDiffer(imported, draft)}
          rowKey={(field) => field}
        />
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        {mayCorrect ? (
          <Button size="small" className="w-fit" busy={busy} onClick={() => giveBack(correction.id)}>
            {say.giveBack}
          </Button>
        ) : null}
      </div>
    </FoldPanel>
  );
}

function columnsFor(imported: RecordDraft, now: RecordDraft): Column<keyof RecordDraft>[] {
  const cell = (draft: RecordDraft) => (field: keyof RecordDraft) =>
    fieldText(draft, field) || <span className="text-soft">{say.empty}</span>;
  const className = "min-w-40 [overflow-wrap:anywhere]";
  return [
    {
      key: "field",
      header: say.field,
      rowHeader: true,
      cell: (field) => say.fields[field as CorrectionField] ?? say.other(field),
    },
    { key: "imported", header: say.imported, className, cell: cell(imported) },
    { key: "now", header: say.now, className, cell: cell(now) },
  ];
}
