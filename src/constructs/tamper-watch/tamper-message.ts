import { headline } from "../alarms/headline";
import type { TunedDetection } from "../alarms";
import { renderJson } from "../json/render-json";

/**
 * Paths in the event of what a message says. All of them are texts without quotation marks, since EventBridge does not
 * escape what it fills in: ARNs of users are left out, as the path in them may have any character. What an event lacks,
 * such as the error of a call that went through, stays empty.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
const PATHS = {
  account: "$.account",
  errorCode: "$.detail.errorCode",
  eventId: "$.detail.eventID",
  eventName: "$.detail.eventName",
  eventSource: "$.detail.eventSource",
  eventTime: "$.detail.eventTime",
  principalId: "$.detail.userIdentity.principalId",
  region: "$.detail.awsRegion",
  roleName: "$.detail.userIdentity.sessionContext.sessionIssuer.userName",
  sourceIPAddress: "$.detail.sourceIPAddress",
  userAccount: "$.detail.userIdentity.accountId",
  userName: "$.detail.userIdentity.userName",
  userType: "$.detail.userIdentity.type",
};

/** What turns an event into a message. */
export interface TamperMessage {
  /** Paths by the names of variables. */
  readonly inputPaths: Record<string, string>;
  /** The message, with `<variables>`. */
  readonly inputTemplate: string;
}

/**
 * The message about one event, one fact a line. It is JSON, and begins as the messages of alarms do, so that one filter
 * policy reads both.
 */
export function tamperMessage(detection: TunedDetection, accountName: string): TamperMessage {
  const facts: Record<string, string> = {
    AlarmDescription: headline(detection),
    Account: `${withoutVariables(accountName)} (<account>)`,
    Region: "<region>",
    When: "<eventTime>",
    Who: "<userType> <roleName><userName> <principalId> of account <userAccount>",
    From: "<sourceIPAddress>",
    What: "<eventName> (<eventSource>)",
    Refused: "<errorCode>",
    EventId: "<eventId>",
    Why: detection.why,
    FirstStep: detection.runbook[0] ?? "",
  };
  const lines = Object.entries(facts).map(([fact, text]) => `  ${renderJson(fact)}: ${renderJson(text)}`);
  return { inputPaths: { ...PATHS }, inputTemplate: `{\n${lines.join(",\n")}\n}` };
}

/** A text in which EventBridge finds no variable: it would refuse one without a path, and fill in one that has one. */
function withoutVariables(text: string): string {
  return text.replaceAll("<", "‹").replaceAll(">", "›");
}
