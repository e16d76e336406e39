import { Check, Minus } from "lucide-react";
import type { StoppingView } from "@/lib/review/stopping/view/schema";
import { Panel } from "../ui/panel";
import { words } from "./words";

const { safe: say } = words;

type Safe = NonNullable<NonNullable<StoppingView["shown"]>["safe"]>;

/** The phase of SAFE a stage is in, and what it waits for. */
export function SafePanel({ safe }: { safe: Safe }) {
  return (
    <Panel title={say.title}>
      <p className="font-medium">{say.phases[safe.phase]}</p>
      <ul className="mt-2 grid gap-1.5">
        {safe.conditions.map(({ what, is, needed, met }) => (
          <li key={what} className="flex items-start gap-2">
            {met ? (
              <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-include" />
            ) : (
              <Minus aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
            )}
            <span>
              {say.conditions[what](is, needed)}: {met ? say.met : say.notMet}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-soft">{say.line}</p>
    </Panel>
  );
}
