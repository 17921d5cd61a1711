import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ACCESS_LOG, LOG_BUCKET, LOG_FILE, MANAGEMENT_LOG_FILE, OTHER_OBJECTS } from "../targets";

const readers = [people.reader, people.investigator];
const membersWithoutReaders = [
  people.delegatedAdministrator,
  people.memberAdministrator,
  people.memberRootUser,
  people.breakGlassImpostor,
  people.breakGlass,
];
const logArchivePeople = [people.deploymentRole, people.logArchiveAdministrator, people.logArchiveRootUser];

export const getLogFiles: Topic = {
  title: "list and get log files",
  column: "get log files",
  decisions: [
    allowed({
      who: readers,
      does: ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation"],
      to: LOG_BUCKET,
      because: "readers find log files, also those that a delete marker hides",
    }),
    allowed({
      who: readers,
      does: ["s3:GetObject", "s3:GetObjectVersion"],
      to: [LOG_FILE, MANAGEMENT_LOG_FILE],
      because: "readers read",
    }),
    notLetIn({
      who: readers,
      does: "s3:GetObject",
      to: [...OTHER_OBJECTS, ACCESS_LOG],
      because: "readers read nothing but log files",
    }),
    notLetIn({
      who: readers,
      does: ["s3:GetBucketPolicy", "s3:GetLifecycleConfiguration"],
      to: LOG_BUCKET,
      because: "readers read log files, not the bucket",
    }),
    allowed({
      who: people.reader,
      does: "s3:GetObject",
      to: LOG_FILE,
      context: { "aws:SourceAccount": ACCOUNTS["payments-production"] },
      because: "a person is no confused deputy, whatever the request carries",
    }),
    allowed({
      who: logArchivePeople,
      does: "s3:ListBucket",
      to: LOG_BUCKET,
      because: "IAM of the log archive account decides who lists its bucket",
    }),
    allowed({
      who: logArchivePeople,
      does: "s3:GetObject",
      to: [LOG_FILE, ACCESS_LOG],
      because: "IAM of the log archive account decides who asks for its objects; a log file comes only with the key",
    }),
    notLetIn({
      who: [people.managementAdministrator, ...membersWithoutReaders],
      does: ["s3:GetObject", "s3:GetObjectVersion"],
      to: LOG_FILE,
      because: "nobody lets them in",
    }),
    notLetIn({
      who: [people.managementAdministrator, ...membersWithoutReaders],
      does: ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation"],
      to: LOG_BUCKET,
      because: "nobody lets them in",
    }),
    denied("bucket policy", {
      who: people.outsider,
      does: "s3:GetObject",
      to: LOG_FILE,
      because: "nobody of another organization reads, not even where a reader is named by mistake",
    }),
    denied("bucket policy", {
      who: people.outsider,
      does: ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation"],
      to: LOG_BUCKET,
      because: "nobody of another organization reads, not even where a reader is named by mistake",
    }),
    notLetIn({
      who: [people.outsider, people.memberAdministrator, services.config],
      does: "s3:GetObject",
      to: ACCESS_LOG,
      because: "nobody lets them in",
    }),
    allowed({
      who: people.logArchiveAdministrator,
      does: "s3:GetObject",
      to: LOG_FILE,
      context: { "aws:PrincipalOrgID": undefined },
      because: "a wrong organization id in the policy must not lock the bucket's own account out",
    }),
  ],
};
