/** What a request is, and what is expected of it. Data only: `test/simulation` holds every expectation to the policies. */

/** Condition keys of a request. `undefined` takes away a key that the principal or the action brings along. */
export type Context = Readonly<Record<string, string | undefined>>;

/** Somebody who asks. */
export interface Actor {
  /** Who it is, as the table of the documentation says. */
  readonly name: string;
  /** ARN of a role session or a root user, or the name of a service. */
  readonly principal: string;
  /**
   * The account that the principal is from, and whose SCPs bind it.
   * @default - none: a service is of no account
   */
  readonly account?: string;
  /** What AWS says about this principal in each of its requests. */
  readonly context: Context;
  /**
   * What its own policies allow: everything, so that only the policies of the organization hold it back, or what this
   * module gives it.
   */
  readonly permissions: "everything" | "what this module gives it";
}

/** Something that is asked for. */
export interface Target {
  /** What it is, as the table of the documentation says. */
  readonly name: string;
  readonly arn: string;
  /**
   * The account that owns it, and whose RCPs bind it.
   * @default - the caller's: CloudTrail and Organizations decide by the policies of the account that calls
   */
  readonly account?: string;
}

/** A kind of policy that can deny a request. */
export type Layer =
  | "bucket policy"
  | "key policy"
  | "topic policy"
  | "queue policy"
  | "logs resource policy"
  | "trust policy"
  | "service control policy"
  | "resource control policy";

/** How a request ends. */
export interface Decision {
  readonly outcome: "allow" | "deny";
  /** The kinds of policies that deny it in so many words. Empty where no policy lets the request in. */
  readonly deniedBy: readonly Layer[];
}

/** One request with the decision that the policies have to make. */
export interface SimulatedRequest {
  readonly who: Actor;
  /** The action, such as `s3:PutObject`. */
  readonly does: string;
  readonly to: Target;
  readonly context: Context;
  readonly expected: Decision;
}

/** Every combination of some actors, actions and targets that is decided the same way for the same reason. */
export interface DecidedRequests {
  readonly who: readonly Actor[];
  readonly does: readonly string[];
  readonly to: readonly Target[];
  readonly context: Context;
  readonly expected: Decision;
  /** Why this is the right decision, in one clause. */
  readonly because: string;
}

/** Requests about one concern: a column of the table "who can do what". */
export interface Topic {
  /** What is asked for, behind the word `to`. */
  readonly title: string;
  /** The same in two or three words, for the head of the column. */
  readonly column: string;
  readonly decisions: readonly DecidedRequests[];
}

/** What a decision is about. One thing may stand without its list. */
export interface Subject {
  readonly who: Actor | readonly Actor[];
  readonly does: string | readonly string[];
  readonly to: Target | readonly Target[];
  /** @default - what the principal brings along */
  readonly context?: Context;
  readonly because: string;
}

/** The requests go through. */
export function allowed(subject: Subject): DecidedRequests {
  return decide(subject, { outcome: "allow", deniedBy: [] });
}

/** Each of these kinds of policies denies the requests by itself: any of them may be lost. */
export function denied(by: Layer | readonly Layer[], subject: Subject): DecidedRequests {
  return decide(subject, { outcome: "deny", deniedBy: list(by) });
}

/** No policy denies the requests, and none lets them in. */
export function notLetIn(subject: Subject): DecidedRequests {
  return decide(subject, { outcome: "deny", deniedBy: [] });
}

/** A topic's requests one by one. */
export function requestsOf({ decisions }: Topic): SimulatedRequest[] {
  return decisions.flatMap(({ who, does, to, context, expected }) =>
    who.flatMap((actor) =>
      does.flatMap((action) => to.map((target) => ({ who: actor, does: action, to: target, context, expected }))),
    ),
  );
}

function decide({ who, does, to, context = {}, because }: Subject, expected: Decision): DecidedRequests {
  return { who: list(who), does: list(does), to: list(to), context, expected, because };
}

function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
