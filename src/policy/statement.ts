/**
 * Statements of IAM policies as plain values: one type a kind of policy, so that the compiler refuses what AWS would
 * refuse, such as a service control policy with a principal.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

/** One string, or several. */
export type OneOrMore = string | readonly string[];

/** Operators that compare a key of the request with a value. */
type Comparison =
  | "StringEquals"
  | "StringNotEquals"
  | "StringEqualsIgnoreCase"
  | "StringNotEqualsIgnoreCase"
  | "StringLike"
  | "StringNotLike"
  | "ArnEquals"
  | "ArnNotEquals"
  | "ArnLike"
  | "ArnNotLike"
  | "Bool"
  | "NumericEquals"
  | "NumericNotEquals"
  | "NumericLessThan"
  | "NumericLessThanEquals"
  | "NumericGreaterThan"
  | "NumericGreaterThanEquals"
  | "DateEquals"
  | "DateNotEquals"
  | "DateLessThan"
  | "DateLessThanEquals"
  | "DateGreaterThan"
  | "DateGreaterThanEquals"
  | "BinaryEquals"
  | "IpAddress"
  | "NotIpAddress";

/**
 * Condition operators: a misspelt one does not compile.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export type ConditionOperator = "Null" | `${"" | "ForAllValues:" | "ForAnyValue:"}${Comparison}${"" | "IfExists"}`;

/** Conditions: operator, then condition key, then the values. Booleans and numbers are written as strings. */
export type Conditions = { readonly [operator in ConditionOperator]?: Readonly<Record<string, OneOrMore>> };

/** Who a statement is about: everybody, or principals of one type. Two types need two statements. */
export type Principal =
  "*" | { readonly AWS: OneOrMore } | { readonly Service: OneOrMore } | { readonly Federated: OneOrMore };

/** What every statement has. */
export interface PolicyStatement {
  /** Name of the statement, unique in its policy: letters and digits. Required, so that errors and tests can name it. */
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  /** Actions such as `s3:PutObject`. */
  readonly Action: OneOrMore;
  /**
   * All of these must hold.
   * @default - the statement always applies
   */
  readonly Condition?: Conditions;
}

/** A statement of a policy on a resource: a bucket, a key, a topic, a queue or a log group. */
export interface ResourcePolicyStatement extends PolicyStatement {
  readonly Principal: Principal;
  /** ARNs. In a key policy `*`, which means the key itself. */
  readonly Resource: OneOrMore;
}

/** A statement of a role's trust policy. The resource is the role itself and is never written. */
export interface RoleTrustPolicyStatement extends PolicyStatement {
  readonly Principal: Principal;
}

/** A statement of a role's permissions. The principal is the role itself and is never written. */
export interface RolePermissionPolicyStatement extends PolicyStatement {
  readonly Resource: OneOrMore;
}

/** A statement of a service control policy: it binds whoever is under the target, so it names no principal. */
export interface ServiceControlPolicyStatement extends PolicyStatement {
  readonly Resource: OneOrMore;
}

/**
 * A statement of a resource control policy: AWS accepts only denials for everybody.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export interface ResourceControlPolicyStatement extends PolicyStatement {
  readonly Effect: "Deny";
  readonly Principal: "*";
  readonly Resource: OneOrMore;
}
