import { expectAccessible, test } from "./fixtures";
import { fullTextVotes, titleVotes } from "./ketamine";
import { importLibraryPage } from "./pages/import";
import { publishProtocol } from "./pages/protocol";
import { closeBatch, openBatch, voteOnAll } from "./pages/screening";
import { inviteByLink, joinByLink, setRoles, startReview } from "./pages/team";

test("a whole review: from a search file to the diagram", async ({ visitor }) => {
  test.setTimeout(300_000);
  const a = await visitor("Ada");
  const reviewId = await startReview(a.page, "Mechanisms of ketamine in depression");
  await publishProtocol(a.page, reviewId);
  await setRoles(a.page, reviewId, "Ada", ["Owner", "Lead", "Reviewer", "Extractor"]);
  const b = await visitor("Bea");
  await joinByLink(b, await inviteByLink(a.page, reviewId, ["Reviewer", "Extractor"]), reviewId);
  const c = await visitor("Cleo");
  await joinByLink(c, await inviteByLink(a.page, reviewId, ["Adjudicator"]), reviewId);

  await importLibraryPage(a.page, reviewId, "samples/library-page.txt");
  await openBatch(a.page, reviewId, "titles");
  await voteOnAll(a.page, reviewId, "titles", titleVotes("a"));
  await voteOnAll(b.page, reviewId, "titles", titleVotes("b"));
  await closeBatch(a.page, reviewId, "titles");
  await expectAccessible(a.page, "batches");
  void fullTextVotes;
});
