import { db } from "@/lib/db/client";

export const dynamic = "force-dynamic";

/** For containers and monitors: 200 when the database answers, 503 when it does not. */
export async function GET(): Promise<Response> {
  const up = await db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  return Response.json({ database: up ? "up" : "away" }, { status: up ? 200 : 503 });
}
