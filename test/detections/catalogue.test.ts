import { existsSync } from "node:fs";
import * as path from "node:path";
import { DETECTIONS, detectionIds, matches, renderExactPattern, renderFilterPattern } from "../../src/detections";
import { casesOf } from "./records";

const each = DETECTIONS.map((detection) => [detection.id, detection] as const);

describe("the catalogue of detections", () => {
  it("has these detections, in this order", () => {
    expect(detectionIds).toEqual([
      "root-usage",
      "console-sign-in-without-mfa",
      "iam-policy-changes",
      "cloudtrail-configuration-changes",
      "kms-key-disabled-or-scheduled-for-deletion",
      "delegated-administrator-deregistered",
    ]);
    expect(Object.isFrozen(DETECTIONS)).toBe(true);
  });

  it.each(each)("says of %s what happened, why it matters and what to do", (id, detection) => {
    expect(existsSync(path.join(__dirname, `../../src/detections/${id}.ts`))).toBe(true);
    expect(detection.title).toMatch(/^[A-Z].*[^.]$/);
    expect(detection.why).toMatch(/^[A-Z].*\.$/);
    expect(detection.runbook.length).toBeGreaterThanOrEqual(2);
    expect(detection.references.length).toBeGreaterThanOrEqual(1);
  });

  it.each(each)("fits all of %s into the description of an alarm, with room for the account", (_, detection) => {
    expect([detection.title, detection.why, ...detection.runbook].join("\n").length).toBeLessThanOrEqual(900);
  });

  it("refers to pages that exist by their pattern", () => {
    const [rootUsage] = DETECTIONS;

    expect(rootUsage?.references).toEqual([
      {
        standard: "Security Hub",
        id: "CloudWatch.1",
        url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1",
      },
      { standard: "CIS AWS Foundations", version: "5.0.0", id: "4.3" },
      { standard: "MITRE ATT&CK", id: "T1078.004", url: "https://attack.mitre.org/techniques/T1078/004/" },
    ]);
  });
});

describe.each(each)("%s", (id, detection) => {
  it.each(casesOf(id))("decides rightly when $title", ({ pattern, securityHubPattern, record }) => {
    expect(matches(detection.pattern, record)).toBe(pattern);
    expect(detection.securityHubPattern && matches(detection.securityHubPattern.expression, record)).toBe(
      securityHubPattern,
    );
  });

  it("is tried with records that fire and near misses, for each of its patterns", () => {
    const cases = casesOf(id);

    expect(new Set(cases.map(({ pattern }) => pattern)).size).toBe(2);
    expect(new Set(cases.map((entry) => entry.securityHubPattern)).size).toBe(detection.securityHubPattern ? 2 : 1);
  });
});

/** Letter by letter what Security Hub compares with: one space more and the control fails. */
describe("Security Hub's patterns", () => {
  const changes = (names: string[]) => `{${names.map((name) => `($.eventName=${name})`).join(" || ")}}`;

  it("are exactly its own", () => {
    const exact = DETECTIONS.flatMap(({ id, securityHubPattern }) =>
      securityHubPattern ? [[id, renderExactPattern(securityHubPattern, id)]] : [],
    );

    expect(Object.fromEntries(exact)).toEqual({
      "root-usage":
        '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
      "console-sign-in-without-mfa": '{($.eventName="ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes")}',
      "iam-policy-changes": changes([
        ...["DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy"],
        ...["PutGroupPolicy", "PutRolePolicy", "PutUserPolicy"],
        ...["CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion"],
        ...["AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy", "DetachUserPolicy"],
        ...["AttachGroupPolicy", "DetachGroupPolicy"],
      ]),
      "cloudtrail-configuration-changes": changes([
        ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
      ]),
      "kms-key-disabled-or-scheduled-for-deletion":
        "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}",
    });
  });
});

describe("our own patterns", () => {
  it.each(each)("of %s fit into a metric filter", (id, detection) => {
    expect(renderFilterPattern(detection.pattern, id).length).toBeLessThanOrEqual(1024);
  });

  it("look for every event of Security Hub's, and for more", () => {
    const eventNames = (pattern: string) => [...pattern.matchAll(/eventName=(\w+)/g)].map(([, name]) => name);
    const more = DETECTIONS.flatMap(({ id, pattern, securityHubPattern }) => {
      const prescribed = securityHubPattern ? eventNames(renderFilterPattern(securityHubPattern.expression)) : [];
      const ours = eventNames(renderFilterPattern(pattern));
      expect(ours).toEqual(expect.arrayContaining(prescribed));
      return [[id, ours.filter((name) => !prescribed.includes(name))]];
    });

    expect(Object.fromEntries(more)).toEqual({
      "root-usage": [],
      "console-sign-in-without-mfa": [],
      "iam-policy-changes": [
        "SetDefaultPolicyVersion",
        "UpdateAssumeRolePolicy",
        "PutRolePermissionsBoundary",
        "PutUserPermissionsBoundary",
        "DeleteRolePermissionsBoundary",
        "DeleteUserPermissionsBoundary",
      ],
      "cloudtrail-configuration-changes": ["PutEventSelectors", "PutInsightSelectors"],
      "kms-key-disabled-or-scheduled-for-deletion": ["DeleteImportedKeyMaterial"],
      "delegated-administrator-deregistered": [
        "DeregisterDelegatedAdministrator",
        "DeregisterOrganizationDelegatedAdmin",
      ],
    });
  });
});
