import { attributeOf } from "../../attribute";
import { POLICY_TYPES, policyPathOf } from "../../policy/policy-attributes";
import { servicesShutOut } from "../../policy/services-shut-out";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const serviceShutOut: Rule = {
  id: "service-shut-out",
  title: "A policy lets a service of the audit trail in no longer",
  why: "CloudTrail that cannot write, and CloudWatch that cannot publish, fail without a word: what they should deliver is lost.",
  instead: "keep the statement that lets the service in; more conditions on it are welcome",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
  // Policies of the organization let nobody in: they only say what others may.
  types: POLICY_TYPES.filter((type) => !type.startsWith("aws_organizations_")),
  judge: judgeUpdate((update) => {
    // While it is unknown, another rule refuses it.
    const attribute = attributeOf(update, policyPathOf(update)!);
    return attribute.isUnknown
      ? []
      : servicesShutOut(String(attribute.before ?? ""), String(attribute.after ?? "")).map((finding) =>
          attribute.isSensitive ? { ...finding, found: "(sensitive value)" } : finding,
        );
  }),
};
