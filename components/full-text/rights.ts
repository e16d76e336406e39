import { may, type Role } from "@/lib/access/roles";

/** What the roles of whoever looks allow in full text. */
export interface Rights {
  mayRetrieve: boolean;
  mayManage: boolean;
  mayLink: boolean;
}

/** The rights that roles give. */
export function rightsOf(roles: readonly Role[]): Rights {
  return {
    mayRetrieve: may(roles, "full_text.retrieve"),
    mayManage: may(roles, "screening.manage"),
    mayLink: may(roles, "full_text.link"),
  };
}
