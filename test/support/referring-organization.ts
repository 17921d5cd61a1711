/** The example organization with a reference wherever there may be one, and the state that they lead to. */
import { readFileSync, writeFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { loadOrganization } from "../../src/config";
import type { Organization } from "../../src/config";

/** What the landing zone's state holds: every value is as it has to be. */
export const OUTPUTS = {
  organization_id: "o-exampleorgid",
  root_id: "r-exam",
  units: { "Workloads/Production": "ou-exam-11111111", "Workloads/Staging": "ou-exam-22222222" },
  sandbox: { account: { id: "666666666666" } },
  roles: {
    deploy: {
      management: "arn:aws:iam::111111111111:role/Deploy",
      archive: "arn:aws:iam::222222222222:role/Deploy",
      payments: "arn:aws:iam::555555555555:role/Deploy",
    },
    break_glass: ["arn:aws:iam::333333333333:role/BreakGlass", "arn:aws:iam::222222222222:role/ops/BreakGlass"],
    auditor: "arn:aws:iam::333333333333:role/Auditor",
    investigator: "arn:aws:iam::111111111111:role/Investigator",
  },
  queues: [{ arn: "arn:aws:sqs:eu-central-1:333333333333:alarms" }],
  page: { arn: "arn:aws:lambda:eu-central-1:333333333333:function:page" },
  endpoint: "https://alarms.example.com/audit",
  buckets: { exports: "arn:aws:s3:::example-payment-exports/", invoices: "arn:aws:s3:::example-invoices/" },
  tables: "arn:aws:dynamodb:eu-central-1:555555555555:table/payments",
};

const reference = (output: string) => ({ state: "landing-zone", output });

const REFERENCES: readonly (readonly [path: string, value: unknown])[] = [
  ["accounts.management.roleArn", reference("roles.deploy.management")],
  ["accounts.logArchive.roleArn", reference("roles.deploy.archive")],
  ["accounts.members.payments-production.roleArn", reference("roles.deploy.payments")],
  ["accounts.members.payments-production.subscribers", [{ protocol: "https", endpoint: reference("endpoint") }]],
  ["logArchive.readers", [reference("roles.auditor"), reference("roles.investigator")]],
  [
    "trail.dataEvents",
    [
      {
        name: "Objects",
        resourceType: "AWS::S3::Object",
        resourceArns: ["arn:aws:s3:::example-reports/", reference("buckets.exports"), reference("buckets.invoices")],
      },
      { name: "Payments", resourceType: "AWS::DynamoDB::Table", resourceArns: [reference("tables")] },
    ],
  ],
  [
    "guardrails.targets",
    [
      reference('units["Workloads/Production"]'),
      reference('units["Workloads/Staging"]'),
      reference("sandbox.account.id"),
      "ou-exam-33333333",
    ],
  ],
  ["guardrails.breakGlassRoles", [reference("roles.break_glass[0]"), reference("roles.break_glass[1]")]],
  [
    "alarms.subscribers",
    [
      { protocol: "email", endpoint: "security@example.com" },
      { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:333333333333:other-alarms" },
      { protocol: "sqs", endpoint: reference("queues[0].arn"), severities: ["critical"] },
    ],
  ],
  [
    "alarms.detections.root-usage",
    {
      subscribers: [
        { protocol: "lambda", endpoint: reference("page.arn") },
        { protocol: "sqs", endpoint: reference("queues[0].arn") },
      ],
    },
  ],
];

/** Changes of the configuration by path, such as `guardrails.targets`. */
export type Changes = readonly (readonly [path: string, value: unknown])[];

/** Loads the example organization with every reference, and with some changes. */
export function referringOrganization(stateFile: string, changes: Changes = []): Organization {
  const document = parseDocument(readFileSync("config/organization.yaml", "utf8"));
  const state = [["existingState.landing-zone.path", stateFile]] as const;
  for (const [path, value] of [...REFERENCES, ...state, ...changes]) {
    document.setIn(path.split("."), document.createNode(value));
  }
  return loadOrganization("config/organization.yaml", () => document.toString());
}

/** Writes a state with these outputs, as Terraform does. */
export function writeState(file: string, outputs: Readonly<Record<string, unknown>>, sensitive = false): void {
  const state = {
    version: 4,
    terraform_version: "1.9.0",
    serial: 1,
    lineage: "landing-zone",
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, { value, type: typeOf(value), sensitive }]),
    ),
    resources: [],
  };
  writeFileSync(file, JSON.stringify(state));
}

/** The type of a value, as Terraform writes it into a state. */
function typeOf(value: unknown): unknown {
  if (value === null || typeof value === "string") return "string";
  if (Array.isArray(value)) return ["tuple", value.map(typeOf)];
  if (typeof value !== "object") return typeof value === "boolean" ? "bool" : typeof value;
  return ["object", Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typeOf(member)]))];
}
