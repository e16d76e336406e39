import type { z } from "zod";
import type { Transaction } from "@/lib/db/client";

/** An event as a projection sees it. Its time is the database's: replaying gives the same rows. */
export interface NotedEvent<Kind extends string = string, Payload = unknown> {
  reviewId: string;
  id: string;
  kind: Kind;
  payload: Payload;
  actorId: string;
  at: Date;
}

type Payloads = Record<string, z.ZodType>;

/** What each kind of event does to the state tables of one step. */
export interface Projection<Events extends Payloads = Payloads> {
  events: Events;
  apply(tx: Transaction, event: NotedEvent): Promise<void>;
}

type Handlers<Events extends Payloads> = {
  [Kind in keyof Events & string]: (
    tx: Transaction,
    event: NotedEvent<Kind, z.output<Events[Kind]>>,
  ) => Promise<unknown>;
};

/** Ties the payload shapes of a step's events to what they do. Payloads are checked when noted and when replayed. */
export function projection<Events extends Payloads>(
  events: Events,
  handlers: Handlers<Events>,
): Projection<Events> {
  return {
    events,
    apply: async (tx, event) => {
      const shape = events[event.kind];
      const handle = handlers[event.kind as keyof Events & string];
      if (!shape || !handle) throw new Error(`No projection for the event ${event.kind}.`);
      await handle(tx, { ...event, payload: shape.parse(event.payload) } as never);
    },
  };
}
