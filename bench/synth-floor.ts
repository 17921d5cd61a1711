/**
 * A bare cdktf app that synthesizes what an organization synthesizes, with nothing of this project: the provider's own
 * classes, with literals. `node synth-floor.js <pattern> <members> <output>`, where the pattern is what the same
 * organization with one member synthesized.
 */
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformBackend, TerraformDataSource, TerraformIterator, TerraformOutput, TerraformStack } from "cdktf";
import type { TerraformResource } from "cdktf";
import { accountOf } from "./organization";

type Literals = Readonly<Record<string, unknown>>;

/** A resource with the properties that its class takes. */
type ResourceLiterals = Literals & { readonly forEach?: Literals; readonly dependsOn?: readonly string[] };

/** What a stack is written as, without the remarks of cdktf. */
interface StackPattern {
  readonly terraform: Literals & { readonly backend: Readonly<Record<string, Literals>> };
  readonly provider: { readonly aws: readonly [AwsProviderConfig] };
  readonly data?: { readonly terraform_remote_state: Readonly<Record<string, Literals>> };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceLiterals>>>>;
  readonly output: Readonly<Record<string, Literals>>;
}

class Backend extends TerraformBackend {
  constructor(
    scope: TerraformStack,
    name: string,
    private readonly literals: Literals,
  ) {
    super(scope, "backend", name);
  }
  protected override synthesizeAttributes() {
    return { ...this.literals };
  }
  override getRemoteStateDataSource(): never {
    throw new Error("this app reads states by data sources of its own");
  }
}

class RemoteState extends TerraformDataSource {
  constructor(
    scope: TerraformStack,
    id: string,
    private readonly literals: Literals,
  ) {
    super(scope, id, { terraformResourceType: "terraform_remote_state" });
    this.overrideLogicalId(id);
    this.addOverride("lifecycle", literals["lifecycle"]);
  }
  protected override synthesizeAttributes() {
    return { ...this.literals };
  }
}

class LiteralStack extends TerraformStack {
  constructor(app: App, id: string, { terraform, provider, data, resource = {}, output }: StackPattern) {
    super(app, id);
    const { backend, ...settings } = terraform;
    for (const [name, literals] of Object.entries(backend)) new Backend(this, name, literals);
    new AwsProvider(this, "aws", provider.aws[0]);
    for (const [setting, value] of Object.entries(settings)) this.addOverride(`terraform.${setting}`, value);
    for (const [name, literals] of Object.entries(data?.terraform_remote_state ?? {})) {
      new RemoteState(this, name, literals);
    }
    for (const [type, blocks] of Object.entries(resource)) {
      const Resource = resourceClass(type);
      for (const [name, { forEach, dependsOn, ...literals }] of Object.entries(blocks)) {
        new Resource(this, `${type}.${name}`, {
          ...literals,
          forEach: forEach && TerraformIterator.fromMap(forEach),
          dependsOn: dependsOn?.map((fqn) => ({ fqn })),
        }).overrideLogicalId(name);
      }
    }
    for (const [name, { value, description, depends_on }] of Object.entries(output)) {
      const published = new TerraformOutput(this, name, { value, description: String(description), staticId: true });
      if (depends_on !== undefined) published.addOverride("depends_on", depends_on);
    }
  }
}

type ResourceClass = new (scope: TerraformStack, id: string, literals: unknown) => TerraformResource;

const RESOURCE_CLASSES = new Map<string, ResourceClass>();

/** The class of a type of resource, such as `aws_sns_topic`. */
function resourceClass(type: string): ResourceClass {
  const known = RESOURCE_CLASSES.get(type);
  if (known !== undefined) return known;
  const folder = type.replace("aws_", "").replaceAll("_", "-");
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which classes it takes is known when it runs
  const exported = require(`@cdktf/provider-aws/lib/${folder}`) as Record<
    string,
    ResourceClass & { tfResourceType?: string }
  >;
  const found = Object.values(exported).find(({ tfResourceType }) => tfResourceType === type)!;
  RESOURCE_CLASSES.set(type, found);
  return found;
}

/**
 * A value as a function of the account: texts that name the pattern's member are taken apart once, everything else stays
 * the same value. So an account costs what literals in a program cost.
 */
function forEveryAccount(value: unknown): (names: readonly string[]) => unknown {
  if (typeof value === "string") {
    const parts = value.split(MEMBER_NAMES);
    if (parts.length === 1) return () => value;
    const places = parts.map((part) => MEMBER.indexOf(part));
    return (names) => parts.map((part, index) => names[places[index]!] ?? part).join("");
  }
  if (typeof value !== "object" || value === null) return () => value;
  const members = Object.entries(value).map(([key, member]) => [key, forEveryAccount(member)] as const);
  const of = (names: readonly string[]) => members.map(([key, member]) => [key, member(names)] as const);
  return Array.isArray(value) ? (names) => of(names).map(([, item]) => item) : (names) => Object.fromEntries(of(names));
}

function namesOf(index: number): readonly string[] {
  const { key, id, name } = accountOf(index);
  return [key, id, name];
}

const MEMBER = namesOf(0);
const MEMBER_NAMES = new RegExp(`(${MEMBER.join("|")})`);

/** A synthesized file, with the arguments of resources and providers as the properties of their classes. */
function readPattern(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"), function (this: unknown, key: string, value: unknown) {
    if (key === "//") return undefined;
    return key === "resource" || key === "provider" ? inCamelCase(value) : value;
  });
}

/** Arguments whose property is not their name in camel case. */
const PROPERTIES: Readonly<Record<string, string>> = { equals: "equalTo" };

/** Names of types and of blocks keep their underscores: they have `aws_` or an upper case letter in them. */
function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      PROPERTIES[key] ??
        (/^aws_|[A-Z]/.test(key) ? key : key.replace(/_(.)/g, (_, next: string) => next.toUpperCase())),
      inCamelCase(member),
    ]),
  );
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly dependencies: string[]; readonly synthesizedStackPath: string }>>;
}

function main([pattern, members, outdir]: readonly string[]): void {
  const { stacks } = readPattern(path.join(pattern!, "manifest.json")) as Manifest;
  const app = new App({ outdir: outdir! });
  const waiting: [stack: TerraformStack, dependencies: readonly string[]][] = [];
  for (const [id, { dependencies, synthesizedStackPath }] of Object.entries(stacks)) {
    const blocks = readPattern(path.join(pattern!, synthesizedStackPath));
    const [idOf, blocksOf] = [forEveryAccount(id), forEveryAccount(blocks)];
    const copies = MEMBER_NAMES.test(id) ? Number(members) : 1;
    for (let index = 0; index < copies; index++) {
      const names = namesOf(index);
      const stack = new LiteralStack(app, idOf(names) as string, blocksOf(names) as StackPattern);
      waiting.push([stack, dependencies]);
    }
  }
  const built = new Map(waiting.map(([stack]) => [stack.node.id, stack]));
  for (const [stack, dependencies] of waiting) {
    for (const name of dependencies) stack.addDependency(built.get(name)!);
  }
  app.synth();
}

main(process.argv.slice(2));
