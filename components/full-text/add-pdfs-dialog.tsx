"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import type { ReportEntry } from "@/lib/review/full-text/schema";
import { api, client, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SelectField } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Loading, Skeleton } from "../ui/skeleton";
import { attachPdf } from "./attach";
import { type Candidate, isSure, likeliest } from "./match-files";
import { words } from "./words";

const { addMany: say } = words;

interface Chosen {
  file: File;
  /** Empty: left out. */
  reportId: string;
  options: { value: string; label: string }[];
  error?: string;
}

/** Several PDFs at once: each is matched to a report by its name, and a person looks the matches over. */
export function AddPdfsDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [busy, setBusy] = useState(false);
  const candidates = useQuery({
    queryKey: [...api.fullText.key(), "candidates", reviewId],
    queryFn: () => candidatesOf(reviewId),
  });
  const ready = chosen.filter(({ reportId }) => reportId !== "");

  function take(files: File[]) {
    setChosen([...chosen, ...files.map((file) => matched(file, candidates.data ?? []))]);
  }

  function change(file: File, changes: Partial<Chosen>) {
    setChosen((all) => all.map((one) => (one.file === file ? { ...one, ...changes } : one)));
  }

  async function attachAll() {
    setBusy(true);
    let done = 0;
    for (const { file, reportId } of ready) {
      try {
        await attachPdf({ reviewId, reportId, file });
        setChosen((all) => all.filter((one) => one.file !== file));
        done += 1;
      } catch (error) {
        change(file, { error: sentenceOf(error) });
      }
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
    await queries.invalidateQueries({ queryKey: api.overview.key() });
    if (done > 0) toast(say.done(done));
    if (done === chosen.length) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={say.title}
      description={say.line}
      footer={
        <>
          <Button disabled={busy} onClick={onClose}>
            {say.close}
          </Button>
          <Button variant="primary" disabled={ready.length === 0} busy={busy} onClick={attachAll}>
            {say.attach(ready.length)}
          </Button>
        </>
      }
    >
      {candidates.isPending ? (
        <Loading label={say.title}>
          <Skeleton className="h-44" />
        </Loading>
      ) : (
        <FileDrop
          label={say.drop}
          accept={[".pdf"]}
          multiple
          disabled={busy}
          hint={say.more}
          onFiles={take}
        />
      )}
      <ul className="mt-4 grid gap-3">
        {chosen.map(({ file, reportId, options, error }) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <SelectField
              label={say.reportFor(file.name)}
              options={options}
              placeholder={say.leaveOut}
              value={reportId}
              disabled={busy}
              error={error ?? (isTwice(chosen, reportId) ? say.twice : undefined)}
              onChange={(event) => change(file, { reportId: event.target.value, error: undefined })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function matched(file: File, candidates: readonly Candidate[]): Chosen {
  const matches = likeliest(file.name, candidates);
  const options = matches.map(({ id }) => {
    const candidate = candidates.find((one) => one.id === id);
    const label = [candidate?.byline.split(",")[0], candidate?.year, candidate?.title]
      .filter(Boolean)
      .join(" · ");
    return { value: id, label: label || words.untitled };
  });
  return { file, reportId: isSure(matches) ? (matches[0]?.id ?? "") : "", options };
}

function isTwice(chosen: readonly Chosen[], reportId: string): boolean {
  return reportId !== "" && chosen.filter((one) => one.reportId === reportId).length > 1;
}

/** Reports that may still want a PDF; a file for another one is dropped on its row. */
async function candidatesOf(reviewId: string): Promise<Candidate[]> {
  const found: ReportEntry[] = [];
  for (const status of ["sought", "not_retrieved", "awaiting_assessment"] as const) {
    let cursor: string | undefined;
    do {
      const page = await client.fullText.reports({ reviewId, status, cursor, limit: 200 });
      found.push(...page.reports.filter(({ documents }) => documents.length === 0));
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return found.map(({ id, records: [record] }) => ({
    id,
    title: record?.title ?? "",
    byline: record?.byline ?? "",
    year: record?.year ?? null,
    doi: record?.doi ?? null,
    pmid: record?.pmid ?? null,
  }));
}
