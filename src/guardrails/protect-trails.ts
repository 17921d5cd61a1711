import type { Guardrail } from "./guardrail";

/**
 * Delegated administrators of CloudTrail are member accounts, and they may stop and delete the organization trail. So
 * the denial covers every trail, not only those of the members: an organization trail's ARN names the management account.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
export const protectTrails: Guardrail = {
  id: "protect-trails",
  title: "Nobody stops, deletes or narrows a trail",
  why: "Whoever can stop the recording can hide everything that follows.",
  actions: [
    "cloudtrail:StopLogging",
    "cloudtrail:DeleteTrail",
    "cloudtrail:UpdateTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:PutInsightSelectors",
  ],
  resources: (partition) => [`arn:${partition}:cloudtrail:*:*:trail/*`],
  exemption: "break-glass",
};
