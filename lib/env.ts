import { z } from "zod";

const shape = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url().default("http://localhost:3000"),
  /** Where uploaded files are kept. */
  DATA_DIR: z.string().default(".data"),
  /** Connections of one process to PostgreSQL. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(50).default(10),
  /** Proxies in front of the web server that add to `x-forwarded-for`. 0: the header is not believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Answers carry `x-statements` when set: for the bench. */
  COUNT_STATEMENTS: z.string().optional(),
});

let parsed: z.infer<typeof shape> | undefined;

/** The process's settings, read once. Throws with the names of what is missing. */
export function env(): z.infer<typeof shape> {
  if (parsed) return parsed;
  const result = shape.safeParse(process.env);
  if (!result.success) {
    const names = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not complete. ${names.join("; ")}`);
  }
  parsed = result.data;
  return parsed;
}
