import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ALARM_KEY, DELIVERY_KEY, inAccountAlarms, LOG_GROUP_KEY, tamperWatch } from "../targets";

const ADMINISTRATION = ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:CreateGrant"];
const tamperWatchKey = (account: string, region: string) => tamperWatch(account, region).key;

const { management, "log-archive": logArchive } = ACCOUNTS;
const MANAGEMENT_WATCH_KEYS = [tamperWatchKey(management, "eu-central-1"), tamperWatchKey(management, "us-east-1")];
const HOME_WATCH_KEY = tamperWatchKey(logArchive, "eu-central-1");
const GLOBAL_WATCH_KEY = tamperWatchKey(logArchive, "us-east-1");

export const administerOtherKeys: Topic = {
  title: "change or destroy other keys",
  column: "other keys",
  decisions: [
    allowed({
      who: people.managementAdministrator,
      does: ADMINISTRATION,
      to: [LOG_GROUP_KEY, ALARM_KEY, DELIVERY_KEY, ...MANAGEMENT_WATCH_KEYS],
      because:
        "IAM of the management account decides about keys for messages and recent events; log files are elsewhere",
    }),
    allowed({
      who: people.memberAdministrator,
      does: ADMINISTRATION,
      to: [inAccountAlarms("eu-central-1").key, inAccountAlarms("us-east-1").key],
      because: "IAM of the member decides about the keys of its own alarms",
    }),
    denied(["service control policy", "resource control policy"], {
      who: people.logArchiveAdministrator,
      does: ADMINISTRATION,
      to: HOME_WATCH_KEY,
      because: "nobody knows the log key's id in advance, so every key of the account in the home Region is guarded",
    }),
    allowed({
      who: people.logArchiveAdministrator,
      does: "kms:EnableKey",
      to: HOME_WATCH_KEY,
      because: "IAM of the log archive account decides about the rest",
    }),
    allowed({
      who: people.logArchiveAdministrator,
      does: ADMINISTRATION,
      to: GLOBAL_WATCH_KEY,
      because: "the log key is not in this Region, and messages are no log files",
    }),
    notLetIn({
      who: [people.memberAdministrator, people.delegatedAdministrator, people.outsider],
      does: ADMINISTRATION,
      to: [LOG_GROUP_KEY, ALARM_KEY, DELIVERY_KEY, ...MANAGEMENT_WATCH_KEYS],
      because: "nobody lets them in",
    }),
    notLetIn({
      who: [people.memberAdministrator, people.delegatedAdministrator, people.outsider],
      does: "kms:Decrypt",
      to: [LOG_GROUP_KEY, ALARM_KEY, DELIVERY_KEY],
      because: "nobody lets them in",
    }),
  ],
};
