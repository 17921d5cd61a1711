import type { ExistingLogGroup, ExistingRole } from "../../src/adoption";
import { decisions, HOME, onlyDecision, policyOf, TRAIL, trailNamed } from "./existing-resources";

describe("the log group", () => {
  const logGroup: ExistingLogGroup = {
    name: "company/trail",
    accountId: "111111111111",
    region: "eu-central-1",
    retentionInDays: 90,
    logGroupClass: "STANDARD",
  };

  it("is taken over under its name", () => {
    expect(onlyDecision({ logGroup })).toMatchObject({
      fate: "taken over",
      remarks: ["metric filters and subscriptions that it has stay"],
      changes: ["key: a new one, for events that come", "days: 90 → 365"],
      adopt: { logGroup: "company/trail" },
      settings: [{ path: ["trail", "logGroupName"], value: "company/trail" }],
    });
  });

  it.each([
    [400, 400],
    [undefined, 3653],
  ])("keeps events no shorter than it did: %s days become %s", (retentionInDays, value) => {
    expect(onlyDecision({ logGroup: { ...logGroup, retentionInDays } }).settings).toContainEqual({
      path: ["trail", "logGroupRetentionDays"],
      value,
    });
  });

  it("says which key older events need", () => {
    const keyArn = `arn:aws:kms:${HOME}:key/2f2f2f2f-2f2f-2f2f-2f2f-2f2f2f2f2f2f`;

    expect(onlyDecision({ logGroup: { ...logGroup, keyArn } }).remarks).toContain(
      `keep ${keyArn}, since older events cannot be read without it`,
    );
  });

  it.each([
    [
      { region: "eu-west-1" },
      "it is in eu-west-1 of account 111111111111, not in eu-central-1 of the management account",
    ],
    [{ logGroupClass: "INFREQUENT_ACCESS" }, "its class is INFREQUENT_ACCESS, which has no metric filters, and a class cannot be changed"], // prettier-ignore
  ])("is left alone with %j, and in the way where its name is wanted", (changes, why) => {
    expect(onlyDecision({ logGroup: { ...logGroup, ...changes } })).toMatchObject({
      fate: "left alone",
      remarks: [why, "events go to cloudtrail/audit from now on"],
    });
    expect(onlyDecision({ logGroup: { ...logGroup, ...changes, name: "cloudtrail/audit" } })).toMatchObject({
      fate: "in the way",
      remarks: [`${why}: write another trail.logGroupName`],
    });
  });
});

describe("the role", () => {
  const role: ExistingRole = { name: "company-trail", path: "/", policyNames: ["logs"], managedPolicyArns: [] };

  it("is taken over, and its policies stay", () => {
    expect(onlyDecision({ role })).toMatchObject({
      fate: "taken over",
      remarks: ["its policies logs stay: remove them once the trail writes"],
      changes: ["trust policy: only this trail may assume it"],
      adopt: { cloudWatchLogsRole: { name: "company-trail" } },
      settings: [{ path: ["trail", "cloudWatchLogsRoleName"], value: "company-trail" }],
    });
    expect(onlyDecision({ role: { ...role, policyNames: ["write-log-streams"] } })).toMatchObject({
      remarks: [],
      adopt: { cloudWatchLogsRole: { name: "company-trail", policy: true } },
    });
  });

  it("is left alone where its path cannot be kept, and in the way where its name is wanted", () => {
    const path = "/service-role/";

    expect(onlyDecision({ role: { ...role, path } })).toMatchObject({
      fate: "left alone",
      remarks: ["its path is /service-role/, and a path cannot be changed", "the trail gets a role of its own"],
    });
    expect(onlyDecision({ role: { ...role, path, name: "audit-cloudwatch-logs" } })).toMatchObject({
      fate: "in the way",
      remarks: ["its path is /service-role/, and a path cannot be changed: write another trail.cloudWatchLogsRoleName"],
    });
  });

  it("is left alone where another trail writes with it", () => {
    const trails = [TRAIL, trailNamed("second")];
    const told = decisions({ trails, trail: TRAIL, role }).at(-1);

    expect(told).toMatchObject({
      fate: "left alone",
      remarks: ["second writes with it too, which its new trust policy would end", "the trail gets a role of its own"],
    });
  });
});

describe("the topics", () => {
  it("are taken over with their subscriptions: of log files under its name, for alarms under this module's", () => {
    const [deliveryTopic, alarmTopic] = [`arn:aws:sns:${HOME}:siem`, `arn:aws:sns:${HOME}:organization-trail-alarms`];

    expect(decisions({ deliveryTopic, alarmTopic })).toMatchObject([
      {
        adopt: { deliveryTopic },
        settings: [
          { path: ["trail", "deliveryNotifications"], value: true },
          { path: ["trail", "deliveryTopicName"], value: "siem" },
        ],
      },
      { adopt: { alarmTopic } },
    ]);
  });
});

