import { CheckboxField } from "@/components/ui/field";
import { ROLES, type Role } from "@/lib/access/roles";
import { words as review } from "../review/words";
import { words } from "./words";

interface RoleBoxesProps {
  held: readonly Role[];
  onChange: (roles: Role[]) => void;
  error?: string;
}

/** The roles a member may hold; several at once. */
export function RoleBoxes({ held, onChange, error }: RoleBoxesProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{words.roles}</legend>
      {error ? <p className="text-xs font-medium text-danger">{error}</p> : null}
      {ROLES.map((role) => (
        <CheckboxField
          key={role}
          label={review.roles[role]}
          hint={words.roleHints[role]}
          checked={held.includes(role)}
          onChange={({ target }) =>
            onChange(ROLES.filter((one) => (one === role ? target.checked : held.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
