import { people } from "../people";
import { allowed, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { LOG_KEY, ORGANIZATION_TRAIL } from "../targets";

const encryptionContext = { "kms:EncryptionContext:aws:cloudtrail:arn": ORGANIZATION_TRAIL.arn };
const readers = [people.reader, people.investigator];
const membersWithoutReaders = [
  people.delegatedAdministrator,
  people.memberAdministrator,
  people.memberRootUser,
  people.breakGlassImpostor,
  people.breakGlass,
];
const logArchivePeople = [people.deploymentRole, people.logArchiveAdministrator, people.logArchiveRootUser];

export const decryptLogFiles: Topic = {
  title: "decrypt log files",
  column: "decrypt log files",
  decisions: [
    allowed({
      who: readers,
      does: "kms:Decrypt",
      to: LOG_KEY,
      context: encryptionContext,
      because: "readers read what CloudTrail encrypted",
    }),
    notLetIn({
      who: readers,
      does: "kms:Decrypt",
      to: LOG_KEY,
      because: "readers read nothing but what CloudTrail encrypted",
    }),
    notLetIn({
      who: [...logArchivePeople, people.managementAdministrator, ...membersWithoutReaders, people.outsider],
      does: "kms:Decrypt",
      to: LOG_KEY,
      context: encryptionContext,
      because: "the key decrypts for readers only, so whoever administers the archive cannot read it",
    }),
  ],
};
