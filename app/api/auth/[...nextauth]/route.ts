import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/session";
import { refuseLongForm } from "@/lib/api/body";

export const dynamic = "force-dynamic";

type Handler = (request: Request, context: unknown) => Promise<Response>;

// The options are made per request: the settings are not there while the pages are built.
const handle: Handler = async (request, context) =>
  refuseLongForm(request) ?? (NextAuth(authOptions()) as Handler)(request, context);

export { handle as GET, handle as POST };
