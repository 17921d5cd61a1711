import { boundPeople, people } from "../people";
import { cloudTrail } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ACCESS_LOG_BUCKET, LOG_BUCKET } from "../targets";

const CHANGES = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketPolicy",
  "s3:PutBucketAcl",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketLogging",
  "s3:PutBucketObjectLockConfiguration",
  "s3:PutBucketRequestPayment",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
];
/** The ones that empty or open the archive at once. */
const WORST_CHANGES = ["s3:PutBucketPolicy", "s3:PutBucketObjectLockConfiguration", "s3:PutLifecycleConfiguration"];

export const reconfigureBuckets: Topic = {
  title: "reconfigure the buckets",
  column: "buckets",
  decisions: [
    allowed({
      who: [people.deploymentRole, people.archiveBreakGlass],
      does: CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "the pipeline keeps the buckets as they are configured",
    }),
    denied(["bucket policy", "service control policy", "resource control policy"], {
      who: people.logArchiveAdministrator,
      does: CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "a shorter lifecycle or another policy empties or opens the archive without a single deletion",
    }),
    denied(["bucket policy", "resource control policy"], {
      who: people.managementAdministrator,
      does: CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "no service control policy binds them, so the bucket and its account do",
    }),
    denied(["bucket policy", "service control policy", "resource control policy"], {
      who: boundPeople.filter((person) => person !== people.logArchiveAdministrator),
      does: WORST_CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "S3 lets the root user past the bucket's policy, but not past those of the organization",
    }),
    denied(["bucket policy", "resource control policy"], {
      who: people.outsider,
      does: WORST_CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "nobody of another organization changes anything",
    }),
    notLetIn({
      who: [people.breakGlass, people.memberDeploymentRole],
      does: CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "policies spare these roles, but a role of another account is let in nowhere",
    }),
    denied("bucket policy", {
      who: cloudTrail.forThisTrail,
      does: WORST_CHANGES,
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      because: "CloudTrail writes and nothing else; policies of the organization leave services alone",
    }),
  ],
};
