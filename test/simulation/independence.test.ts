import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

const PROJECT = path.resolve(__dirname, "../..");

/** What the files of a folder import, as `file: import`. */
function imports(folder: string): string[] {
  return readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const name = path.posix.join(folder, file);
      const { importedFiles } = ts.preProcessFile(readFileSync(path.join(PROJECT, name), "utf8"));
      return importedFiles.map(({ fileName }) => `${name}: ${fileName}`);
    });
}

describe("the simulation", () => {
  it("expects what it expects without a look at the module", () => {
    const outward = imports("simulation").filter((line) => {
      const [file = "", target = ""] = line.split(": ");
      return !path.posix.join(path.posix.dirname(file), target).startsWith("simulation/");
    });

    expect(outward).toEqual([]);
  });

  it("keeps the simulator, whose license is the AGPL, out of everything but its tests", () => {
    const folders = ["src", "stacks", "scripts", "simulation", "emulator", "demo", "examples", "test"];
    const users = folders.flatMap(imports).filter((line) => line.includes("@cloud-copilot/"));

    expect(new Set(users)).toEqual(new Set(["test/simulation/simulate.ts: @cloud-copilot/iam-simulate"]));
    expect(JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8"))).toMatchObject({
      devDependencies: { "@cloud-copilot/iam-simulate": expect.any(String) as string },
    });
  });
});
