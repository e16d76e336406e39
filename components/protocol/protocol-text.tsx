import { Panel } from "@/components/ui/panel";
import type { Protocol } from "@/lib/review/protocol/schema";
import { words } from "./words";

/** The protocol to read. */
export function ProtocolText({ protocol }: { protocol: Protocol }) {
  return (
    <>
      <Panel title={words.question}>
        <p className="max-w-prose">{protocol.question}</p>
      </Panel>
      <Panel title={words.criteria}>
        <ol className="grid list-decimal gap-1 pl-5">
          {protocol.criteria.map((criterion) => (
            <li key={criterion.criterionId}>
              <span className="text-soft">{words.kinds[criterion.kind]}:</span> {criterion.text}
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={words.reasons}>
        <ol className="grid list-decimal gap-1 pl-5">
          {protocol.reasons.map((reason) => (
            <li key={reason.reasonId}>{reason.label}</li>
          ))}
        </ol>
      </Panel>
      <Panel title={words.order}>
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
          {(["titleAbstract", "fullText"] as const).map((stage) => {
            const { order, stopping } = protocol.settings[stage];
            return (
              <div key={stage} className="contents">
                <dt className="text-soft">{words.stages[stage]}</dt>
                <dd>
                  {words.orders[order]}. {stopping ? words.stopping.when(stopping) : words.stopping.never}
                </dd>
              </div>
            );
          })}
        </dl>
      </Panel>
    </>
  );
}
