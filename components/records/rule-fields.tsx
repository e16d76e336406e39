import { RadioGroup, TextField } from "@/components/ui/field";
import type { RemovalFacets } from "@/lib/review/import/removal/schema";
import { FacetList } from "./facet-list";
import { type RuleChoice, yearProblem } from "./rule-choice";
import { words } from "./words";

const say = words.rule;

const KINDS = Object.entries(say.kinds).map(([value, label]) => ({ value, label }));
const SIDES = [
  { value: "not", label: say.isNot },
  { value: "is", label: say.is },
];

interface RuleFieldsProps {
  facets: RemovalFacets;
  choice: RuleChoice;
  onChange: (choice: RuleChoice) => void;
}

/** What a rule is about, chosen from what the records say. */
export function RuleFields({ facets, choice, onChange }: RuleFieldsProps) {
  const change = (part: Partial<RuleChoice>) => onChange({ ...choice, ...part });
  return (
    <>
      <RadioGroup
        label={say.by}
        layout="row"
        options={KINDS}
        value={choice.by}
        onChange={({ target }) => change({ by: target.value as RuleChoice["by"] })}
      />
      {choice.by === "publication_type" ? (
        <FacetList
          label={say.types}
          facets={facets.publicationTypes}
          chosen={choice.types}
          onChange={(types) => change({ types })}
        />
      ) : null}
      {choice.by === "year" ? <Years {...{ facets, choice, change }} /> : null}
      {choice.by === "language" ? (
        <>
          <RadioGroup
            label={say.meaning}
            labelHidden
            options={SIDES}
            value={choice.is ? "is" : "not"}
            onChange={({ target }) => change({ is: target.value === "is" })}
          />
          <FacetList
            label={say.languages}
            facets={facets.languages}
            chosen={choice.languages}
            onChange={(languages) => change({ languages })}
          />
        </>
      ) : null}
    </>
  );
}

interface YearsProps {
  facets: RemovalFacets;
  choice: RuleChoice;
  change: (part: Partial<RuleChoice>) => void;
}

function Years({ facets: { years }, choice, change }: YearsProps) {
  const problem = yearProblem(choice);
  const [first, last] = [years[0], years.at(-1)];
  const errorOf = (side: "before" | "after") =>
    // While a year is being typed it is none yet.
    problem[side] === undefined || choice[side].length < 4 ? undefined : problem[side] || say.badYear;
  const field = (side: "before" | "after") => (
    <TextField
      label={say[side]}
      inputMode="numeric"
      maxLength={4}
      error={errorOf(side)}
      value={choice[side]}
      onChange={({ target }) => change({ [side]: target.value })}
    />
  );
  return (
    <div>
      <div className="grid grid-cols-2 gap-4">
        {field("before")}
        {field("after")}
      </div>
      {first && last ? <p className="mt-2 text-xs text-soft">{say.years(first.value, last.value)}</p> : null}
    </div>
  );
}
