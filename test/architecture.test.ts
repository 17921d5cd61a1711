import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

const PROJECT = path.resolve(__dirname, "..");

/** What each layer may import from this project: `ARCHITECTURE.md` has the reasons. */
const LAYERS: Record<string, readonly string[]> = {
  "src/errors": [],
  "src/names": [],
  "src/retention": [],
  "src/output-path": [],
  "src/policy": ["src/errors"],
  "src/guardrails": ["src/errors", "src/names", "src/policy"],
  "src/detections": ["src/errors", "src/names"],
  "src/states": ["src/errors"],
  "src/contracts": ["src/errors", "src/output-path", "src/states"],
  "src/deployment": ["src/errors"],
  "src/guard": ["src/errors"],
  "src/config": [
    "src/errors",
    "src/names",
    "src/retention",
    "src/output-path",
    "src/guardrails",
    "src/detections",
    "src/states",
  ],
  "src/stack-ids": ["src/config"],
  "src/discovery": ["src/errors", "src/config", "src/states", "src/stack-ids"],
  "src/constructs": ["src/errors", "src/names", "src/retention", "src/policy", "src/guardrails", "src/detections"],
  "src/pipelines": ["src/errors", "src/deployment"],
  "src/adoption": ["src/errors", "src/names", "src/retention", "src/guardrails", "src/config"],
  "src/cli": [
    "src/errors",
    "src/stack-ids",
    "src/output-path",
    "src/config",
    "src/detections",
    "src/discovery",
    "src/adoption",
    "src/deployment",
    "src/guard",
    "src/pipelines",
  ],
  "src/index": ["src/errors", "src/names", "src/config", "src/contracts", "src/constructs", "src/detections", "src/guardrails", "src/policy"], // prettier-ignore
  stacks: [
    "src/errors",
    "src/names",
    "src/stack-ids",
    "src/policy",
    "src/guardrails",
    "src/config",
    "src/contracts",
    "src/constructs",
    "src/detections",
    "src/states",
  ],
};

/** Files that may import cdktf, constructs and the provider. All others are pure. */
const FRAMEWORK = [
  "src/constructs/",
  "src/contracts/backends.ts",
  "src/contracts/existing-state.ts",
  "src/contracts/remote-state.ts",
  "src/policy/render-policy.ts",
  "stacks/",
];

interface SourceFile {
  readonly name: string;
  readonly layer: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => {
      const name = path.join(folder, file).replaceAll(path.sep, "/");
      const text = readFileSync(path.join(PROJECT, name), "utf8");
      const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
      return { name, layer: layerOf(name), text, imports };
    });
}

function layerOf(file: string): string {
  const parts = file.replace(/\.ts$/, "").split("/");
  return parts[0] === "src" ? parts.slice(0, 2).join("/") : parts[0]!;
}

const sources = [...readSources("src"), ...readSources("stacks")];

/** All files that are loaded with a file: what it imports, but for types, and what that imports. */
function loadedBy(entry: string): string[] {
  const loaded = new Set([entry]);
  for (const name of loaded) {
    const text = sources.find((source) => source.name === name)!.text.replace(/^(im|ex)port type [^;]*;/gm, "");
    for (const { fileName } of ts.preProcessFile(text).importedFiles.filter(({ fileName }) => /^\./.test(fileName))) {
      const target = path.posix.join(path.posix.dirname(name), fileName);
      loaded.add(
        [`${target}.ts`, `${target}/index.ts`].find((file) => sources.some((source) => source.name === file))!,
      );
    }
  }
  return [...loaded];
}

/** Every offence as `file: what`, so that a failing test shows where to look. */
const offences = (find: (source: SourceFile) => readonly string[]) =>
  sources.flatMap((source) => find(source).map((offence) => `${source.name}: ${offence}`));

describe("the layers", () => {
  it("are all listed", () => {
    expect([...new Set(sources.map(({ layer }) => layer))].sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it("import only from the layers below them", () => {
    const wrong = offences(({ name, layer, imports }) =>
      imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => layerOf(path.posix.join(path.posix.dirname(name), specifier)))
        .filter((target) => target !== layer && !LAYERS[layer]!.includes(target)),
    );

    expect(wrong).toEqual([]);
  });

  it("keep the framework out of what is pure", () => {
    const wrong = offences(({ name, imports }) =>
      FRAMEWORK.some((allowed) => name.startsWith(allowed))
        ? []
        : imports.filter((specifier) => /^(cdktf|constructs|@cdktf\/)/.test(specifier)),
    );

    expect(wrong).toEqual([]);
  });

  it.each(["src/config/index.ts", "src/cli/main.ts"])("%s runs without loading the framework", (entry) => {
    expect(loadedBy(entry).filter((name) => FRAMEWORK.some((allowed) => name.startsWith(allowed)))).toEqual([]);
    expect(loadedBy(entry).length).toBeGreaterThan(50);
  });

  it("read files only where the configuration is loaded, and never the environment", () => {
    const files = offences(({ name, imports }) =>
      ["src/config/load.ts", "src/cli/", "src/deployment/", "src/discovery/pull-state.ts"].some((allowed) =>
        name.startsWith(allowed),
      )
        ? []
        : imports.filter((specifier) => /^(node:)?fs/.test(specifier)),
    );

    expect(files).toEqual([]);
    expect(offences(({ text }) => text.match(/process\.env/g) ?? [])).toEqual([]);
  });
});

describe("the rules of the code", () => {
  const rules: { rule: string; forbidden: RegExp; except?: (name: string) => boolean }[] = [
    { rule: "import provider resources one by one", forbidden: /from "@cdktf\/provider-aws"/g },
    {
      rule: "turn policies into text in the renderer only",
      forbidden: /JSON\.stringify/g,
      except: (name) =>
        !/^(src\/constructs|src\/guardrails|stacks)\//.test(name) || name === "src/constructs/json/render-json.ts",
    },
    {
      rule: "make providers and backends in one place each",
      forbidden:
        /new AwsProvider\(|\bTerraformBackend\b|\bTerraformRemoteState\(|new \w*Backend\(|new DataTerraformRemoteState/g,
      except: (name) => ["stacks/account-stack.ts", "src/contracts/backends.ts"].includes(name),
    },
    {
      rule: "spell ARNs in names.ts only",
      forbidden: /\barn:\$\{/g,
      except: (name) => !/^(src\/constructs|src\/guardrails|stacks)\//.test(name),
    },
    { rule: "synthesize the same bytes every time", forbidden: /new Date\(|Date\.now|Math\.random/g },
    { rule: "hold no account id", forbidden: /\b\d{12}\b/g },
    { rule: "throw typed errors", forbidden: /new Error\(/g },
    { rule: "tell by brand, not by prototype, what a value is", forbidden: / instanceof /g },
  ];

  it.each(rules)("$rule", ({ forbidden, except }) => {
    expect(offences(({ name, text }) => (except?.(name) ? [] : (text.match(forbidden) ?? [])))).toEqual([]);
  });

  it("keep a stack below 100 lines and every other file below 300", () => {
    const long = offences(({ layer, text }) => {
      const lines = text.split("\n").length;
      return lines > (layer === "stacks" ? 100 : 300) ? [`${lines} lines`] : [];
    });

    expect(long).toEqual([]);
  });
});
