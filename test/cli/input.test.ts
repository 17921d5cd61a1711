import { readFileSync } from "node:fs";
import * as path from "node:path";
import { unreadableReason } from "../../src/cli/input";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

/** Why a file cannot be read, as Node says. */
function errorOf(file: string): unknown {
  try {
    return readFileSync(file);
  } catch (error) {
    return error;
  }
}

describe("the reason why something cannot be read", () => {
  it("is a clause about it", () => {
    expect(unreadableReason(errorOf(folder))).toBe("is a folder");
    expect(unreadableReason(errorOf(path.join(folder, "missing")))).toBe("does not exist");
    expect(unreadableReason(Object.assign(new Error("EIO: i/o error"), { code: "EIO" }))).toBe(
      "cannot be read: EIO: i/o error",
    );
    expect(unreadableReason(new Error("no"))).toBe("cannot be read: no");
  });

  it("is what a command calls it, where it knows more", () => {
    const reasons = { EISDIR: "is a link to a folder" };

    expect(unreadableReason(errorOf(folder), reasons)).toBe("is a link to a folder");
    expect(unreadableReason(errorOf(path.join(folder, "missing")), reasons)).toBe("does not exist");
  });
});
