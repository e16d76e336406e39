import type { Protocol } from "@/lib/review/protocol/schema";
import { FoldPanel } from "../ui/panel";
import { words } from "./words";

/** The criteria in force, beside the record or folded above it. */
export function Criteria({ protocol, wide }: { protocol: Protocol; wide: boolean }) {
  if (!wide) {
    return (
      <FoldPanel title={words.criteria}>
        <Lists protocol={protocol} />
      </FoldPanel>
    );
  }
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria" className="text-xs font-medium text-soft">
        {words.criteria}
      </h2>
      <div className="mt-3">
        <Lists protocol={protocol} />
      </div>
    </section>
  );
}

function Lists({ protocol }: { protocol: Protocol }) {
  return (
    <div className="grid gap-4">
      {(["include", "exclude"] as const).map((kind) => {
        const criteria = protocol.criteria.filter((one) => one.kind === kind);
        if (criteria.length === 0) return null;
        return (
          <div key={kind}>
            <h3 className={kind === "include" ? "font-medium text-include" : "font-medium text-exclude"}>
              {words.criteriaOf[kind]}
            </h3>
            <ul className="mt-1.5 grid gap-1.5">
              {criteria.map((one) => (
                <li key={one.versionId} className="border-l-2 pl-2.5 text-pretty">
                  {one.text}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
