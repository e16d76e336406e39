import { defineConfig } from "vitest/config";

/** Two projects: `unit` needs nothing; `database` needs the PostgreSQL that `bin/test.js` starts. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,bin,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{bin,lib,prisma}/**/*.db.test.ts"],
          setupFiles: ["./prisma/seed/test-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
