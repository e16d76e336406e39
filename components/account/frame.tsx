import type { ReactNode } from "react";
import { Logo } from "@/components/ui/shell";
import { words as product } from "@/components/ui/words";

/** The frame of the pages before signing in: one narrow column, nothing else. */
export function AccountFrame({
  title,
  line,
  children,
}: {
  title: string;
  line?: string;
  children: ReactNode;
}) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm content-center gap-6 px-4 py-12">
      <header className="grid gap-4">
        <p className="flex items-center gap-2 font-semibold tracking-tight">
          <Logo />
          {product.product}
        </p>
        <div>
          <h1 className="text-title font-semibold">{title}</h1>
          {line ? <p className="mt-1 text-soft">{line}</p> : null}
        </div>
      </header>
      {children}
    </main>
  );
}
