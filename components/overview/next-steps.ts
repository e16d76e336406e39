import type { Overview } from "@/lib/review/overview/schema";
import { counted, formatNumber } from "../ui/format";
import { words } from "./words";

export interface NextStep {
  title: string;
  line: string;
  /** Below the review's address. */
  path: string;
}

/** What the roles of whoever looks allow. */
export interface Rights {
  mayEditProtocol: boolean;
  mayImport: boolean;
  mayOpenBatches: boolean;
}

/** What this person can do now, the most urgent first: votes before everything, set-up before the rest. */
export function nextSteps(now: Overview, rights: Rights): NextStep[] {
  const { waiting, unassigned } = now;
  const steps = words.steps;
  const total = Object.values(now.records).reduce((sum, count) => sum + count, 0) - now.records.withdrawn;
  const found: (NextStep | null)[] = [
    rights.mayEditProtocol && !now.hasProtocol
      ? { title: steps.protocol.title, line: steps.protocol.line, path: "protocol" }
      : null,
    waits("screening", waiting.screening, "screening"),
    waits("check", waiting.check, "screening/quality-check"),
    waits("assessment", waiting.assessment, "full-text/assess"),
    rights.mayImport && total === 0 && now.importsRunning === 0
      ? { title: steps.import.title, line: steps.import.line, path: "import" }
      : null,
    waits("duplicates", waiting.duplicates, "duplicates"),
    waits("conflicts", waiting.conflicts, "conflicts"),
    waits("retrieval", waiting.retrieval, "full-text"),
    waits("extraction", waiting.extraction, "extraction"),
    rights.mayOpenBatches && now.hasProtocol && unassigned.records > 0
      ? {
          title: steps.batch.title,
          line: steps.batch.line(formatNumber(unassigned.records)),
          path: "screening",
        }
      : null,
  ];
  return found.filter((step) => step !== null);
}

type Waiting = Exclude<keyof typeof words.steps, "protocol" | "import" | "batch">;

function waits(step: Waiting, count: number, path: string): NextStep | null {
  if (count === 0) return null;
  const { title, noun } = words.steps[step];
  return { title, line: counted(count, noun.one, noun.many), path };
}
