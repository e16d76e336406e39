"use client";

import { MapPin, Pencil, TextQuote, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Num } from "@/components/ui/number";
import { Panel } from "@/components/ui/panel";
import { EPISTEMICS, POLARITIES } from "@/lib/review/extraction/lists";
import type { ClaimView } from "@/lib/review/extraction/shapes";
import { newOperationId, sentenceOf } from "../api/client";
import { detailsInWords } from "./claim-details";
import { EditClaim } from "./edit-claim";
import type { Extraction } from "./use-extraction";
import { words } from "./words";
import type { World } from "./world";

interface ClaimListProps {
  reviewId: string;
  reportId: string;
  extraction: Extraction;
  world: World;
  claims: readonly ClaimView[];
  mayChange: boolean;
  onShow: (claim: ClaimView) => void;
  /** Takes the quote of a claim in hand again, for another claim. */
  onQuoteAgain?: (claim: ClaimView) => void;
}

/** The claims one has entered, the last one first. */
export function ClaimList(props: ClaimListProps) {
  const { reviewId, reportId, extraction, world, claims, mayChange, onShow, onQuoteAgain } = props;
  const codes = new Map(world.propositions.map(({ id, code }) => [id, code]));
  const [edited, setEdited] = useState<ClaimView | null>(null);
  const onClaim = (claimId: string) => ({ operationId: newOperationId(), reviewId, reportId, claimId });

  function remove({ id, statement }: ClaimView) {
    extraction.remove.mutate(onClaim(id), {
      onSuccess: () => {
        const undo = () => extraction.restore.mutate(onClaim(id), { onError: tell });
        toast(words.mine.removed, {
          description: statement,
          action: { label: words.mine.undo, onClick: undo },
        });
      },
      onError: tell,
    });
  }

  return (
    <Panel
      title={words.mine.title}
      actions={<Num value={claims.length} noun={words.claims} className="pr-2 text-soft" />}
      flush
    >
      {claims.length === 0 ? <p className="p-4 text-soft">{words.mine.none}</p> : null}
      <ul className="divide-y">
        {claims.map((claim) => (
          <li key={claim.id} className="flex items-start gap-2 py-2 pr-2 pl-4">
            <ClaimText claim={claim} code={codes.get(claim.propositionId)} />
            <div className="flex shrink-0">
              {claim.quoteFound ? (
                <IconButton
                  size="small"
                  label={words.mine.showOf(claim.statement)}
                  icon={<MapPin />}
                  onClick={() => onShow(claim)}
                />
              ) : null}
              {onQuoteAgain ? (
                <IconButton
                  size="small"
                  label={words.mine.againOf(claim.statement)}
                  icon={<TextQuote />}
                  onClick={() => onQuoteAgain(claim)}
                />
              ) : null}
              {mayChange ? (
                <>
                  <IconButton
                    size="small"
                    label={words.mine.editOf(claim.statement)}
                    icon={<Pencil />}
                    onClick={() => setEdited(claim)}
                  />
                  <IconButton
                    size="small"
                    label={words.mine.removeOf(claim.statement)}
                    icon={<Trash2 />}
                    onClick={() => remove(claim)}
                  />
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {edited ? (
        <EditClaim
          key={edited.id}
          {...{ reviewId, reportId, extraction, world }}
          claim={edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Panel>
  );
}

function tell(error: unknown) {
  toast(sentenceOf(error));
}

function ClaimText({ claim, code }: { claim: ClaimView; code: string | undefined }) {
  const { statement, quote, polarity, epistemic, quoteFound, overridden } = claim;
  const details = detailsInWords(claim);
  return (
    <div className="min-w-0 grow">
      <p className="font-medium">
        {statement}
        {code ? <span className="tabular ml-2 text-xs font-normal text-soft">[{code}]</span> : null}
      </p>
      <p className="mt-0.5 line-clamp-2 font-serif text-soft">“{quote}”</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
        {POLARITIES[polarity]}, {EPISTEMICS[epistemic].toLowerCase()}
        {details ? ` · ${details}` : null}
        {quoteFound ? null : <Badge tone="warning">{words.mine.unverified}</Badge>}
        {overridden.length > 0 ? <Badge>{words.mine.departs}</Badge> : null}
      </p>
    </div>
  );
}
