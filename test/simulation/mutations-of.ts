import type { ParsedPolicy } from "../support/template";
import type { SimulatedPolicy } from "./simulated-policies";

type Statement = ParsedPolicy["Statement"][number];

/** A policy with one thing less. */
export interface Mutation {
  /** What is missing, such as `bucket policy of …: DenyInsecureTransport without Condition Bool aws:SecureTransport`. */
  readonly name: string;
  /** The statement that it is missing from: only requests for its actions can be decided in another way. */
  readonly statement: Statement;
  /** The policy without it, or none where nothing is left of it. */
  readonly policy: SimulatedPolicy | undefined;
  /** Whether the statement then applies to fewer requests, or else to more. */
  readonly narrows: boolean;
}

/** A statement with one thing less. */
type Lesser = Pick<Mutation, "narrows"> & { readonly missing: string; readonly lesser: Statement };

/** Every policy that one statement, one condition, or one of several values is missing from. */
export function mutationsOf(policy: SimulatedPolicy): Mutation[] {
  return policy.document.Statement.flatMap((statement, index) => {
    const name = `${policy.name}: ${statement.Sid}`;
    return [
      { name, statement, policy: replaceStatement(policy, index, []), narrows: true },
      ...lesserStatements(statement).map(({ missing, lesser, narrows }) => ({
        name: `${name} without ${missing}`,
        statement,
        policy: replaceStatement(policy, index, [lesser]),
        narrows,
      })),
    ];
  });
}

/** Whether a statement is about an action. */
export function isAbout({ Action }: Statement, action: string): boolean {
  return [Action]
    .flat()
    .some((pattern) => new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action));
}

function replaceStatement(
  policy: SimulatedPolicy,
  index: number,
  by: readonly Statement[],
): SimulatedPolicy | undefined {
  const Statement = policy.document.Statement.toSpliced(index, 1, ...by);
  return Statement.length === 0 ? undefined : { ...policy, document: { ...policy.document, Statement } };
}

function lesserStatements(statement: Statement): Lesser[] {
  const principals = Object.entries((statement.Principal ?? {}) as Record<string, string | string[]>).flatMap(
    ([type, values]) =>
      lesserLists(values).map(([missing, lesser]) => ({
        missing: `Principal ${missing}`,
        lesser: { ...statement, Principal: { [type]: lesser } },
        narrows: true,
      })),
  );
  const lists = (["Action", "Resource"] as const).flatMap((element) =>
    lesserLists(statement[element]).map(([missing, values]) => ({
      missing: `${element} ${missing}`,
      lesser: { ...statement, [element]: values },
      narrows: true,
    })),
  );
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) => [
      { missing: `${operator} ${key}`, lesser: withCondition(statement, operator, key, undefined), narrows: false },
      ...lesserLists(values).map(([missing, lesser]) => ({
        missing: `${operator} ${key} ${missing}`,
        lesser: withCondition(statement, operator, key, lesser),
        narrows: !operator.includes("Not"),
      })),
    ]),
  );
  return [...principals, ...lists, ...conditions];
}

/** A list without each of its values. One value is no list: without it the element itself is missing. */
function lesserLists(values: string | string[] | undefined): [missing: string, values: string[]][] {
  if (!Array.isArray(values) || values.length < 2) return [];
  return values.map((missing, index) => [missing, values.toSpliced(index, 1)]);
}

function withCondition(statement: Statement, operator: string, key: string, values: string[] | undefined): Statement {
  const lesser = structuredClone(statement);
  const conditions = lesser.Condition!;
  const keys = conditions[operator]!;
  if (values) keys[key] = values;
  else delete keys[key];
  if (Object.keys(keys).length === 0) delete conditions[operator];
  if (Object.keys(conditions).length === 0) delete lesser.Condition;
  return lesser;
}
