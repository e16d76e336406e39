import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { words } from "@/components/ui/words";

export const metadata: Metadata = { title: words.notFound.title };

/** An address with nothing behind it, or something this person may not know of: both look the same. */
export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center px-6">
      <h1 className="text-title font-semibold">{words.notFound.title}</h1>
      <p className="mt-2 text-soft">{words.notFound.what}</p>
      <p className="mt-2 text-soft">{words.notFound.todo}</p>
      <LinkButton href="/" variant="primary" className="mt-6">
        {words.error.home}
      </LinkButton>
    </main>
  );
}
