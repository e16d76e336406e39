import type { Protocol } from "@/lib/review/protocol/schema";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { words } from "./words";

interface ProtocolChangedProps {
  seen: Protocol;
  current: Protocol;
  onTake: () => void;
}

/** Says that the criteria were changed while somebody screens; they take the new ones when they are ready. */
export function ProtocolChanged({ seen, current, onTake }: ProtocolChangedProps) {
  if (seen.id === current.id) return null;
  return (
    <Notice
      tone="warning"
      className="mb-4"
      action={
        <Button size="small" onClick={onTake}>
          {words.protocolShow(current.number)}
        </Button>
      }
    >
      {words.protocolChanged(current.number, seen.number)}
    </Notice>
  );
}
