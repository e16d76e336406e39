"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import type { ReportEntry, RetrievalOutcome } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { DateText } from "../ui/date";
import { useAnnounce } from "../ui/live-region";
import { NoteDialog } from "./note-dialog";
import { words } from "./words";

const { retrieval: say } = words;

interface RetrievalPanelProps {
  reviewId: string;
  report: ReportEntry;
  mayRetrieve: boolean;
}

/** The attempts to get a report, and how the next one ended. */
export function RetrievalPanel({ reviewId, report, mayRetrieve }: RetrievalPanelProps) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<"not_retrieved" | "waiting">();
  const note = useMutation(api.fullText.noteRetrieval.mutationOptions());
  const isOpen = ["sought", "not_retrieved", "awaiting_assessment"].includes(report.status);

  async function save(outcome: RetrievalOutcome, text: string) {
    const ids = { operationId: newOperationId(), retrievalId: uuid() };
    await note.mutateAsync({ reviewId, reportId: report.id, outcome, note: text, ...ids });
    announce(say.noted(outcome === "retrieved" ? say.retrieved : say.notRetrieved));
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
    await queries.invalidateQueries({ queryKey: api.overview.key() });
  }

  function ask(outcome: "not_retrieved" | "waiting") {
    note.reset();
    setAsking(outcome);
  }

  return (
    <section aria-labelledby={`retrieval-${report.id}`}>
      <h2 id={`retrieval-${report.id}`} className="font-semibold">
        {say.title}
      </h2>
      <Attempts attempts={report.attempts} />
      {mayRetrieve && isOpen ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {report.status === "awaiting_assessment" ? null : (
            <Button
              onClick={() => save("retrieved", "").catch(() => undefined)}
              busy={note.isPending && !asking}
            >
              {say.got}
            </Button>
          )}
          {report.status === "not_retrieved" ? null : (
            <Button onClick={() => ask("not_retrieved")}>{say.failed}</Button>
          )}
          <Button variant="quiet" onClick={() => ask("waiting")}>
            {report.status === "sought" ? say.asked : say.seekAgain}
          </Button>
        </div>
      ) : null}
      {note.isError && !asking ? (
        <p role="alert" className="mt-2 font-medium text-danger">
          {sentenceOf(note.error)}
        </p>
      ) : null}
      {asking ? (
        <NoteDialog
          title={asking === "waiting" ? say.askedTitle : say.failedTitle}
          line={asking === "waiting" ? say.askedLine : say.failedLine}
          label={say.note}
          hint={say.noteHint}
          optional
          error={note.isError ? sentenceOf(note.error) : undefined}
          onSave={(text) => save(asking, text)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </section>
  );
}

function Attempts({ attempts }: Pick<ReportEntry, "attempts">) {
  if (attempts.length === 0) return <p className="mt-1 text-soft">{say.none}</p>;
  return (
    <ol className="mt-1.5 grid gap-2">
      {attempts.map((attempt) => (
        <li key={attempt.id}>
          <p>
            {attempt.retrieved ? say.retrieved : say.notRetrieved}
            {attempt.note ? `: ${attempt.note}` : null}
          </p>
          <p className="text-xs text-soft">
            {attempt.personName}, <DateText iso={attempt.at} time />
          </p>
        </li>
      ))}
    </ol>
  );
}
