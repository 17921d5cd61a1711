import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";

const PROJECT = path.resolve(__dirname, "..");
const pages = readdirSync(PROJECT, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".md") && !/^(node_modules|dist|cdktf\.out|\.work)|\/(\.venv|node_modules)\//.test(file),
);
const read = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");

describe("the documentation", () => {
  it("links to pages and files that exist", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !existsSync(path.resolve(PROJECT, path.dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );

    expect(pages.length).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  });

  it("names npm commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const unknown = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!).filter((name) => !(name in scripts)),
    );

    expect(unknown).toEqual([]);
  });
});
