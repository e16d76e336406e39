import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Button } from "./button";
import { DecisionBadge } from "./decision-badge";
import { CheckboxField, RadioGroup, SelectField, TextArea, TextField, WrappingField } from "./field";
import { Progress } from "./progress";

const options = [
  { value: "title", label: "Titles" },
  { value: "full", label: "Full texts" },
];

describe("a field", () => {
  it.each([
    ["text", <TextField key="f" id="x" label="Name" hint="As on papers" error="Write a name" />],
    ["wrapping", <WrappingField key="f" id="x" label="Name" hint="As on papers" error="Write a name" />],
    ["area", <TextArea key="f" id="x" label="Name" hint="As on papers" error="Write a name" />],
    [
      "select",
      <SelectField key="f" id="x" label="Name" hint="As on papers" error="Write a name" options={options} />,
    ],
  ])("%s is named by its label and described by its error, then its hint", (_, field) => {
    const html = renderToStaticMarkup(field);
    expect(html).toContain('<label for="x"');
    expect(html).toMatch(/<(input|textarea|select)[^>]* id="x"[^>]*>/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="x-error x-hint"');
    expect(html).toMatch(/<p id="x-error"[^>]*>Write a name</);
    expect(html).toMatch(/<p id="x-hint"[^>]*>As on papers</);
  });

  it("says nothing about errors or hints it does not have", () => {
    const html = renderToStaticMarkup(<TextField label="Name" />);
    expect(html).not.toContain("aria-describedby");
    expect(html).not.toContain('aria-invalid="');
  });

  it("passes native props on, the name for the form among them", () => {
    const html = renderToStaticMarkup(<CheckboxField label="Blind" name="blind" defaultChecked />);
    expect(html).toMatch(/<input[^>]*name="blind"[^>]*>/);
    expect(html).toMatch(/<input[^>]*checked=""/);
  });

  it("gives every radio of a group one name, the group its label and its error", () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        id="g"
        name="stage"
        label="Stage"
        options={options}
        defaultValue="full"
        error="Choose one"
      />,
    );
    expect(html.match(/name="stage"/g)).toHaveLength(2);
    expect(html).toContain('aria-labelledby="g-label"');
    expect(html).toContain('aria-describedby="g-error"');
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="full"|<input[^>]*value="full"[^>]*checked=""/);
  });
});

describe("a busy button", () => {
  it("keeps its words for its width and its focus, and says that it works", () => {
    const html = renderToStaticMarkup(<Button busy>Start import</Button>);
    expect(html).toContain("Start import");
    expect(html).toContain('aria-busy="true"');
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toContain('disabled=""');
  });

  it("is a plain button unless it says otherwise, and tells its key", () => {
    const html = renderToStaticMarkup(<Button keys="e">Exclude</Button>);
    expect(html).toContain('type="button"');
    expect(html).toContain('aria-keyshortcuts="e"');
  });
});

describe("a decision", () => {
  it("has a word and a shape of its own", () => {
    const all = (["include", "exclude", "maybe", "waiting", "conflict"] as const).map((decision) =>
      renderToStaticMarkup(<DecisionBadge decision={decision} />),
    );
    expect(new Set(all.map((html) => html.replace(/<[^>]*>/g, ""))).size).toBe(5);
    expect(new Set(all.map((html) => / d="([^"]+)"/.exec(html)?.[1])).size).toBe(5);
  });
});

describe("progress", () => {
  it("says how many of how many and how long still", () => {
    const html = renderToStaticMarkup(
      <Progress label="Import" done={12400} total={30000} secondsLeft={94} />,
    );
    expect(html).toContain('aria-valuenow="41"');
    expect(html).toContain('aria-valuetext="12,400 of 30,000 records, about 2 minutes left"');
  });

  it("claims no share while the total is unknown", () => {
    expect(renderToStaticMarkup(<Progress label="Import" done={5} />)).not.toContain("aria-valuenow");
  });
});
