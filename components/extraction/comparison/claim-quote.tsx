import { MapPin } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { words as reading } from "../words";
import type { Compared } from "./settle";

export type OnShow = (claim: Compared) => void;

/** The quote of a claim, with the way to where it stands. */
export function ClaimQuote({ claim, onShow }: { claim: Compared; onShow: OnShow }) {
  return (
    <div className="flex items-start gap-2">
      <p className="min-w-0 grow font-serif text-soft">“{claim.quote}”</p>
      {claim.quoteFound ? (
        <IconButton
          size="small"
          className="shrink-0"
          label={reading.mine.showOf(claim.statement)}
          icon={<MapPin />}
          onClick={() => onShow(claim)}
        />
      ) : null}
    </div>
  );
}
