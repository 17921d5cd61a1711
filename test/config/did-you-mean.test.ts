import * as fc from "fast-check";
import { didYouMean } from "../../src/config/did-you-mean";

describe("a suggestion", () => {
  it.each([
    ["homeregion", "homeRegion"],
    ["trial", "trail"],
    ["x", undefined],
    ["organisations", "organization"],
  ])("for %s is %s", (word, meant) => {
    expect(didYouMean(word, ["homeRegion", "trail", "organization"])).toBe(meant);
  });

  it("is none where nothing is known", () => {
    expect(didYouMean("trail", [])).toBeUndefined();
  });

  it("is always one of the known words, and a known word itself where it was written", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { minLength: 1 }), (word, known) => {
        expect([undefined, ...known]).toContain(didYouMean(word, known));
        expect(didYouMean(word, [...known, word])).toBe(word);
      }),
    );
  });
});
