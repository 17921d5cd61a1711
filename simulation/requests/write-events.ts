import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { cloudTrail, cloudWatchLogsRole, services } from "../services";
import { allowed, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { CLOUDWATCH_LOGS_ROLE, LOG_GROUP_KEY, logGroup, logStream, trailLogGroup } from "../targets";

const ENCRYPTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"];
const WRITES = ["logs:CreateLogStream", "logs:PutLogEvents"];
const LOG_GROUP = trailLogGroup(ACCOUNTS.management);
const MANAGEMENT_STREAM = logStream(
  "the management account's stream",
  LOG_GROUP,
  "111111111111_CloudTrail_eu-central-1",
);
const MEMBER_STREAM = logStream("a member's stream", LOG_GROUP, "o-exampleorgid_555555555555_CloudTrail_eu-central-1");
const OTHER_LOG_GROUP = logGroup("another log group", ACCOUNTS.management, "another-group");
const OTHER_STREAMS = [
  logStream("another organization's stream", LOG_GROUP, "o-anotherorgid_1"),
  logStream("a stream of another log group", OTHER_LOG_GROUP, "o-exampleorgid_1"),
];
const encryptionContext = (logGroup: string) => ({ "kms:EncryptionContext:aws:logs:arn": logGroup });
const ofTheLogGroup = encryptionContext(LOG_GROUP.arn);

export const writeEvents: Topic = {
  title: "write events to the log group",
  column: "write events",
  decisions: [
    allowed({
      who: cloudTrail.forThisTrail,
      does: "sts:AssumeRole",
      to: CLOUDWATCH_LOGS_ROLE,
      because: "with this role CloudTrail writes events to the log group",
    }),
    notLetIn({
      who: [cloudTrail.forAnotherTrail, cloudTrail.forAMember, people.managementAdministrator, people.outsider],
      does: "sts:AssumeRole",
      to: CLOUDWATCH_LOGS_ROLE,
      because: "the role is for one trail, and for nobody else",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "sts:AssumeRole",
      to: CLOUDWATCH_LOGS_ROLE,
      context: { "aws:SourceAccount": "555555555555" },
      because: "the trail belongs to the management account",
    }),
    allowed({
      who: cloudWatchLogsRole,
      does: WRITES,
      to: [MANAGEMENT_STREAM, MEMBER_STREAM],
      because: "without the organization's streams the members' events would be missing",
    }),
    notLetIn({
      who: cloudWatchLogsRole,
      does: WRITES,
      to: OTHER_STREAMS,
      because: "the role writes this trail's streams and nothing else",
    }),
    notLetIn({
      who: cloudWatchLogsRole,
      does: ["logs:DeleteLogGroup", "logs:PutMetricFilter"],
      to: LOG_GROUP,
      because: "the role writes this trail's streams and nothing else",
    }),
    allowed({
      who: services.logs,
      does: ENCRYPTIONS,
      to: LOG_GROUP_KEY,
      context: ofTheLogGroup,
      because: "CloudWatch Logs encrypts the log group",
    }),
    notLetIn({
      who: services.logs,
      does: ENCRYPTIONS,
      to: LOG_GROUP_KEY,
      context: encryptionContext(OTHER_LOG_GROUP.arn),
      because: "the key is for one log group",
    }),
    notLetIn({
      who: [services.logsOfAnotherRegion, cloudTrail.forThisTrail],
      does: "kms:Encrypt",
      to: LOG_GROUP_KEY,
      context: ofTheLogGroup,
      because: "the key is for one log group",
    }),
  ],
};
