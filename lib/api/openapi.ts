import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract } from "./contract";

let document: Promise<object> | undefined;

/** The API's OpenAPI 3.1 document, made from the same contract that serves it. */
export function openApiDocument(): Promise<object> {
  document ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(
    contract,
    {
      info: { title: "Twofold", version: "1", description: "Everything the screens do, over HTTP." },
      servers: [{ url: "/api/v1" }],
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
      security: [{ token: [] }],
    },
  );
  return document;
}
