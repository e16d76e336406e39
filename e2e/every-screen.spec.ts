import type { Page } from "@playwright/test";
import { makeResetLink } from "@/lib/access/reset-links";
import { db } from "@/lib/db/client";
import { reportId } from "./api/ketamine-full-text";
import { halfWayReview } from "./api/ketamine-half-way";
import { personOf } from "./api/ketamine-report";
import { invitationPath, settledReview } from "./api/ketamine-settled";
import { recordId, startKetamineReview, type Walk } from "./api/ketamine-team";
import { expect, test, type Visitor } from "./fixtures";
import { type Look, PUBLIC, pagesOf, SIGNED_IN } from "./looks";
import { expectGoodByDayAndNight, expectGoodScreen, opened } from "./pages/screens";

// A hundred looks at a time: on a busy machine that takes minutes.
test.describe.configure({ mode: "parallel", timeout: 300_000 });

test("axe finds nothing on any screen: every page of the product is listed", () => {
  expect([...PUBLIC].sort()).toEqual(pagesOf("(public)").sort());
  expect(Object.keys(SIGNED_IN).sort()).toEqual(pagesOf("(signed-in)").sort());
});

test("axe finds nothing on any screen: signed out", async ({ page }) => {
  const walk = await startKetamineReview();
  const invitation = await invitationPath(walk, ["observer"]);
  const { secret } = await db.$transaction((tx) => makeResetLink(tx, walk.bea.id, walk.ada.id));
  const tokens = { invitation: invitation.split("/").at(-1) ?? "", "password-reset": secret };
  for (const place of PUBLIC) {
    const token = Object.entries(tokens).find(([folder]) => place.startsWith(`/${folder}/`))?.[1];
    await opened(page, place.replace("[token]", token ?? ""));
    await expectGoodByDayAndNight(page, place);
  }
});

test("axe finds nothing on any screen: a review half way", async ({ visitor }) => {
  const { page, walk } = await halfWay(visitor);
  await lookAtAll(page, walk, asTheyCome, (what) => expectGoodByDayAndNight(page, what));
});

test("axe finds nothing on any screen: what opens on them", async ({ visitor }) => {
  const { page, walk } = await halfWay(visitor);
  await lookAtAll(page, walk, opening, (what) => expectGoodScreen(page, what));
});

test("axe finds nothing on any screen: a finished review", async ({ visitor }) => {
  const [ada, bea] = [await visitor("Ada"), await visitor("Bea")];
  const walk = await settledReview(await peopleOf(ada, bea));
  await lookAtAll(ada.page, walk, asTheyCome, (what) => expectGoodScreen(ada.page, what));
});

const asTheyCome = ({ open }: Look) => open === undefined;
const opening = ({ open }: Look) => open !== undefined;

async function halfWay(visitor: (name: string) => Promise<Visitor>) {
  const [ada, bea] = [await visitor("Ada"), await visitor("Bea")];
  return { page: ada.page, walk: await halfWayReview(await peopleOf(ada, bea)) };
}

async function peopleOf(ada: Visitor, bea: Visitor) {
  return { ada: await personOf(ada), bea: await personOf(bea) };
}

async function lookAtAll(
  page: Page,
  walk: Walk,
  isLookedAt: (look: Look) => boolean,
  check: (what: string) => Promise<void>,
): Promise<void> {
  const ids = {
    R01: await reportId(walk, "R01"),
    R27: await reportId(walk, "R27"),
    R28: await reportId(walk, "R28"),
  };
  for (const [place, looks] of Object.entries(SIGNED_IN)) {
    for (const look of looks.filter(isLookedAt)) {
      const address = place
        .replace("/reviews/[reviewId]", walk.path)
        .replace("[reportId]", ids[look.report ?? "R01"])
        .replace("[recordId]", recordId(walk, "R01"));
      await lookAt(page, address, look, check);
    }
  }
}

async function lookAt(
  page: Page,
  address: string,
  { after = "", open }: Look,
  check: (what: string) => Promise<void>,
): Promise<void> {
  await opened(page, `${address}${after}`);
  await open?.(page);
  await check(`${address}${after}${open ? ", opened" : ""}`);
}
