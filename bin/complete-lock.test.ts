import { expect, it } from "vitest";
import { completed } from "./complete-lock.js";

const parent = {
  version: "1.0.0",
  optionalDependencies: { "@x/tool-linux-x64-musl": "1.0.0", "@x/tool-linux-x64": "1.0.0" },
};

it("adds the platforms that are missing, with what their names say, and touches nothing else", () => {
  const there = { version: "1.0.0", optional: true, os: ["linux"], integrity: "sha512-kept" };
  const lock = { packages: { "": {}, "node_modules/@x/tool-linux-x64": there, "node_modules/tool": parent } };
  const { packages } = completed(lock);
  expect(packages["node_modules/@x/tool-linux-x64"]).toBe(there);
  expect(packages["node_modules/@x/tool-linux-x64-musl"]).toEqual({
    version: "1.0.0",
    optional: true,
    os: ["linux"],
    cpu: ["x64"],
    libc: ["musl"],
  });
  expect(completed({ packages })).toEqual({ packages });
});

it("refuses to write down a range as a version", () => {
  const lock = {
    packages: { "node_modules/tool": { optionalDependencies: { "tool-darwin-arm64": "^1.0.0" } } },
  };
  expect(() => completed(lock)).toThrow(/no exact version/);
});
