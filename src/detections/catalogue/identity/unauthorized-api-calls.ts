import { defineDetection } from "../../detection";
import { all, any, equals, notEquals } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

/** Services word a refusal in their own ways. A browser that asks for a bucket it may not see is no news. */
export const deniedCall = all(
  any(
    equals("$.errorCode", "*UnauthorizedOperation"),
    equals("$.errorCode", "AccessDenied*"),
    equals("$.errorCode", "*UnauthorizedAccess*"),
    equals("$.errorCode", "NotAuthorized*"),
    equals("$.errorCode", "AuthorizationError*"),
  ),
  notEquals("$.eventName", "HeadBucket"),
  notEquals("$.sourceIPAddress", "delivery.logs.amazonaws.com"),
);

export const unauthorizedApiCalls = defineDetection({
  id: "unauthorized-api-calls",
  title: "API call was denied",
  why: "A denied call is a missing permission, or somebody who tries what stolen credentials can do.",
  severity: "low",
  references: [securityHub("CloudWatch.2"), cis("4.1"), mitreAttack("T1580")],
  runbook: [
    "See in errorMessage what was missing, and in userIdentity for whom.",
    "A known workload after a deployment: repair its policy.",
    "Unknown, or many different calls: follow the alarm for bursts.",
  ],
  pattern: deniedCall,
  securityHubPattern: prescribed(
    any(equals("$.errorCode", "*UnauthorizedOperation"), equals("$.errorCode", "AccessDenied*")),
    { quotes: "always" },
  ),
});
