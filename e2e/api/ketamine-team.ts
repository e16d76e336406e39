import { randomUUID } from "node:crypto";
import { DEFAULT_REASONS, DEFAULT_STAGE } from "@/lib/review/protocol/rules";
import type { Protocol } from "@/lib/review/protocol/schema";
import { get, type Person, write } from "./client";
import { letIn, newPerson } from "./people";

/** The review on its way. Ada leads and votes, Bea votes, Cleo settles; Ada and Bea extract. */
export interface Walk {
  /** `/reviews/{id}` */
  path: string;
  ada: Person;
  bea: Person;
  cleo: Person;
  protocol: Protocol;
  /** Names of the records, by id. */
  names: Map<string, string>;
}

/** A review with its protocol and its people: three new ones, unless they are there. */
export async function startKetamineReview(people: Partial<Pick<Walk, "ada" | "bea">> = {}): Promise<Walk> {
  const ada = people.ada ?? (await newPerson("Ada"));
  const bea = people.bea ?? (await newPerson("Bea"));
  const cleo = await newPerson("Cleo");
  const review = { id: randomUUID(), title: "Mechanisms of ketamine in depression" };
  const { id: reviewId } = await write<{ id: string }>(ada, "POST", "/reviews", review);
  const path = `/reviews/${reviewId}`;
  await letIn(ada, reviewId, bea, ["reviewer", "extractor"]);
  await letIn(ada, reviewId, cleo, ["adjudicator"]);
  const roles = ["owner", "lead", "reviewer", "extractor"];
  await write(ada, "PUT", `${path}/members/${ada.id}/roles`, { roles });
  return { path, ada, bea, cleo, protocol: await publishProtocol(ada, path), names: new Map() };
}

async function publishProtocol(ada: Person, path: string): Promise<Protocol> {
  await write(ada, "POST", `${path}/protocol/versions`, {
    question: "By which mechanisms does ketamine act in depression?",
    criteria: [
      { kind: "include", text: "Ketamine, an enantiomer or a metabolite of it, in depression" },
      { kind: "exclude", text: "Anaesthesia or pain alone" },
    ],
    reasons: DEFAULT_REASONS,
    settings: {
      highlights: { include: ["ketamine"], exclude: [] },
      titleAbstract: DEFAULT_STAGE,
      fullText: DEFAULT_STAGE,
    },
  });
  const { protocol } = await get<{ protocol: Protocol }>(ada, `${path}/protocol`);
  return protocol;
}

/** The id of a reason of the protocol. */
export function reasonId({ protocol }: Walk, label: string): string {
  const reason = protocol.reasons.find((each) => each.label === label);
  if (!reason) throw new Error(`The protocol has no reason "${label}".`);
  return reason.reasonId;
}

/** The id of a record by its name. */
export function recordId({ names }: Walk, name: string): string {
  const found = [...names].find(([, each]) => each === name);
  if (!found) throw new Error(`No record is called ${name}.`);
  return found[0];
}
