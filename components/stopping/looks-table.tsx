"use client";

import { Download } from "lucide-react";
import type { Look } from "@/lib/review/stopping/look/schema";
import { saveFile } from "../prisma-flow/file-saving";
import { Button } from "../ui/button";
import { DateText } from "../ui/date";
import { formatNumber } from "../ui/format";
import { Panel } from "../ui/panel";
import { Table } from "../ui/table";
import { words } from "./words";

const { looks: say } = words;

/** Every look that was taken, also of batches that were reopened since. */
export function LooksTable({ looks }: { looks: readonly Look[] }) {
  if (looks.length === 0) return <Panel title={say.title}>{say.none}</Panel>;
  const save = () => saveFile(new Blob([csvOf(looks)], { type: "text/csv" }), "looks.csv");
  return (
    <Panel
      title={say.title}
      flush
      actions={
        <Button size="small" variant="quiet" icon={<Download />} onClick={save}>
          {say.csv}
        </Button>
      }
    >
      <Table
        caption={say.caption}
        captionHidden
        className="rounded-none border-0"
        rows={looks}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: "number",
            header: say.number,
            rowHeader: true,
            numeric: true,
            cell: ({ number }) => formatNumber(number),
          },
          {
            key: "batch",
            header: say.batch,
            numeric: true,
            cell: ({ batchNumber }) => formatNumber(batchNumber),
          },
          {
            key: "screened",
            header: say.screened,
            numeric: true,
            cell: ({ statement }) => formatNumber(statement.screened),
          },
          {
            key: "relevant",
            header: say.relevant,
            numeric: true,
            cell: ({ statement }) => formatNumber(statement.relevant),
          },
          {
            key: "recall",
            header: say.recall,
            numeric: true,
            cell: ({ statement }) =>
              statement.recallAtLeast === null ? "\u2013" : `${statement.recallAtLeast} %`,
          },
          {
            key: "p",
            header: say.p,
            numeric: true,
            cell: ({ statement }) => (statement.p === null ? "\u2013" : statement.p.toFixed(4)),
          },
          {
            key: "says",
            header: say.says,
            className: "min-w-72",
            cell: ({ statement }) => statement.sentence,
          },
          {
            key: "at",
            header: say.at,
            className: "whitespace-nowrap",
            cell: ({ at }) => <DateText iso={at} time />,
          },
        ]}
      />
    </Panel>
  );
}

function csvOf(looks: readonly Look[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = looks.toReversed().map(({ number, batchNumber, at, statement: said }) => {
    const { screened, relevant, records, recallAtLeast, p, form, target, confidence, sentence } = said;
    const parts = [
      number,
      batchNumber,
      at,
      records,
      screened,
      relevant,
      form,
      target,
      confidence,
      recallAtLeast,
      p,
    ];
    return [...parts.map((part) => part ?? ""), quoted(sentence)].join(",");
  });
  const head = "look,batch,at,records,screened,relevant,form,target,confidence,recall_at_least,p,sentence";
  return `${[head, ...lines].join("\r\n")}\r\n`;
}
