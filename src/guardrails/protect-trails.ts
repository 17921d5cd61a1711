import { anyTrailArn } from "../names";
import type { Guardrail } from "./guardrail";

/**
 * The denial covers every trail, not only those of the members: an organization trail's ARN names the management account.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
export const protectTrails: Guardrail = {
  id: "protect-trails",
  title: "Nobody stops, deletes or narrows a trail",
  why: "Whoever can stop the recording can hide everything that follows. Delegated administrators of CloudTrail may do it to the organization trail, and they are member accounts. The management account may too, and no service control policy reaches it: there an alarm has to do.",
  actions: [
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:PutInsightSelectors",
    "cloudtrail:PutEventConfiguration",
  ],
  resources: ({ partition }) => [anyTrailArn({ partition, accountId: "*" })],
  exemption: "break-glass",
};