describe("service control policies", () => {
  const deny = { Effect: "Deny", Action: ["cloudtrail:StopLogging", "CLOUDTRAIL:deletetrail"], Resource: "*" };
  const covered = policyOf("p-examplepolicy1", "keep-cloudtrail", deny, ["r-exam", "ou-ab12-22222222"]);

  it("are taken over where the guardrails deny all that they deny, with the targets of the guardrails", () => {
    expect(onlyDecision({ serviceControlPolicies: [covered] })).toMatchObject({
      name: "keep-cloudtrail (p-examplepolicy1)",
      fate: "taken over",
      remarks: ["it stays attached to ou-ab12-22222222 too, which is not one of guardrails.targets"],
      changes: ["content, name and description: those of the guardrails"],
      adopt: { serviceControlPolicies: [{ id: "p-examplepolicy1", targets: ["root"] }] },
    });
  });

  it.each([
    ["deny anything else", { ...deny, Action: ["cloudtrail:StopLogging", "ec2:*"] }, "it also denies ec2:*, which the guardrails do not"], // prettier-ignore
    ["deny more than fits into a line", { ...deny, Action: ["a:1", "a:2", "a:3", "a:4", "a:5", "a:6", "a:7"] }, "it also denies a:1, a:2, a:3, a:4, a:5 and 2 more, which the guardrails do not"], // prettier-ignore
    ["deny all but something", { Effect: "Deny", NotAction: "iam:*", Resource: "*" }, "it also denies *, which the guardrails do not"], // prettier-ignore
    ["allow something", { ...deny, Effect: "Allow" }, "it allows something, and without it nobody could do that any more"], // prettier-ignore
  ])("are left alone where they %s", (_words, statement, why) => {
    const policy = policyOf("p-examplepolicy2", "regions", statement, ["r-exam"]);

    expect(onlyDecision({ serviceControlPolicies: [policy] })).toMatchObject({
      fate: "left alone",
      remarks: [why, "it stays attached to r-exam"],
    });
  });

  it("are left alone where a guardrail that would deny the same is off, or Control Tower owns them", () => {
    const files = policyOf("p-examplepolicy2", "files", { ...deny, Action: "s3:PutBucketObjectLockConfiguration" });
    const tower = policyOf("p-examplepolicy3", "aws-guardrails-AbCdEf", deny);

    expect(onlyDecision({ serviceControlPolicies: [files] }).fate).toBe("taken over");
    expect(onlyDecision({ serviceControlPolicies: [files] }, { "guardrails.enabled": ["protect-trails"] }).fate).toBe(
      "left alone",
    );
    expect(onlyDecision({ serviceControlPolicies: [tower] })).toMatchObject({
      fate: "left alone",
      remarks: ["Control Tower owns it", "it stays attached to nothing"],
    });
  });

  it("are taken over one at most, or all that this module made, in their order", () => {
    const own = [1, 2].map((number) =>
      policyOf(`p-ownpolicy${number}`, `organization-trail-guardrails-${number}`, deny),
    );
    const second = policyOf("p-examplepolicy2", "more", deny);

    expect(decisions({ serviceControlPolicies: [covered, second] }).map(({ fate }) => fate)).toEqual([
      "taken over",
      "left alone",
    ]);
    const [first, ...others] = decisions({ serviceControlPolicies: [covered, ...own] });
    expect(first!.adopt).toEqual({ serviceControlPolicies: [{ id: "p-ownpolicy1" }, { id: "p-ownpolicy2" }] });
    expect(others.map(({ fate }) => fate)).toEqual(["taken over", "left alone"]);
  });
});

describe("the resource control policy", () => {
  const resourceControlPolicy = policyOf("p-examplepolicy1", "organization-trail-log-archive", {}, ["222222222222"]);

  it("is taken over where one is wanted, with its attachment", () => {
    const wanted = { "guardrails.resourceControlPolicy": true };

    expect(onlyDecision({ resourceControlPolicy }, wanted)).toMatchObject({
      fate: "taken over",
      adopt: { resourceControlPolicy: { id: "p-examplepolicy1", attached: true } },
    });
    expect(onlyDecision({ resourceControlPolicy: { ...resourceControlPolicy, targetIds: [] } }, wanted).adopt).toEqual({
      resourceControlPolicy: { id: "p-examplepolicy1" },
    });
    expect(onlyDecision({ resourceControlPolicy })).toMatchObject({ fate: "left alone" });
  });
});
