import { expect, it } from "vitest";
import { fence, fileNameOf, StreamedFile } from "./download";

it("the name of a file has no path and no unseen characters", () => {
  expect(fileNameOf("../../x.pdf")).toBe("x.pdf");
  expect(fileNameOf("C:\\papers\\y.pdf")).toBe("y.pdf");
  expect(fileNameOf("paper\u202Efdp.exe")).toBe("paperfdp.exe");
  expect(fileNameOf("a\u2066b\u0000\r\nc.pdf")).toBe("abc.pdf");
  expect(fileNameOf("..")).toBe("file");
  expect(fileNameOf("Wirkung von Ketamin – Übersicht.pdf")).toBe("Wirkung von Ketamin – Übersicht.pdf");
  const file = new StreamedFile("../x.pdf", "application/pdf", 0, async function* () {});
  expect(file.name).toBe("x.pdf");
});

it("a table is saved, a drawing is shown, and neither has rights", () => {
  const fenced = (type: string) => {
    const headers = new Headers({ "content-type": type, "content-disposition": 'inline; filename="a"' });
    fence(headers);
    return headers;
  };
  expect(fenced("text/csv").get("content-disposition")).toBe('attachment; filename="a"');
  expect(fenced("image/svg+xml").get("content-disposition")).toBe('inline; filename="a"');
  expect(fenced("text/csv").get("content-security-policy")).toMatch(/^sandbox/);
});
