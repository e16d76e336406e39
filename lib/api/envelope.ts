import { REFUSALS, type Refusal } from "@/lib/errors";

/** The one envelope in which every refusal leaves. */
export function refusalResponse({ code, message, fields }: Refusal): Response {
  const body = { defined: true, code, status: REFUSALS[code], message, data: { fields } };
  return Response.json(body, { status: REFUSALS[code] });
}
