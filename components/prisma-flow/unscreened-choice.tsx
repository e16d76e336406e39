import { UNSCREENED, type Unscreened } from "@/lib/review/prisma-flow/schema";
import { RadioGroup } from "../ui/field";
import { words } from "./words";

interface UnscreenedChoiceProps {
  value: Unscreened;
  onChange: (value: Unscreened) => void;
}

/** No text of PRISMA says where records stand that a stopping rule left unscreened: it is chosen for the drawing. */
export function UnscreenedChoice({ value, onChange }: UnscreenedChoiceProps) {
  return (
    <RadioGroup
      className="print:hidden"
      label={words.unscreened.label}
      value={value}
      options={UNSCREENED.map((one) => ({ value: one, label: words.unscreened[one] }))}
      onChange={({ target }) => onChange(UNSCREENED.find((one) => one === target.value) ?? "automation")}
    />
  );
}
