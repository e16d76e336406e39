"use client";

import { useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import type { ClaimEntry, ContradictionsView as Found } from "@/lib/review/mechanisms/shapes";
import { api, sentenceOf } from "../api/client";
import { valueInWords } from "../extraction/value-words";
import { ClaimCard } from "./claim-card";
import type { EvidenceChoice } from "./filter";
import { words } from "./words";

type Contradiction = Found["contradictions"][number];

/** Pairs of settled claims that cannot both hold as they stand, with what differs around them. */
export function ContradictionsView({ reviewId, choice }: { reviewId: string; choice: EvidenceChoice }) {
  const found = useQuery(api.mechanisms.contradictions.queryOptions({ input: { reviewId, ...choice } }));
  if (found.isError) {
    return (
      <ErrorState title={words.loadFailed} onRetry={() => found.refetch()} retrying={found.isFetching}>
        {sentenceOf(found.error)}
      </ErrorState>
    );
  }
  if (!found.data) {
    return (
      <Loading label={words.tabs.contradictions}>
        <Skeleton className="h-64" />
      </Loading>
    );
  }
  const { contradictions, total } = found.data;
  if (total === 0) {
    return (
      <EmptyState icon={<Scale />} title={words.contradictions.none}>
        {words.contradictions.noneLine}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-5">
      {contradictions.length < total ? (
        <p className="text-soft">{words.contradictions.shown(contradictions.length, total)}</p>
      ) : null}
      {contradictions.map((each) => (
        <Pair key={`${each.a.id} ${each.b.id}`} pair={each} />
      ))}
    </div>
  );
}

function Pair({ pair: { kind, a, b, differs } }: { pair: Contradiction }) {
  return (
    <Panel title={words.contradictions.kinds[kind]}>
      <div className="grid gap-6 lg:grid-cols-2">
        <Side claim={a} />
        <Side claim={b} />
      </div>
      {differs.length === 0 ? (
        <p className="mt-4 text-soft">{words.contradictions.same}</p>
      ) : (
        <table className="mt-5 w-full max-w-3xl text-left">
          <caption className="pb-1 text-left text-xs font-medium text-soft">
            {words.contradictions.differs}
          </caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{words.contradictions.differs}</th>
              <th scope="col">{words.contradictions.first}</th>
              <th scope="col">{words.contradictions.second}</th>
            </tr>
          </thead>
          <tbody>
            {differs.map(({ path, label }) => (
              <tr key={path} className="[&>*]:border-t [&>*]:py-1.5 [&>*]:pr-4">
                <th scope="row" className="font-normal text-soft">
                  {label}
                </th>
                <td>
                  <mark>{valueInWords(a.context, path)}</mark>
                </td>
                <td>
                  <mark>{valueInWords(b.context, path)}</mark>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Side({ claim }: { claim: ClaimEntry }) {
  return (
    <div>
      <h3 className="mb-2 font-medium">{claim.statement}</h3>
      <ClaimCard claim={claim} />
    </div>
  );
}
