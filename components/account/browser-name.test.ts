import { describe, expect, it } from "vitest";
import { browserName } from "./browser-name";

const CHROME =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

describe("the name of a browser", () => {
  it.each([
    [CHROME, "Chrome, Linux"],
    [`${CHROME.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64")} Edg/140.0.0.0`, "Edge, Windows"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0",
      "Firefox, macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
      "Safari, iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
  ])("of %s", (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });

  it("is none for what is no browser", () => {
    expect(browserName("curl/8.5.0")).toBeNull();
    expect(browserName("")).toBeNull();
  });
});
