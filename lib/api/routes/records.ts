import type { Scope } from "@/lib/access/scope";
import { Refusal } from "@/lib/errors";
import { WRITERS, writerById } from "@/lib/review/formats/writers";
import { type RecordsFile, records } from "@/lib/review/record/contract";
import { correctRecord } from "@/lib/review/record/correction/commands";
import * as queries from "@/lib/review/record/queries";
import { recordOf } from "@/lib/review/record/whole/queries";
import { StreamedFile } from "../download";
import { inReview } from "../entrance";

export const recordRoutes = {
  list: inReview(records.list, (scope, input) => queries.recordPage(scope, input)),
  one: inReview(records.one, (scope, input) => recordOf(scope, input.recordId)),
  correct: inReview(records.correct, (scope, input) => correctRecord(scope, input)),
  file: inReview(records.file, async (scope, input) => recordsFile(scope, input)),
  entry: inReview(records.entry, async (scope, input) => {
    const { original, fileName } = await queries.entryOf(scope, input.recordId);
    return new File([original], `entry-of-${fileName}`, { type: "text/plain; charset=utf-8" });
  }),
};

function recordsFile(scope: Scope<"import.view">, { format, ...filter }: RecordsFile): File {
  const writer = writerById(format);
  if (!writer) {
    const ids = WRITERS.map(({ id }) => id).join(", ");
    throw new Refusal("BAD_INPUT", "Records cannot be written in this format.", [
      { path: "format", message: `Use one of: ${ids}.` },
    ]);
  }
  const encoder = new TextEncoder();
  return new StreamedFile(`records.${writer.extension}`, writer.mediaType, null, async function* () {
    for await (const part of writer.write(queries.drafts(scope, filter))) {
      yield typeof part === "string" ? encoder.encode(part) : part;
    }
  });
}
