import { Testing } from "cdktf";
import type { Construct } from "constructs";

/** The attributes of one synthesized resource: whatever the provider knows, so nothing that a type could check. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Attributes = any;

/** A provider class, known by the Terraform type it makes. */
interface ResourceClass {
  readonly tfResourceType: string;
}

/** A policy document as AWS will see it. */
export interface ParsedPolicy {
  Version: string;
  Statement: {
    Sid: string;
    Effect: string;
    Principal?: unknown;
    Action: string | string[];
    Resource?: string | string[];
    Condition?: Record<string, Record<string, string | string[]>>;
  }[];
}

/** The synthesized JSON of one stack, asked by resource type. Addresses carry hashes, so tests never spell them. */
export class Template {
  private constructor(readonly json: Attributes) {}

  /** Builds constructs in a stack of their own. */
  static of(build: (scope: Construct) => void): Template {
    return new Template(JSON.parse(Testing.synthScope(build)));
  }

  /** Reads what a stack synthesized. */
  static parse(json: string): Template {
    return new Template(JSON.parse(json));
  }

  /** Every resource of a type, in the order of their addresses: with `for_each`, one for each of its elements. */
  every({ tfResourceType }: ResourceClass): Attributes[] {
    return this.resources().flatMap(({ type, attributes }) => (type === tfResourceType ? [attributes] : []));
  }

  /** The one resource of a type. */
  only(type: ResourceClass): Attributes {
    const found = this.every(type);
    if (found.length !== 1) throw new Error(`expected one ${type.tfResourceType}, found ${found.length}`);
    return found[0]!;
  }

  /** The resource that an expression such as `${aws_kms_key.x.arn}` refers to, with the attribute it takes. */
  target(expression: string): { type: string; attribute: string; attributes: Attributes } {
    const match = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/.exec(expression);
    if (!match) throw new Error(`not a reference to a resource: ${expression}`);
    const [, type, id, attribute] = match as unknown as [string, string, string, string];
    return { type, attribute, attributes: this.json.resource[type][id] };
  }

  /** The types of the resources that a resource waits for explicitly. */
  dependencies({ depends_on }: Attributes): string[] {
    return ((depends_on ?? []) as string[]).map((address) => address.split(".")[0]!);
  }

  /** Every address, `type.id` or `type.id["element"]`, sorted. */
  addresses(): string[] {
    return this.resources()
      .map(({ address }) => address)
      .sort();
  }

  /** Every resource: with `for_each`, one for each of its elements. */
  resources(): readonly { readonly type: string; readonly address: string; readonly attributes: Attributes }[] {
    return Object.entries<Attributes>(this.json.resource ?? {}).flatMap(([type, resources]) =>
      Object.entries<Attributes>(resources).flatMap(([id, resource]) =>
        elementsOf(resource).map(([element, attributes]) => ({ type, address: `${type}.${id}${element}`, attributes })),
      ),
    );
  }
}

/** What Terraform makes of a resource: itself, or one for each element of its `for_each`, without escapes. */
function elementsOf(resource: Attributes): [element: string, attributes: Attributes][] {
  const { for_each, ...attributes } = resource;
  if (for_each === undefined) return [["", resource]];
  return Object.entries<Attributes>(for_each).map(([key, element]) => [`["${key}"]`, withElement(attributes, element)]);
}

function withElement(value: Attributes, element: Attributes): Attributes {
  if (typeof value === "string") {
    const [, name] = /^\$\{each\.value\.(\w+)\}$/.exec(value) ?? [];
    const found = name === undefined ? value : element[name];
    return typeof found === "string" && name !== undefined ? unescaped(found) : found;
  }
  if (Array.isArray(value)) return value.map((item) => withElement(item, element));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withElement(item, element)]));
}

function unescaped(text: string): string {
  return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}

/** A policy attribute as AWS will see it: parsed, with Terraform's escapes undone. */
export function parsePolicy(attribute: string): ParsedPolicy {
  return JSON.parse(unescaped(attribute));
}

/** The statement of a policy with a Sid. */
export function statement(attribute: string, sid: string): ParsedPolicy["Statement"][number] {
  const policy = parsePolicy(attribute);
  const found = policy.Statement.find((candidate) => candidate.Sid === sid);
  if (!found) throw new Error(`no statement ${sid}; there are: ${policy.Statement.map(({ Sid }) => Sid).join(", ")}`);
  return found;
}
