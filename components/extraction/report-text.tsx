"use client";

import { TextQuote } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useShortcuts } from "@/components/ui/shortcuts";
import { TabPanes } from "@/components/ui/tab-panes";
import { PdfViewer } from "../full-text/pdf-viewer";
import { SourceText } from "./source-text";
import { type Reading, TEXT } from "./use-reading";
import { words } from "./words";

interface ReportTextProps {
  reviewId: string;
  reading: Reading;
  /** What follows when a quote was taken. Absent where nothing can be entered. */
  onTaken?: () => void;
}

/** What a report says, from which quotes are taken: title and abstract, and each of its PDFs. */
export function ReportText({ reviewId, reading, onTaken }: ReportTextProps) {
  const { source, view, setView, turn } = reading;
  const pane = useRef<HTMLElement>(null);
  const isText = !source.documents.some(({ sha256 }) => sha256 === view);
  const use = () => {
    if (reading.takeText()) onTaken?.();
  };
  useShortcuts({ c: use }, { enabled: onTaken !== undefined && isText });
  useEffect(() => {
    // On a narrow screen the text stands above what asks for it.
    if (turn > 0) pane.current?.scrollIntoView({ block: "nearest" });
  }, [turn]);
  return (
    <section ref={pane} aria-label={words.source.label} className="min-h-full bg-surface md:h-full">
      <TabPanes
        label={words.source.label}
        value={isText ? TEXT : view}
        onValueChange={setView}
        panes={[
          { value: TEXT, label: words.source.text, content: <SourceText reading={reading} /> },
          ...source.documents.map(({ sha256, name }) => ({
            value: sha256,
            label: name,
            content: <Pdf {...{ reviewId, reading, onTaken, sha256, name }} />,
          })),
        ]}
        bar={
          onTaken && isText ? (
            <>
              <Button size="small" icon={<TextQuote />} keys="c" onClick={use}>
                {words.source.use}
              </Button>
              <p className="text-xs text-soft max-sm:hidden">{words.source.how}</p>
            </>
          ) : null
        }
      />
    </section>
  );
}

interface PdfProps extends ReportTextProps {
  sha256: string;
  name: string;
}

function Pdf({ reviewId, reading, onTaken, sha256, name }: PdfProps) {
  const { source, view, marked, turn } = reading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn goes to the same place again.
  const place = useMemo(() => {
    if (marked?.place.sha256 !== sha256) return undefined;
    const { text, page } = marked.place;
    return { page: page ?? 1, quote: text.slice(marked.start, marked.end), from: marked.start };
  }, [marked, sha256, turn]);
  const hasText = source.pages.some((page) => page.sha256 === sha256 && page.text.trim() !== "");
  const isUsed = onTaken !== undefined && view === sha256;
  return (
    <div className="flex h-[75dvh] flex-col md:h-full">
      {hasText || source.pagesAreCapped ? null : (
        <Notice className="m-3 shrink-0">{words.source.noPdfText}</Notice>
      )}
      {source.pagesAreCapped ? <Notice className="m-3 shrink-0">{words.source.capped}</Notice> : null}
      <div className="min-h-0 grow">
        <PdfViewer
          {...{ reviewId, sha256, name, place }}
          quoteKey="c"
          quoteLabel={words.source.use}
          onQuote={
            isUsed
              ? (quote) => {
                  reading.takePdf(sha256, quote);
                  onTaken();
                }
              : undefined
          }
        />
      </div>
    </div>
  );
}
