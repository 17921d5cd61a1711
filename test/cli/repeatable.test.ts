import { Command } from "commander";
import { repeatable } from "../../src/cli/repeatable";

const accepted = (...words: string[]) =>
  new Command()
    .addOption(repeatable("--accept <address>", "what is wanted", "none"))
    .parse(words, { from: "user" })
    .opts<{ readonly accept: readonly string[] }>().accept;

describe("an option that may be repeated", () => {
  it("collects what it is given, in order, and nothing where it is left out", () => {
    expect(accepted()).toEqual([]);
    expect(accepted("--accept", "a", "--accept=b", "--accept", "a")).toEqual(["a", "b", "a"]);
    expect(accepted("--accept", "c")).toEqual(["c"]);
  });

  it("says so in the help, with what it means to leave it out", () => {
    const help = new Command().addOption(repeatable("--accept <address>", "what is wanted", "none")).helpInformation();

    expect(help).toContain("--accept <address>  what is wanted; may be repeated (default: none)");
  });
});
