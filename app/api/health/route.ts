import { db } from "@/lib/db/client";
import { sentSoFar } from "@/lib/db/statements";

export const dynamic = "force-dynamic";

/** For containers and monitors: 200 when the database answers, 503 when it does not. */
export async function GET(): Promise<Response> {
  const up = await db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const sent = process.env.COUNT_STATEMENTS ? sentSoFar() : undefined;
  return Response.json({ database: up ? "up" : "away", sent }, { status: up ? 200 : 503 });
}
