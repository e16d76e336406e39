import {
  ArrowDownToLine,
  ClipboardList,
  Copy,
  FileText,
  GitFork,
  History,
  LayoutDashboard,
  Library,
  Quote,
  Scale,
  SquareCheck,
  Users,
  Workflow,
} from "lucide-react";
import type { RoadItem } from "@/components/ui/shell-road";
import { may, type Permission, type Role } from "@/lib/access/roles";
import { STEPS, type Step } from "@/lib/review/flow";
import { words } from "./words";

const ICONS: Record<Step, typeof Copy> = {
  import: ArrowDownToLine,
  duplicates: Copy,
  screening: SquareCheck,
  conflicts: Scale,
  full_text: FileText,
  extraction: Quote,
  mechanisms: GitFork,
  prisma_flow: Workflow,
};

/** The address of a step of a review. */
export function stepHref(reviewId: string, step: Step): string {
  return `/reviews/${reviewId}/${step.replaceAll("_", "-")}`;
}

const VIEWS: Record<Step, Permission> = {
  import: "import.view",
  duplicates: "duplicates.view",
  screening: "screening.view",
  conflicts: "conflicts.view",
  full_text: "full_text.view",
  extraction: "extraction.view",
  mechanisms: "mechanisms.view",
  prisma_flow: "prisma_flow.view",
};

/** The road as navigation: the overview, then the steps in the order of the flow; none that the roles do not open. */
export function roadOf(
  reviewId: string,
  roles: readonly Role[],
  waiting: Partial<Record<Step, number>> = {},
  progress: Partial<Record<Step, number>> = {},
): RoadItem[] {
  const overview = {
    href: `/reviews/${reviewId}`,
    label: words.places.overview,
    icon: <LayoutDashboard aria-hidden="true" />,
  };
  const steps = STEPS.filter((step) => may(roles, VIEWS[step])).map((step) => {
    const Icon = ICONS[step];
    return {
      href: stepHref(reviewId, step),
      label: words.places[step],
      icon: <Icon aria-hidden="true" />,
      waiting: waiting[step],
      progress: progress[step],
    };
  });
  return [overview, ...steps];
}

/** What stands beside the road. */
export function besideOf(reviewId: string): RoadItem[] {
  const places = [
    ["records", Library],
    ["protocol", ClipboardList],
    ["team", Users],
    ["history", History],
  ] as const;
  return places.map(([place, Icon]) => ({
    href: `/reviews/${reviewId}/${place}`,
    label: words.places[place],
    icon: <Icon aria-hidden="true" />,
  }));
}
