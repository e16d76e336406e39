import { describe, expect, it } from "vitest";
import { DEFAULT_STAGE, DEFAULT_STOPPING, type KnownTexts, nextVersion } from "./rules";
import { type Protocol, ProtocolSettings, PublishProtocol, protocolEvents } from "./schema";

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const reason = (n: number, label: string) => ({
  reasonId: id(n),
  versionId: id(n + 100),
  label,
  checkable: false,
});
const criterion = { criterionId: id(50), versionId: id(150), kind: "include" as const, text: "Ketamine" };
const settings = {
  highlights: { include: [], exclude: [] },
  titleAbstract: DEFAULT_STAGE,
  fullText: DEFAULT_STAGE,
};
const inForce: Protocol = {
  id: id(1),
  number: 4,
  question: "How does ketamine act?",
  criteria: [criterion],
  reasons: [reason(11, "Wrong outcome")],
  settings,
  rationale: "",
  at: "2026-11-26T00:00:00.000Z",
};
/** Reason 12 was removed in an earlier version. */
const texts: KnownTexts = {
  criteria: [criterion],
  reasons: [reason(11, "Wrong outcome"), reason(12, "Wrong population or model")],
};

let made = 900;
const newId = () => id(++made);
const publish = (reasons: { reasonId?: string; label: string }[], more: object = {}) =>
  nextVersion(
    PublishProtocol.parse({
      operationId: id(2),
      reviewId: id(3),
      question: inForce.question,
      criteria: [{ criterionId: criterion.criterionId, kind: "include", text: "Ketamine" }],
      reasons,
      settings,
      rationale: "Because.",
      basedOn: inForce.id,
      ...more,
    }),
    inForce,
    texts,
    newId,
  );
const kept = { reasonId: id(11), label: "Wrong outcome" };

describe("ids of reasons", () => {
  it("a reason that was removed comes back under its id, and under its text where that is the same", () => {
    const [, back] = publish([kept, { reasonId: id(12), label: "Wrong population or model" }]).reasons;
    expect(back).toMatchObject({ reasonId: id(12), versionId: id(112), isNewText: false });
    const [, renamed] = publish([kept, { reasonId: id(12), label: "Wrong population" }]).reasons;
    expect(renamed).toMatchObject({ reasonId: id(12), isNewText: true });
  });

  it("a reason typed anew under the name of a removed one is that reason", () => {
    const [, back] = publish([kept, { label: "wrong population OR model" }]).reasons;
    expect(back).toMatchObject({ reasonId: id(12), isNewText: true });
    const [renamed, fresh] = publish([{ ...kept, label: "No outcome" }, { label: "Wrong outcome" }]).reasons;
    expect(renamed).toMatchObject({ reasonId: id(11) });
    expect(fresh?.reasonId).not.toBe(id(11));
  });

  it("refuses one reason or criterion twice, and one the review never had", () => {
    expect(() => publish([kept, { ...kept, label: "Another name" }])).toThrow(/stands here twice/);
    const twice = [kept, kept].map(() => ({ criterionId: id(50), kind: "include", text: "Some text" }));
    expect(() => publish([kept], { criteria: twice })).toThrow(/One criterion stands here twice/);
    expect(() => publish([{ reasonId: id(77), label: "Foreign" }])).toThrow(/no such reason/);
  });
});

describe("two who amend at once", () => {
  it("the second is told which version is in force", () => {
    for (const basedOn of [id(9), null]) {
      expect(() => publish([kept], { basedOn })).toThrow(/Version 4 of the protocol is in force/);
    }
  });
});

describe("order and stopping", () => {
  const staged = (change: object) => ({ ...settings, titleAbstract: { ...DEFAULT_STAGE, ...change } });

  it("a version noted before there were any is replayed as it was, and read with nothing stopped", () => {
    const { order, stopping, ...old } = DEFAULT_STAGE;
    const noted = { ...settings, titleAbstract: old, fullText: old };
    const payload = { ...publish([kept]), settings: noted, number: 1 };
    expect(protocolEvents.protocol_published.parse(payload).settings).toEqual(noted);
    expect(ProtocolSettings.parse(noted).titleAbstract).toEqual({ ...old, order: "random", stopping: null });
    expect([order, stopping]).toEqual(["random", null]);
  });

  it("are kept in the version that sets them", () => {
    const set = staged({ order: "ranked_batches", stopping: DEFAULT_STOPPING });
    const version = publish([kept], { settings: set });
    expect(protocolEvents.protocol_published.parse(version).settings).toEqual(set);
  });

  it("the ranked form needs one common ranked order; a random sample needs none", () => {
    const ranked = { ...DEFAULT_STOPPING, form: "ranked" };
    for (const order of ["import", "random", "ranked_own"]) {
      const mixed = staged({ order, stopping: ranked });
      expect(() => publish([kept], { settings: mixed })).toThrow(/random sample/);
      expect(() =>
        publish([kept], { settings: staged({ order, stopping: DEFAULT_STOPPING }) }),
      ).not.toThrow();
    }
    const shared = staged({ order: "ranked_batches", stopping: ranked });
    expect(() => publish([kept], { settings: shared })).not.toThrow();
  });

  it("full texts are assessed to the last", () => {
    const settings = { ...staged({}), fullText: { ...DEFAULT_STAGE, stopping: DEFAULT_STOPPING } };
    expect(() => publish([kept], { settings })).toThrow(/no box/);
    expect(() => publish([kept], { settings: { ...settings, fullText: DEFAULT_STAGE } })).not.toThrow();
  });

  it("a target that nobody means is refused", () => {
    for (const wrong of [
      { target: 0.95 },
      { target: 101 },
      { confidence: 100 },
      { samples: 0 },
      { looks: 0 },
    ])
      expect(() =>
        publish([kept], { settings: staged({ stopping: { ...DEFAULT_STOPPING, ...wrong } }) }),
      ).toThrow();
  });
});
