import type { Metadata } from "next";
import { words } from "@/components/api-reference/words";
import { Page } from "@/components/ui/page";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TextLink } from "@/components/ui/text-link";
import { contract } from "@/lib/api/contract";
import { type EndpointFacts, endpoints } from "@/lib/api/endpoints";

export const metadata: Metadata = { title: words.title };

const EXAMPLE = 'curl -H "Authorization: Bearer $TOKEN" http://localhost:3000/api/v1/reviews';

/** The API to read: one line an endpoint, from the contract that serves it. */
export default function ApiReferencePage() {
  return (
    <main>
      <Page>
        <PageHeader
          title={words.title}
          description={words.line}
          actions={
            // A file, not a page: the router must not take it over.
            <a className="text-accent underline underline-offset-3" href="/api/openapi">
              {words.document}
            </a>
          }
        />
        <div className="grid gap-6">
          <Panel>
            <p>{words.try}</p>
            <ScrollRegion label={words.example} className="mt-2 overflow-x-auto rounded-sm bg-sunken">
              <pre className="w-max p-3 font-mono text-xs">{EXAMPLE}</pre>
            </ScrollRegion>
            <p className="mt-3">{words.scopes}</p>
            <p className="mt-1">{words.writes}</p>
            <p className="mt-1">{words.errors}</p>
          </Panel>
          {Object.entries(contract).map(([name, part]) => (
            <Panel key={name} title={name.replaceAll(/([A-Z])/g, " $1").toLowerCase()} flush>
              <ul className="divide-y">
                {endpoints(part, name).map((one) => (
                  <EndpointLine key={one.name} facts={one} />
                ))}
              </ul>
            </Panel>
          ))}
          <p>
            <TextLink href="/">Twofold</TextLink>
          </p>
        </div>
      </Page>
    </main>
  );
}

function EndpointLine({ facts: { method, path, summary, meta } }: { facts: EndpointFacts }) {
  const who = words.who[meta.permission] ?? words.needs(meta.permission);
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <code className="font-mono text-xs break-all">
        <span className="font-semibold">{method}</span> {path}
      </code>
      <span>
        {summary}
        <span className="block text-xs text-soft">{meta.upload ? `${who}; ${words.upload}` : who}</span>
      </span>
    </li>
  );
}
