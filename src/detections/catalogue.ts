import { alarmChanges } from "./catalogue/alarms/alarm-changes";
import { alarmsDeletedOrDisabled } from "./catalogue/alarms/alarms-deleted-or-disabled";
import { eventRuleChanges } from "./catalogue/alarms/event-rule-changes";
import { topicChanges } from "./catalogue/alarms/topic-changes";
import { topicSubscriptionRemoved } from "./catalogue/alarms/topic-subscription-removed";
import { accessDeniedBurst } from "./catalogue/identity/access-denied-burst";
import { iamPolicyChanges } from "./catalogue/identity/iam-policy-changes";
import { unauthorizedApiCalls } from "./catalogue/identity/unauthorized-api-calls";
import { bucketDeleted } from "./catalogue/log-archive/bucket-deleted";
import { bucketEncryptionChanges } from "./catalogue/log-archive/bucket-encryption-changes";
import { bucketLoggingChanges } from "./catalogue/log-archive/bucket-logging-changes";
import { bucketPublicAccessChanges } from "./catalogue/log-archive/bucket-public-access-changes";
import { bucketRetentionChanges } from "./catalogue/log-archive/bucket-retention-changes";
import { keyPolicyChanges } from "./catalogue/log-archive/key-policy-changes";
import { kmsKeyDisabledOrScheduledForDeletion } from "./catalogue/log-archive/kms-key-disabled-or-scheduled-for-deletion";
import { s3BucketPolicyChanges } from "./catalogue/log-archive/s3-bucket-policy-changes";
import { networkAclChanges } from "./catalogue/network/network-acl-changes";
import { networkGatewayChanges } from "./catalogue/network/network-gateway-changes";
import { routeTableChanges } from "./catalogue/network/route-table-changes";
import { securityGroupChanges } from "./catalogue/network/security-group-changes";
import { vpcChanges } from "./catalogue/network/vpc-changes";
import { accountClosed } from "./catalogue/organization/account-closed";
import { accountJoinedOrganization } from "./catalogue/organization/account-joined-organization";
import { accountLeftOrganization } from "./catalogue/organization/account-left-organization";
import { delegatedAdministratorDeregistered } from "./catalogue/organization/delegated-administrator-deregistered";
import { delegatedAdministratorRegistered } from "./catalogue/organization/delegated-administrator-registered";
import { organizationPolicyChanges } from "./catalogue/organization/organization-policy-changes";
import { organizationPolicyTypeDisabled } from "./catalogue/organization/organization-policy-type-disabled";
import { organizationsChanges } from "./catalogue/organization/organizations-changes";
import { trustedAccessDisabled } from "./catalogue/organization/trusted-access-disabled";
import { consoleSignInFailureBurst } from "./catalogue/sign-in/console-sign-in-failure-burst";
import { consoleSignInFailures } from "./catalogue/sign-in/console-sign-in-failures";
import { consoleSignInWithoutMfa } from "./catalogue/sign-in/console-sign-in-without-mfa";
import { memberAccountRootSession } from "./catalogue/sign-in/member-account-root-session";
import { rootUsage } from "./catalogue/sign-in/root-usage";
import { awsConfigChanges } from "./catalogue/trail/aws-config-changes";
import { cloudtrailConfigurationChanges } from "./catalogue/trail/cloudtrail-configuration-changes";
import { logGroupChanges } from "./catalogue/trail/log-group-changes";
import { logGroupDeleted } from "./catalogue/trail/log-group-deleted";
import { logSubscriptionChanges } from "./catalogue/trail/log-subscription-changes";
import { metricFilterChanges } from "./catalogue/trail/metric-filter-changes";
import { trailSelectorsChanged } from "./catalogue/trail/trail-selectors-changed";
import type { Detection } from "./detection";

/** Every detection: first those of Security Hub and CIS by the number of their control, then our own by theme. */
export const DETECTIONS: readonly Detection[] = Object.freeze([
  rootUsage,
  unauthorizedApiCalls,
  consoleSignInWithoutMfa,
  iamPolicyChanges,
  cloudtrailConfigurationChanges,
  consoleSignInFailures,
  kmsKeyDisabledOrScheduledForDeletion,
  s3BucketPolicyChanges,
  awsConfigChanges,
  securityGroupChanges,
  networkAclChanges,
  networkGatewayChanges,
  routeTableChanges,
  vpcChanges,
  organizationsChanges,
  memberAccountRootSession,
  consoleSignInFailureBurst,
  accessDeniedBurst,
  trailSelectorsChanged,
  logGroupDeleted,
  logGroupChanges,
  metricFilterChanges,
  logSubscriptionChanges,
  keyPolicyChanges,
  bucketRetentionChanges,
  bucketEncryptionChanges,
  bucketLoggingChanges,
  bucketPublicAccessChanges,
  bucketDeleted,
  alarmsDeletedOrDisabled,
  alarmChanges,
  topicChanges,
  topicSubscriptionRemoved,
  eventRuleChanges,
  organizationPolicyChanges,
  organizationPolicyTypeDisabled,
  trustedAccessDisabled,
  delegatedAdministratorRegistered,
  delegatedAdministratorDeregistered,
  accountLeftOrganization,
  accountClosed,
  accountJoinedOrganization,
]);

/** Ids of all detections, in the order of the catalogue. */
export const detectionIds: readonly string[] = Object.freeze(DETECTIONS.map(({ id }) => id));
