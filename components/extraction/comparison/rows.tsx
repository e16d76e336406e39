"use client";

import { MapPin } from "lucide-react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/field";
import { EPISTEMICS, POLARITIES } from "@/lib/review/extraction/lists";
import { detailsInWords } from "../claim-details";
import { valueInWords } from "../value-words";
import { ClaimQuote, type OnShow } from "./claim-quote";
import { type Choices, type Compared, type Decision, decisionOf, openFields, type Pair } from "./settle";
import { words } from "./words";

export interface RowProps {
  choices: Choices;
  onChoices: (choices: Choices) => void;
  /** The extractors' names. */
  names: { a: string; b: string };
  mayDecide: boolean;
  onShow: OnShow;
}

/** A claim that both entered: only what differs stands in sight. */
export function PairRow({ pair, ...row }: RowProps & { pair: Pair }) {
  const { choices, onChoices, names, mayDecide, onShow } = row;
  const { a, b, differs } = pair;
  const decision = decisionOf(a.id, pair, choices);
  const paths = openFields(pair);
  const labels = new Map(differs.map(({ path, label }) => [path, label]));
  const taken = choices.fields[a.id] ?? {};
  // Taking one version of a field says that the two are merged.
  const take = (path: string, side: "a" | "b") =>
    onChoices({
      decisions: { ...choices.decisions, [a.id]: "both" },
      fields: { ...choices.fields, [a.id]: { ...taken, [path]: side } },
    });
  const isOpen = mayDecide && (decision === null || decision === "both");
  return (
    <li className="grid gap-3 p-4">
      <p className="font-medium">{a.statement}</p>
      {a.quote === b.quote ? (
        <ClaimQuote claim={a} onShow={onShow} />
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" icon={<MapPin />} onClick={() => onShow(a)}>
            {words.showOf(names.a)}
          </Button>
          <Button size="small" icon={<MapPin />} onClick={() => onShow(b)}>
            {words.showOf(names.b)}
          </Button>
        </div>
      )}
      {paths.length > 0 ? (
        <dl className="grid gap-2">
          {paths.map((path) => {
            const label = labels.get(path) ?? words.quote;
            const values = { a: valueInWords(a, path), b: valueInWords(b, path) };
            return (
              <div key={path} className="grid gap-x-6 gap-y-1 border-t pt-2 lg:grid-cols-[9rem_1fr]">
                <dt className="text-soft">{label}</dt>
                <dd>
                  {isOpen ? (
                    <RadioGroup
                      label={words.take(label)}
                      labelHidden
                      name={`${a.id} ${path}`}
                      value={taken[path] ?? (decision === null ? "" : "a")}
                      onChange={(event) => take(path, event.target.value === "b" ? "b" : "a")}
                      options={[
                        { value: "a", label: values.a, hint: names.a },
                        { value: "b", label: values.b, hint: names.b },
                      ]}
                    />
                  ) : (
                    <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
                      <Version name={names.a} text={values.a} />
                      <Version name={names.b} text={values.b} />
                    </div>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      ) : null}
      <Decide
        {...{ choices, onChoices, mayDecide, decision }}
        claim={a}
        options={[
          { value: "a", label: names.a },
          { value: "b", label: names.b },
          { value: "both", label: words.takeBoth },
          { value: "out", label: words.leaveOut },
        ]}
      />
    </li>
  );
}

function Version({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <mark>{text}</mark>
      <span className="block text-xs text-soft">{name}</span>
    </div>
  );
}

/** A claim that one of the two entered. */
export function SingleRow(props: RowProps & { claim: Compared; side: "a" | "b" }) {
  const { claim, side, choices, onShow } = props;
  const { statement, polarity, epistemic } = claim;
  return (
    <li className="grid gap-2 p-4">
      <div>
        <p className="font-medium">{statement}</p>
        <ClaimQuote claim={claim} onShow={onShow} />
        <p className="text-xs text-soft">
          {[`${POLARITIES[polarity]}, ${EPISTEMICS[epistemic].toLowerCase()}`, detailsInWords(claim)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <Decide
        {...props}
        decision={decisionOf(claim.id, null, choices)}
        options={[
          { value: side, label: words.keep },
          { value: "out", label: words.leaveOut },
        ]}
      />
    </li>
  );
}

interface DecideProps extends Omit<RowProps, "names" | "onShow"> {
  claim: Compared;
  decision: Decision | null;
  options: readonly { value: Decision; label: string }[];
}

function Decide({ claim, decision, options, choices, onChoices, mayDecide }: DecideProps) {
  if (!mayDecide) return null;
  return (
    <RadioGroup
      label={words.decide(claim.statement)}
      labelHidden
      layout="row"
      name={`decision ${claim.id}`}
      options={options}
      value={decision ?? ""}
      onChange={(event) =>
        onChoices({
          ...choices,
          decisions: { ...choices.decisions, [claim.id]: event.target.value as Decision },
        })
      }
    />
  );
}
