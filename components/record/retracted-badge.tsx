import { TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { words } from "./words";

/** A fact of the source, which everybody sees alike. */
export function RetractedBadge() {
  return (
    <Badge tone="danger">
      <TriangleAlert aria-hidden="true" className="size-3" />
      {words.retracted}
    </Badge>
  );
}
