import { AttachRolePolicyCommand, CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { MANAGEMENT_ID, REGION } from "./emulated-organization";
import type { Statement } from "./emulated-trail";
import { EmulatedTrail, GROUP_ARN, ROLE_ARN, TRAIL_ARN, trust, withStatement } from "./emulated-trail";

let trail: EmulatedTrail;
beforeAll(async () => (trail = await EmulatedTrail.start()));
afterAll(() => trail.organization.stop());

const OTHER_ACCOUNT = "111122223333";

const groups: [string, string, string][] = [
  [
    "without the :* at its end",
    GROUP_ARN.replace(":*", ""),
    `A log group ARN ends with :*, found ${GROUP_ARN.replace(":*", "")}.`,
  ],
  ["that is missing beside a role", "", "A log group ARN ends with :*, found none."],
  [
    "of another account",
    GROUP_ARN.replace(MANAGEMENT_ID, OTHER_ACCOUNT),
    `Log group ${GROUP_ARN.replace(MANAGEMENT_ID, OTHER_ACCOUNT)} is not in account ${MANAGEMENT_ID}, Region ${REGION}.`,
  ],
  [
    "of another Region",
    GROUP_ARN.replace(REGION, "eu-west-1"),
    `Log group ${GROUP_ARN.replace(REGION, "eu-west-1")} is not in account ${MANAGEMENT_ID}, Region ${REGION}.`,
  ],
  [
    "that does not exist",
    GROUP_ARN.replace("organization-trail", "none"),
    `Log group ${GROUP_ARN.replace("organization-trail", "none")} does not exist.`,
  ],
];

test.each(groups)("refuses a log group %s, and takes the right one", async (_, arn, message) => {
  await trail.prepare();
  await expect(trail.create({ CloudWatchLogsLogGroupArn: arn })).rejects.toMatchObject({
    name: "InvalidCloudWatchLogsLogGroupArnException",
    message,
  });

  await trail.create();
  await trail.delete();
});

test("refuses a missing role and a role of another account", async () => {
  await trail.prepare();
  const foreign = ROLE_ARN.replace(MANAGEMENT_ID, OTHER_ACCOUNT);
  for (const [arn, found] of [
    ["", "none"],
    [foreign, foreign],
  ]) {
    await expect(trail.create({ CloudWatchLogsRoleArn: arn })).rejects.toMatchObject({
      name: "InvalidCloudWatchLogsRoleArnException",
      message: `Role ${found} does not exist in account ${MANAGEMENT_ID}.`,
    });
  }
});

const stream = (action: string, pattern: string) =>
  `${action} on ${GROUP_ARN.replace("*", "log-stream:")}${pattern} is not allowed, no statement allows it`;

const roles: [string, () => { role?: Statement[]; trust?: Statement[] }, () => string][] = [
  [
    "that may not put events",
    () => ({ role: trail.roleStatements().slice(0, 1) }),
    () =>
      [`${MANAGEMENT_ID}_CloudTrail_${REGION}*`, `${trail.organization.id}_*`]
        .map((pattern) => stream("logs:PutLogEvents", pattern))
        .join("; "),
  ],
  [
    "that may write the management account's streams only",
    () => ({
      role: trail.roleStatements().map((statement) => ({
        ...statement,
        Resource: (statement["Resource"] as string[])[0],
      })),
    }),
    () =>
      ["logs:CreateLogStream", "logs:PutLogEvents"]
        .map((action) => stream(action, `${trail.organization.id}_*`))
        .join("; "),
  ],
  [
    "that trusts another trail",
    () => ({
      trust: withStatement(trust(), "Assume", { Condition: { StringEquals: { "aws:SourceArn": `${TRAIL_ARN}-2` } } }),
    }),
    () =>
      `sts:AssumeRole on ${ROLE_ARN} is not allowed, no statement allows it: ` +
      'in statement "Assume" the condition StringEquals aws:SourceArn does not hold',
  ],
];

test.each(roles)("refuses a role %s, and takes the repaired one", async (_, damage, reasons) => {
  await trail.prepare(damage());
  await expect(trail.create()).rejects.toMatchObject({
    name: "InvalidCloudWatchLogsRoleArnException",
    message: `Access denied. Check the permissions of role ${ROLE_ARN}, trail ${TRAIL_ARN}: ${reasons()}`,
  });

  await trail.prepare();
  await trail.create();
  await trail.delete();
});

test("takes a trail of one account without the organization's streams", async () => {
  await trail.prepare({
    role: trail.roleStatements().map((statement) => ({
      ...statement,
      Resource: (statement["Resource"] as string[])[0],
    })),
  });

  await trail.create({ IsOrganizationTrail: false });
  await trail.delete();
});

test("counts the role's managed policies", async () => {
  const deny = { Sid: "NoEvents", Effect: "Deny", Action: "logs:PutLogEvents", Resource: "*" };
  const iam = await trail.organization.client(IAMClient);
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: "no-events",
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [deny] }),
    }),
  );
  await trail.prepare();
  await trail.create();
  await trail.delete();

  await iam.send(new AttachRolePolicyCommand({ RoleName: "organization-trail", PolicyArn: Policy!.Arn! }));

  await expect(trail.create()).rejects.toMatchObject({ name: "InvalidCloudWatchLogsRoleArnException" });
});
