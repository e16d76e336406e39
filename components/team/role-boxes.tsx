import type { UseFormRegisterReturn } from "react-hook-form";
import { CheckboxField } from "@/components/ui/field";
import { ROLES } from "@/lib/access/roles";
import { words as review } from "../review/words";
import { words } from "./words";

/** The roles a member may hold; several at once. */
export function RoleBoxes({ register, error }: { register: () => UseFormRegisterReturn; error?: string }) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{words.roles}</legend>
      {error ? <p className="text-xs font-medium text-danger">{error}</p> : null}
      {ROLES.map((role) => (
        <CheckboxField
          key={role}
          value={role}
          label={review.roles[role]}
          hint={words.roleHints[role]}
          {...register()}
        />
      ))}
    </fieldset>
  );
}
