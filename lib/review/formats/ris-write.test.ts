import { expect, test } from "vitest";
import { emptyDraft } from "../record/schema";
import { ris } from "./ris";
import { risWriter } from "./ris-write";

test("a page count is written as pages of a whole", async () => {
  const drafts = [{ ...emptyDraft(), title: "A book", pageCount: 34 }];
  async function* chunks() {
    for await (const part of risWriter.write(drafts)) yield Buffer.from(part);
  }
  const items = [];
  for await (const some of ris.read(chunks())) items.push(...some);
  expect(items).toMatchObject([{ draft: { title: "A book", pageCount: 34 } }]);
});
