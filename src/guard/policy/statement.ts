import { canonical, isObject, listOf, parseObject } from "../value";
import type { Values } from "../value";
import { readConditions } from "./conditions";
import type { Condition } from "./conditions";

/** A statement of a policy, spelled in one way. It matches what fulfils all of it. */
export interface Statement {
  /** Name for people: the Sid, or the number of the statement. */
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  readonly principals: Element;
  readonly actions: Element;
  readonly resources: Element;
  readonly conditions: readonly Condition[];
  /** As it is written. */
  readonly source: Values;
}

/** Principals, actions or resources: those named, or all except those named. */
export interface Element {
  readonly isExcept: boolean;
  readonly values: readonly string[];
}

/** A policy that can be compared, or the reason why not. */
export type Policy = { readonly statements: readonly Statement[] } | { readonly unreadable: string };

const DOCUMENT_KEYS = ["Version", "Id", "Statement"];

const STATEMENT_KEYS = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"],
];

/**
 * Reads a policy document. No text is a policy without statements, which lets nobody in.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(text: string): Policy {
  if (text.trim() === "") {
    return { statements: [] };
  }
  const document = parseObject(text);
  if (!document) {
    return { unreadable: "it is not a JSON object" };
  }
  const unknown = Object.keys(document).filter((key) => !DOCUMENT_KEYS.includes(key));
  if (unknown.length > 0) {
    return { unreadable: `it has ${unknown.join(", ")}` };
  }
  if (document["Version"] !== "2012-10-17" && text.includes("${")) {
    return { unreadable: "policy variables mean something in Version 2012-10-17 only" };
  }
  const statements = listOf(document["Statement"]).map(readStatement);
  const [reason] = statements.flatMap((statement) => ("unreadable" in statement ? [statement.unreadable] : []));
  return reason === undefined
    ? { statements: statements.flatMap((statement) => ("unreadable" in statement ? [] : [statement])) }
    : { unreadable: reason };
}

function readStatement(source: unknown, index: number): Statement | { readonly unreadable: string } {
  const name =
    isObject(source) && typeof source["Sid"] === "string" && source["Sid"] !== "" ? source["Sid"] : `${index + 1}`;
  const unreadable = (reason: string) => ({ unreadable: `statement ${name} ${reason}` });
  if (!isObject(source)) {
    return unreadable("is not an object");
  }
  const unknown = Object.keys(source).filter((key) => !STATEMENT_KEYS.includes(key));
  if (unknown.length > 0) {
    return unreadable(`has ${unknown.join(", ")}`);
  }
  const { Effect: effect } = source;
  if (effect !== "Allow" && effect !== "Deny") {
    return unreadable(`has the effect ${canonical(effect) ?? "of none"}`);
  }
  const principals = readElement(source, "Principal", principalsOf);
  const actions = readElement(source, "Action", (value) => stringsOf(value)?.map((action) => action.toLowerCase()));
  const resources = readElement(source, "Resource", stringsOf);
  const conditions = readConditions(source["Condition"]);
  if (!principals || !actions || !resources) {
    return unreadable("has principals, actions or resources in a form that is not known");
  }
  return conditions
    ? { name, effect, principals, actions, resources, conditions, source }
    : unreadable("has conditions in a form that is not known");
}

/** Policies of identities name no principal, and trust policies no resource: there it is whatever they are attached to. */
function readElement(
  source: Values,
  key: string,
  read: (value: unknown) => readonly string[] | undefined,
): Element | undefined {
  const [named, excepted] = [source[key], source[`Not${key}`]];
  if (named !== undefined && excepted !== undefined) {
    return undefined;
  }
  if (named === undefined && excepted === undefined) {
    return key === "Action" ? undefined : { isExcept: false, values: ["*"] };
  }
  const values = read(named ?? excepted);
  return values && { isExcept: named === undefined, values };
}

function stringsOf(value: unknown): readonly string[] | undefined {
  const values = listOf(value);
  return values.length > 0 && values.every((item) => typeof item === "string") ? (values as string[]) : undefined;
}

/**
 * `*` and `{"AWS":"*"}` are the same, and so are an account and its root user.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function principalsOf(principal: unknown): readonly string[] | undefined {
  if (typeof principal === "string") {
    return principal === "*" ? ["*"] : undefined;
  }
  if (!isObject(principal)) {
    return undefined;
  }
  const named = Object.entries(principal).map(([type, value]) =>
    stringsOf(value)?.map((one) => (type === "AWS" ? awsPrincipal(one) : `${type} ${one}`)),
  );
  return named.every((values) => values !== undefined) ? named.flat() : undefined;
}

function awsPrincipal(value: string): string {
  const [, accountId] = /^(?:arn:[\w-]+:iam::(?=\d+:root$))?(\d+)(?::root)?$/.exec(value) ?? [];
  return value === "*" ? "*" : accountId ? `AWS account ${accountId}` : `AWS ${value}`;
}
