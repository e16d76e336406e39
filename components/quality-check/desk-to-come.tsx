import { Loading, Skeleton } from "../ui/skeleton";
import { words } from "./words";

/** The shape of the desk while it is fetched. */
export function DeskToCome() {
  return (
    <Loading label={words.title}>
      <Skeleton className="mb-5 h-10" />
      <Skeleton className="h-80" />
    </Loading>
  );
}
