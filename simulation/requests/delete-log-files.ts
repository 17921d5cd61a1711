import { boundPeople, people } from "../people";
import { cloudTrail, services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ACCESS_LOG, DIGEST_FILE, LOG_FILE } from "../targets";

const DELETIONS = [
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:BypassGovernanceRetention",
  "s3:PutObjectRetention",
  "s3:PutObjectLegalHold",
];
const NEW_KEY = "s3:UpdateObjectEncryption";

export const deleteLogFiles: Topic = {
  title: "delete or unlock log files",
  column: "delete log files",
  decisions: [
    denied(["bucket policy", "service control policy", "resource control policy"], {
      who: [...boundPeople, people.deploymentRole, people.memberDeploymentRole],
      does: DELETIONS,
      to: LOG_FILE,
      because: "nobody deletes or unlocks a log file; the pipeline never needs to",
    }),
    denied(["bucket policy", "service control policy", "resource control policy"], {
      who: people.logArchiveAdministrator,
      does: "s3:DeleteObject",
      to: DIGEST_FILE,
      because: "without its digest a log file proves nothing",
    }),
    denied(["bucket policy", "resource control policy"], {
      who: [people.managementAdministrator, people.outsider],
      does: DELETIONS,
      to: LOG_FILE,
      because: "no service control policy binds them, so the bucket and its account do",
    }),
    denied(["service control policy", "resource control policy"], {
      who: [people.logArchiveAdministrator, people.logArchiveRootUser, people.deploymentRole],
      does: NEW_KEY,
      to: LOG_FILE,
      because: "a log file under another key is one that its owner may take away",
    }),
    denied("resource control policy", {
      who: people.managementAdministrator,
      does: NEW_KEY,
      to: LOG_FILE,
      because: "a log file under another key is one that its owner may take away",
    }),
    notLetIn({
      who: people.breakGlass,
      does: [...DELETIONS, NEW_KEY],
      to: LOG_FILE,
      because: "policies spare the break-glass role, but a role of another account is let in nowhere",
    }),
    allowed({
      who: people.archiveBreakGlass,
      does: [...DELETIONS, NEW_KEY],
      to: [LOG_FILE, ACCESS_LOG],
      because: "this is what the break-glass role is for; in compliance mode S3 refuses even it",
    }),
    denied("bucket policy", {
      who: [cloudTrail.forThisTrail, services.config],
      does: DELETIONS,
      to: LOG_FILE,
      because: "CloudTrail writes and nothing else; policies of the organization leave services alone",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: NEW_KEY,
      to: LOG_FILE,
      because: "CloudTrail writes and nothing else; policies of the organization leave services alone",
    }),
    denied(["bucket policy", "service control policy", "resource control policy"], {
      who: [...boundPeople, people.deploymentRole, people.memberDeploymentRole],
      does: DELETIONS,
      to: ACCESS_LOG,
      because: "the records of access have no lock, so every policy guards them",
    }),
    denied(["service control policy", "resource control policy"], {
      who: [people.logArchiveAdministrator, people.deploymentRole],
      does: NEW_KEY,
      to: ACCESS_LOG,
      because: "the records of access have no lock, so every policy guards them",
    }),
    denied(["bucket policy", "resource control policy"], {
      who: [people.managementAdministrator, people.outsider],
      does: DELETIONS,
      to: ACCESS_LOG,
      because: "no service control policy binds them, so the bucket and its account do",
    }),
    denied("resource control policy", {
      who: people.managementAdministrator,
      does: NEW_KEY,
      to: ACCESS_LOG,
      because: "no service control policy binds them, so the account does",
    }),
    notLetIn({
      who: people.breakGlass,
      does: DELETIONS,
      to: ACCESS_LOG,
      because: "policies spare the break-glass role, but a role of another account is let in nowhere",
    }),
    denied("bucket policy", {
      who: services.accessLogsOfTheLogBucket,
      does: "s3:DeleteObject",
      to: ACCESS_LOG,
      because: "S3 writes the records and nothing else",
    }),
  ],
};
