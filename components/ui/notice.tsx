import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const LOOKS = {
  info: { Icon: Info, look: "text-accent", ground: "bg-accent-wash" },
  warning: { Icon: TriangleAlert, look: "text-maybe", ground: "bg-maybe-wash" },
  danger: { Icon: CircleAlert, look: "text-danger", ground: "bg-danger-wash" },
} as const;

interface NoticeProps {
  tone?: keyof typeof LOOKS;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** A sentence about this page that stays until it is no longer true ("Provisional: 12 records pending"). */
export function Notice({ tone = "info", children, action, className }: NoticeProps) {
  const { Icon, look, ground } = LOOKS[tone];
  return (
    <div
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-transparent px-3 py-2",
        ground,
        className,
      )}
    >
      <Icon aria-hidden="true" className={classNames("size-4 shrink-0", look)} />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
