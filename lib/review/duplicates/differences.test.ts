import { expect, it } from "vitest";
import { differencesOf, markedText } from "./differences";
import { recordOf } from "./ketamine.fixture";

const marks = (text: string, against: string) =>
  markedText(text, [against]).map(({ text: part, differs }) => (differs ? `*${part.trim()}*` : part.trim()));

it("marks the words that differ, and not case or punctuation", () => {
  expect(marks("Ketamine in old age.", "ketamine, in young age")).toEqual(["Ketamine in", "*old*", "age."]);
  expect(marks("Ketamine", "Ketamine")).toEqual(["Ketamine"]);
  expect(marks("a b c d", "c d a b")).toEqual(["*a b*", "c d"]);
});

it("keeps every character of the text", () => {
  const text = "  Ketamine:  a  review – of\ttrials ";
  expect(
    markedText(text, ["Esketamine: another review"])
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

it("says of each field whether it is equal, missing here and there, or different", () => {
  const records = [
    recordOf("a", {
      title: "Ketamine in pain.",
      year: 2020,
      pages: "310-321",
      doi: "10.1/a",
      authors: ["Kang", "Dang"],
    }),
    recordOf("b", { title: "KETAMINE IN PAIN", year: 2021, pages: "310-21", authors: ["Kang"] }),
  ];
  const found = differencesOf(records, "a");
  const states = Object.fromEntries(found.map(({ field, state }) => [field, state]));
  expect(states).toMatchObject({
    title: "equal",
    year: "different",
    pages: "equal",
    doi: "partly_missing",
    pmid: "equal",
    authors: "different",
  });
  const authors = found.find(({ field }) => field === "authors")!;
  expect(authors.values).toEqual([
    {
      recordId: "a",
      marked: [
        { text: "Kang; ", differs: false },
        { text: "Dang", differs: true },
      ],
    },
    { recordId: "b", marked: [{ text: "Kang", differs: false }] },
  ]);
  expect(found.find(({ field }) => field === "doi")!.values[1]).toEqual({ recordId: "b", marked: null });
  expect(
    differencesOf([records[0]!, { ...records[1]!, pages: "311-321" }], "a").find((f) => f.field === "pages")!
      .state,
  ).toBe("different");
});

it("marks the survivor's words that any other record lacks", () => {
  const records = ["Ketamine in old age", "Ketamine in age", "Ketamine old age"].map((title, i) =>
    recordOf(`r${i}`, { title }),
  );
  const [title] = differencesOf(records, "r0");
  expect(title!.values[0]!.marked).toEqual([
    { text: "Ketamine ", differs: false },
    { text: "in old ", differs: true },
    { text: "age", differs: false },
  ]);
});
