"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { AskedOf, type NoteRetrieval, type ReportEntry } from "@/lib/review/full-text/schema";
import { api, newOperationId, sentenceOf } from "../api/client";
import { Button } from "../ui/button";
import { DateField, RadioGroup } from "../ui/field";
import { useAnnounce } from "../ui/live-region";
import { NoteDialog } from "../ui/note-dialog";
import { Attempts } from "./attempts";
import { words } from "./words";

const { retrieval: say } = words;

interface RetrievalPanelProps {
  reviewId: string;
  report: ReportEntry;
  mayRetrieve: boolean;
}

type Said = Pick<NoteRetrieval, "outcome" | "note" | "askedOf" | "day">;

/** The attempts to get a report: who was asked when, and how it ended. */
export function RetrievalPanel({ reviewId, report, mayRetrieve }: RetrievalPanelProps) {
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<"not_retrieved" | "waiting">();
  const note = useMutation(api.fullText.noteRetrieval.mutationOptions());
  const isOpen = ["sought", "not_retrieved", "awaiting_assessment"].includes(report.status);

  async function save(said: Said) {
    const ids = { operationId: newOperationId(), retrievalId: uuid() };
    await note.mutateAsync({ reviewId, reportId: report.id, ...said, ...ids });
    announce(say.noted(say.outcomes[said.outcome]));
    await queries.invalidateQueries({ queryKey: api.fullText.key() });
    await queries.invalidateQueries({ queryKey: api.overview.key() });
  }

  function ask(outcome: "not_retrieved" | "waiting") {
    note.reset();
    setAsking(outcome);
  }

  const dialog = {
    error: note.isError ? sentenceOf(note.error) : undefined,
    onSave: save,
    onClose: () => setAsking(undefined),
  };
  return (
    <section aria-labelledby={`retrieval-${report.id}`}>
      <h2 id={`retrieval-${report.id}`} className="font-semibold">
        {say.title}
      </h2>
      <Attempts attempts={report.attempts} />
      {mayRetrieve && isOpen ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant={report.status === "sought" ? "secondary" : "quiet"} onClick={() => ask("waiting")}>
            {askName(report)}
          </Button>
          {report.status === "awaiting_assessment" ? null : (
            <Button
              onClick={() => save({ outcome: "retrieved", note: "" }).catch(() => undefined)}
              busy={note.isPending && !asking}
            >
              {say.got}
            </Button>
          )}
          {report.status === "not_retrieved" ? null : (
            <Button onClick={() => ask("not_retrieved")}>{say.failed}</Button>
          )}
        </div>
      ) : null}
      {note.isError && !asking ? (
        <p role="alert" className="mt-2 font-medium text-danger">
          {sentenceOf(note.error)}
        </p>
      ) : null}
      {asking === "waiting" ? <AskDialog {...dialog} isSought={report.status === "sought"} /> : null}
      {asking === "not_retrieved" ? <FailedDialog {...dialog} /> : null}
    </section>
  );
}

function askName({ status, attempts }: ReportEntry): string {
  if (status !== "sought") return say.seekAgain;
  return attempts.some((one) => one.outcome === "waiting") ? say.askedAgain : say.asked;
}

interface AttemptDialogProps {
  error: string | undefined;
  onSave: (said: Said) => Promise<unknown>;
  onClose: () => void;
}

/** A request: whom, when, and a note. */
function AskDialog({ isSought, onSave, ...rest }: AttemptDialogProps & { isSought: boolean }) {
  const [today] = useState(() => new Date().toLocaleDateString("sv-SE"));
  const [askedOf, setAskedOf] = useState<AskedOf>("authors");
  const [day, setDay] = useState(today);
  return (
    <NoteDialog
      {...rest}
      title={isSought ? say.askedTitle : say.seekTitle}
      line={isSought ? say.askedLine : say.seekLine}
      label={say.askedNote}
      hint={say.askedNoteHint}
      optional
      confirm={say.save}
      onSave={(note) => onSave({ outcome: "waiting", askedOf, day: day || undefined, note })}
    >
      <RadioGroup
        label={say.whom}
        layout="row"
        value={askedOf}
        onChange={(event) => setAskedOf(AskedOf.parse(event.target.value))}
        options={AskedOf.options.map((value) => ({ value, label: say.whoms[value] }))}
      />
      <DateField label={say.day} value={day} max={today} onChange={(event) => setDay(event.target.value)} />
    </NoteDialog>
  );
}

/** The outcome that nobody could get it. */
function FailedDialog({ onSave, ...rest }: AttemptDialogProps) {
  return (
    <NoteDialog
      {...rest}
      title={say.failedTitle}
      line={say.failedLine}
      label={say.note}
      hint={say.noteHint}
      optional
      confirm={say.save}
      onSave={(note) => onSave({ outcome: "not_retrieved", note })}
    />
  );
}
