/** Reads accounts from a Terraform state: from what its resources know, or from an output that lists them. */
import { oneOf } from "../config/did-you-mean";
import { describePath, valueAt } from "../config/finding";
import type { Path } from "../config/finding";
import type { Problem } from "../errors";
import type { Discovered, DiscoveredAccount, OrganizationalUnit } from "./discovered";

/**
 * As much of a state, version 4, as is read.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface TerraformState {
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resources?: readonly {
    /** Path of the module around it, such as `module.logs[0]`; undefined in the root module. */
    readonly module?: string;
    /** `managed`, or `data` for a data source. */
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      /** Key of the instance; undefined where there is one instance only. */
      readonly index_key?: string | number;
      readonly attributes?: Readonly<Record<string, unknown>>;
      /** Addresses of what it refers to, without keys. */
      readonly dependencies?: readonly string[];
    }[];
  }[];
}

/** Where to look in a state. */
export interface StateQuery {
  /** Name of the state, for problems. */
  readonly name: string;
  /**
   * An output, with the keys and indexes that lead into it, such as `accounts` and `members`: a map from a key to each
   * account, or a list of accounts, each as its id or as an object with `id` and perhaps `name`.
   * @default - the resources of the state
   */
  readonly output?: Path;
}

/** What a state knows of an organization, or why it knows nothing. It may not know every account. */
export function accountsIn(state: TerraformState, query: StateQuery): Discovered | Problem {
  const known = accountsInResources(state);
  if (query.output !== undefined) return accountsInOutput(state, query, query.output, known);
  if (known.accounts.length > 0) return known;
  const outputs = Object.keys(state.outputs ?? {});
  return {
    where: `the state ${query.name}`,
    what: "has no resource or data source that knows accounts",
    write: `--output and the output that lists them${outputs.length > 0 ? `: ${oneOf("", outputs)}` : ", which this state lacks too"}`,
  };
}

type Attributes = Readonly<Record<string, unknown>>;

function accountsInResources({ resources = [] }: TerraformState): Discovered {
  const attributesOf = (type: string): readonly Attributes[] =>
    resources
      .filter((resource) => resource.type === type)
      .flatMap(({ instances }) =>
        instances.flatMap(({ attributes }) => (attributes === undefined ? [] : [attributes])),
      );

  const organizations = attributesOf("aws_organizations_organization");
  const listed = organizations.flatMap(({ accounts }) => (Array.isArray(accounts) ? (accounts as Attributes[]) : []));
  const own = attributesOf("aws_organizations_account");
  const units = new Map(
    attributesOf("aws_organizations_organizational_unit").map((unit) => [textIn(unit, "id"), unit] as const),
  );
  const roots = organizations.flatMap(({ roots: all }) => (Array.isArray(all) ? (all as Attributes[]) : []));
  const rootIds = new Set(roots.map((root) => textIn(root, "id")));

  const accounts = new Map<string, DiscoveredAccount>();
  for (const attributes of [...listed, ...own]) {
    const id = textIn(attributes, "id");
    if (id === undefined) continue;
    accounts.set(id, {
      id,
      name: textIn(attributes, "name"),
      state: textIn(attributes, "state") ?? textIn(attributes, "status"),
      organizationalUnits: unitsAbove(textIn(attributes, "parent_id"), units, rootIds),
      tags: "tags" in attributes ? ((attributes["tags"] ?? {}) as Record<string, string>) : undefined,
    });
  }
  const [organization = {}] = organizations;
  return {
    id: textIn(organization, "id"),
    managementAccountId: textIn(organization, "master_account_id"),
    complete: false,
    units: [...units.keys()].flatMap((id) => {
      const unit = unitsAbove(id, units, rootIds);
      return unit === undefined ? [] : [unit];
    }),
    accounts: [...accounts.values()],
  };
}

/** The units around an account, as far as the state knows every one of them up to the root. */
function unitsAbove(
  parent: string | undefined,
  units: ReadonlyMap<string | undefined, Attributes>,
  roots: ReadonlySet<string | undefined>,
): readonly OrganizationalUnit[] | undefined {
  if (parent === undefined) return undefined;
  if (roots.has(parent) || parent.startsWith("r-")) return [];
  const unit = units.get(parent);
  const name = unit && textIn(unit, "name");
  if (unit === undefined || name === undefined) return undefined;
  const above = unitsAbove(textIn(unit, "parent_id"), units, roots);
  return above && [...above, { id: parent, name }];
}

function accountsInOutput(
  { outputs = {} }: TerraformState,
  { name }: StateQuery,
  path: Path,
  known: Discovered,
): Discovered | Problem {
  const values = Object.fromEntries(Object.entries(outputs).map(([output, { value }]) => [output, value]));
  const found = valueAt(values, path);
  const problem = (what: string, write: string): Problem => ({
    where: `output ${describePath(path)} of the state ${name}`,
    what,
    write,
  });
  if (found === undefined) {
    const above = path.slice(0, -1);
    const paths = stepsInto(valueAt(values, above)).map((step) => describePath([...above, step]));
    return problem("does not exist", paths.length === 0 ? "another state" : oneOf(describePath(path), paths));
  }
  const form = "a map from a key to each account, or a list of accounts: ids, or objects with id and name";
  if (typeof found !== "object" || found === null) return problem("lists no accounts", form);

  const entries: [string | undefined, unknown][] = Array.isArray(found)
    ? found.map((item: unknown) => [undefined, item])
    : Object.entries(found);
  const byId = new Map(known.accounts.map((account) => [account.id, account]));
  const accounts = entries.map(([key, item]) => {
    const account = typeof item === "string" ? { id: item } : ((item ?? {}) as Attributes);
    const id = textIn(account, "id") ?? textIn(account, "account_id");
    const fromResources = id === undefined ? undefined : byId.get(id);
    return { ...fromResources, id: id ?? "", name: textIn(account, "name") ?? fromResources?.name, key };
  });
  return accounts.every(({ id }) => /^\d{12}$/.test(id))
    ? { ...known, accounts }
    : problem("lists something that is no account", form);
}

function stepsInto(value: unknown): Path {
  if (typeof value !== "object" || value === null) return [];
  return Array.isArray(value) ? [...value.keys()] : Object.keys(value);
}

function textIn(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
