import { defineConfig } from "prisma/config";

/** For Prisma's own command line tool. The product itself migrates with bin/database/migrate.js. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
