import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { PrivateFolder } from "../../src/deployment/private-folder";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
const stack = () => mkdtempSync(path.join(folder, "stack-"));

describe("a private folder", () => {
  it("is for its owner only, with all its files, whatever the umask", () => {
    const umask = process.umask(0);
    const directory = stack();
    const plan = new PrivateFolder(directory).create("plan");
    process.umask(umask);

    expect(path.dirname(path.dirname(plan))).toBe(directory);
    expect([mode(path.dirname(plan)), mode(plan), readFileSync(plan, "utf8")]).toEqual(["700", "600", ""]);
  });

  it("goes away with everything in it", () => {
    const directory = stack();
    const own = new PrivateFolder(directory);
    writeFileSync(own.create("plan"), "secret");
    own.remove();

    expect(readdirSync(directory)).toEqual([]);
  });

  it("removes what killed runs left, and nothing of runs that live", () => {
    const directory = stack();
    const dead = 2 ** 22 + 1; // above any process id of Linux
    const [left, living, other] = [`.org-audit-${dead}-abcdef`, ".org-audit-1-abcdef", "errored.tfstate"];
    for (const name of [left, living, other]) mkdirSync(path.join(directory, name));
    writeFileSync(path.join(directory, left, "plan"), "secret");
    new PrivateFolder(directory).remove();

    expect(readdirSync(directory).sort()).toEqual([living, other]);
  });
});
