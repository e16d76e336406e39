"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateText } from "@/components/ui/date";
import { EmptyState } from "@/components/ui/empty-state";
import { FoldPanel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { ImportEntry, SearchEntry } from "@/lib/review/import/schema";
import { EditSearchDialog } from "./edit-search-dialog";
import { ImportRow } from "./import-row";
import { PartsNotice } from "./parts-notice";
import { words } from "./words";

interface SearchListProps {
  reviewId: string;
  searches: readonly SearchEntry[];
  imports: readonly ImportEntry[];
  mayRun: boolean;
}

/** Every search as the report will print it, with the files it came in. */
export function SearchList({ searches, ...rest }: SearchListProps) {
  if (searches.length === 0) return <EmptyState title={words.list.empty}>{words.list.emptyLine}</EmptyState>;
  return (
    <section aria-labelledby="searches" className="mt-10">
      <h2 id="searches" className="mb-3 text-base font-semibold">
        {words.list.title}
      </h2>
      <div className="grid gap-4">
        {searches.map((search) => (
          <OneSearch key={search.id} search={search} {...rest} />
        ))}
      </div>
    </section>
  );
}

type OneSearchProps = Omit<SearchListProps, "searches"> & { search: SearchEntry };

function OneSearch({ reviewId, search, imports, mayRun }: OneSearchProps) {
  const [editing, setEditing] = useState(false);
  const { id, name, files, query } = search;
  return (
    <article aria-label={name} className="overflow-hidden rounded-md border bg-surface">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
        <div className="min-w-0 grow basis-60">
          <h3 className="flex flex-wrap items-center gap-2 font-semibold [overflow-wrap:anywhere]">
            {name} <Badge>{words.kinds[search.source]}</Badge>
          </h3>
          <p className="tabular mt-0.5 text-soft">
            <Facts search={search} />
          </p>
        </div>
        <TextLink href={`/reviews/${reviewId}/records?searchId=${id}`} className="tabular my-1.5 font-medium">
          {words.list.records(search.records)}
        </TextLink>
        {mayRun ? (
          <Button
            size="small"
            aria-label={words.list.editOf(name)}
            className="my-0.5"
            onClick={() => setEditing(true)}
          >
            {words.list.edit}
          </Button>
        ) : null}
      </header>
      <PartsNotice
        className="mx-4 mb-3"
        hits={search.hitsReported}
        parts={files.flatMap(({ fileName, status, range, records, part }) =>
          status === "published" && part !== "related" ? [{ name: fileName, range, records }] : [],
        )}
      />
      {query ? (
        <FoldPanel title={words.list.query} className="rounded-none! border-x-0 border-b-0">
          <p className="font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{query}</p>
        </FoldPanel>
      ) : null}
      {files.length === 0 ? <p className="border-t px-4 py-3 text-soft">{words.list.noFiles}</p> : null}
      <ul>
        {files.map((file) => (
          <ImportRow
            key={file.importId + file.part}
            reviewId={reviewId}
            file={file}
            entry={imports.find((one) => one.id === file.importId)}
            mayRun={mayRun}
          />
        ))}
      </ul>
      {editing ? (
        <EditSearchDialog reviewId={reviewId} search={search} onClose={() => setEditing(false)} />
      ) : null}
    </article>
  );
}

function Facts({ search }: { search: SearchEntry }) {
  const { platform, searchedOn, hitsReported, records, note } = search;
  const said = [
    platform && words.list.via(platform),
    hitsReported !== null && words.list.hits(hitsReported, records),
    note,
  ].filter(Boolean);
  return (
    <>
      {searchedOn ? (
        <>
          {words.list.searched} <DateText iso={searchedOn} />
        </>
      ) : (
        words.list.noDate
      )}
      {said.map((one) => ` · ${one}`).join("")}
    </>
  );
}
