import { expect, test } from "vitest";
import { languagesIn } from "./languages";

test.each([
  ["eng", ["English"]],
  ["en-GB", ["English"]],
  ["ENGLISH", ["English"]],
  ["English; Spanish", ["English", "Spanish"]],
  ["eng, ger", ["English", "German"]],
  ["German and English", ["German", "English"]],
  ["chi", ["Chinese"]],
  ["fre/eng/English", ["French", "English"]],
  ["Klingonese", ["Klingonese"]],
  [" ; ", []],
])("%s", (printed, names) => expect(languagesIn(printed)).toEqual(names));
