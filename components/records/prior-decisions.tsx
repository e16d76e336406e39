import { DecisionBadge } from "@/components/ui/decision-badge";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { PriorDecision, WholeRecord } from "@/lib/review/record/contract";
import { words } from "./words";

const say = words.prior;

/** What people decided about a record before it came here; or that this is not for the reader yet. */
export function PriorDecisions({ record }: { record: WholeRecord }) {
  const { priorDecisions, withheld } = record;
  if (withheld) return <Notice>{say.withheld}</Notice>;
  if (priorDecisions.length === 0) return null;
  return (
    <Panel title={say.title}>
      <p className="mb-3 text-soft">{say.line}</p>
      <ul className="grid gap-2">
        {priorDecisions.map((prior, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts of a file, in its order, that never change.
          <li key={at}>
            <Decision prior={prior} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Decision({ prior }: { prior: PriorDecision }) {
  const { tool, decidedBy, stage, verdict, reasons, blind } = prior;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 [overflow-wrap:anywhere]">
      <span className="text-soft">{say.before(tool)}:</span>
      <span className="font-medium">{decidedBy ?? say.nobody}</span>
      <DecisionBadge decision={verdict}>{say.verdicts[verdict]}</DecisionBadge>
      <span className="text-soft">
        ({say.stages[stage]}, {say.blind[blind]})
      </span>
      {reasons.length > 0 ? <span>{reasons.join(", ")}</span> : null}
    </p>
  );
}
