import type { LogRecord } from "../src/detections";
import type { Call } from "./calls";
import { CALLS } from "./calls";
import type { Random } from "./random";

const TOTAL_WEIGHT = CALLS.reduce((sum, { weight }) => sum + weight, 0);
const USER_AGENTS = [
  "aws-sdk-java/2.20.68 Linux/5.10.192-183.736.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.8 Java/17.0.8 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/standard",
  "Boto3/1.34.34 md/Botocore#1.34.34 ua/2.0 os/linux#6.1.66-93.164.amzn2023.x86_64 md/arch#x86_64 lang/python#3.11.6 exec-env/AWS_Lambda_python3.11",
  "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.100.0 (+https://registry.terraform.io/providers/hashicorp/aws)",
];

/** Of all calls, how many the root user makes, how many are denied, and how many fail for another reason. */
const ROOT = 0.002;
const DENIED = 0.02;
const FAILED = 0.03;

/** Whose records a log file holds, and from where. */
export interface Origin {
  readonly accountId: string;
  readonly region: string;
  readonly sessions: readonly Session[];
}

/** Credentials of a workload, for some hours. */
export interface Session {
  readonly userName: string;
  readonly principalId: string;
  readonly sessionName: string;
  readonly accessKeyId: string;
  readonly creationDate: string;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
}

/** A session of some workload. */
export function createSession(random: Random, creationDate: string): Session {
  return {
    userName: `workload-${random.pick(["orders", "billing", "search", "mail", "deployment"])}`,
    principalId: `AROA${random.word(17)}`,
    sessionName: random.hex(16),
    accessKeyId: `ASIA${random.word(16)}`,
    creationDate,
    sourceIPAddress: `198.51.100.${random.below(256)}`,
    userAgent: random.pick(USER_AGENTS),
  };
}

/** A record as CloudTrail writes it, with its keys in CloudTrail's order. */
export function createRecord(random: Random, { accountId, region, sessions }: Origin, eventTime: string): LogRecord {
  const session = random.pick(sessions);
  const call = pickCall(random);
  return {
    eventVersion: "1.10",
    userIdentity: random.next() < ROOT ? rootUser(accountId) : assumedRole(accountId, session),
    eventTime,
    eventSource: call.eventSource,
    eventName: call.eventName,
    awsRegion: region,
    sourceIPAddress: session.sourceIPAddress,
    userAgent: session.userAgent,
    ...errorOf(random, call),
    requestParameters: call.requestParameters(random),
    responseElements: call.responseElements?.(random) ?? null,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: call.readOnly,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: call.eventSource.replace(".", `.${region}.`),
    },
  };
}

function pickCall(random: Random): Call {
  let rest = random.below(TOTAL_WEIGHT);
  return CALLS.find(({ weight }) => (rest -= weight) < 0)!;
}

function rootUser(accountId: string) {
  return { type: "Root", principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId };
}

/** A session of a workload: an account has a few that do nearly everything. */
function assumedRole(accountId: string, session: Session) {
  const { userName, principalId, sessionName, accessKeyId, creationDate } = session;
  return {
    type: "AssumedRole",
    principalId: `${principalId}:${sessionName}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${userName}/${sessionName}`,
    accountId,
    accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId,
        arn: `arn:aws:iam::${accountId}:role/${userName}`,
        accountId,
        userName,
      },
      attributes: { creationDate, mfaAuthenticated: "false" },
    },
  };
}

function errorOf(random: Random, { eventSource, eventName }: Call) {
  const chance = random.next();
  if (chance < DENIED) {
    const action = `${eventSource.split(".")[0]}:${eventName}`;
    return { errorCode: "AccessDenied", errorMessage: `User is not authorized to perform: ${action}` };
  }
  return chance < DENIED + FAILED ? { errorCode: "ResourceNotFoundException", errorMessage: "Not found" } : {};
}
