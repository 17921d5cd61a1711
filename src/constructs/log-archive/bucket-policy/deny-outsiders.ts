import type { ResourcePolicyStatement } from "../../../policy";
import { denyEverything } from "./deny-everything";

/** What {@link denyOutsiders} needs. */
export interface DenyOutsidersProps {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /** Id of the account that owns the bucket. */
  readonly accountId: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
}

/**
 * Keeps out whoever is not of the organization: people and roles of other accounts, also when they stand among the
 * readers, and services that act for other organizations.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function denyOutsiders({ bucketArn, accountId, organizationId }: DenyOutsidersProps): ResourcePolicyStatement[] {
  return [
    denyEverything("DenyOtherOrganizations", bucketArn, {
      // The bucket's own account is spared: a wrong organization id must not lock the pipeline out.
      StringNotEquals: { "aws:PrincipalOrgID": organizationId, "aws:PrincipalAccount": accountId },
      // An anonymous request does not have the key, and is denied.
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
    denyEverything("DenyServicesForOtherOrganizations", bucketArn, {
      // A service that acts for an account outside every organization does not have the key, and is denied.
      StringNotEquals: { "aws:SourceOrgID": organizationId },
      Bool: { "aws:PrincipalIsAWSService": "true" },
      // A service that acts for no account is nobody's confused deputy.
      Null: { "aws:SourceAccount": "false" },
    }),
  ];
}
