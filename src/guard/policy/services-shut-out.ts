import type { Finding } from "../rule";
import { readPolicy } from "./statement";
import type { Policy, Statement } from "./statement";
import { coversPattern } from "./wildcards";

/** Services that record, deliver and tell. */
const SERVICES = /^Service (cloudtrail|cloudwatch|events|logging\.s3|logs(\.[\w-]+)?)\.amazonaws\.com(\.cn)?$/;

/** What the role that CloudTrail assumes has to do in its log group. */
const WRITES_LOG_GROUP = ["logs:createlogstream", "logs:putlogevents"];

/**
 * Services that an Allow lets in before, and none after, with what they may do no longer. Conditions and resources are
 * not compared: they are what a policy is tightened by.
 */
export function servicesShutOut(before: string, after: string): Finding[] {
  const [old, renewed] = [readPolicy(before), readPolicy(after)].map(allows);
  const lost = old!.flatMap((statement) =>
    wayIn(statement).filter(({ principal, action }) => !renewed!.some((other) => letsIn(other, principal, action))),
  );
  const found = [
    ...new Set(lost.map(({ principal, action }) => `${principal} ${action}`.replace(/^(Service|\*) /, ""))),
  ];
  return found.length === 0 ? [] : [{ what: "shuts out a service", found: found.join(", ") }];
}

/** A policy that cannot be read is refused by another rule. */
function allows(policy: Policy): readonly Statement[] {
  return "unreadable" in policy ? [] : policy.statements.filter(({ effect }) => effect === "Allow");
}

interface WayIn {
  readonly principal: string;
  readonly action: string;
}

function wayIn({ principals, actions, source }: Statement): WayIn[] {
  if (principals.isExcept || actions.isExcept) {
    return [];
  }
  const isIdentityPolicy = !("Principal" in source);
  const wanted = isIdentityPolicy
    ? WRITES_LOG_GROUP.filter((action) => actions.values.some((value) => coversPattern(value, action)))
    : actions.values;
  return principals.values
    .filter((principal) => isIdentityPolicy || SERVICES.test(principal))
    .flatMap((principal) => wanted.map((action) => ({ principal, action })));
}

function letsIn({ principals, actions }: Statement, principal: string, action: string): boolean {
  return (
    !principals.isExcept &&
    !actions.isExcept &&
    principals.values.some((value) => value === "*" || value === principal) &&
    actions.values.some((value) => coversPattern(value, action))
  );
}
