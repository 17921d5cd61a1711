import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { replaceFile } from "../../src/cli/replace-file";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const file = path.join(folder, "organization.yaml");
const link = path.join(folder, "link.yaml");

beforeEach(() => {
  writeFileSync(file, "old\n");
});

describe("a file that is replaced", () => {
  it("has the new content and its old mode, and leaves nothing beside it", () => {
    chmodSync(file, 0o640);

    expect(replaceFile(file, "old\n", "new\n")).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new\n");
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(["organization.yaml"]);
  });

  it("stays as somebody else has written it meanwhile", () => {
    expect(replaceFile(file, "older\n", "new\n")).toBe(false);
    expect(readFileSync(file, "utf8")).toBe("old\n");
    expect(readdirSync(folder)).toEqual(["organization.yaml"]);
  });

  it("may be behind a link, which stays one", () => {
    symlinkSync(file, link);

    expect(replaceFile(link, "old\n", "new\n")).toBe(true);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new\n");
  });
});
