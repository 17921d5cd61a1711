import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";

/** What is special about a generated organization. */
export interface OrganizationOptions {
  /**
   * Id of the management account.
   * @default 111111111111
   */
  readonly managementId?: string;
  /**
   * Keys of `state` besides the bucket in S3, in YAML's flow style.
   * @default - none
   */
  readonly state?: string;
  /**
   * Keys of `alarms`, as lines of YAML.
   * @default - none
   */
  readonly alarms?: readonly string[];
  /**
   * Whether every member account has a mistake, each another kind in turn.
   * @default false
   */
  readonly wrong?: boolean;
}

/** The bucket that the states are in. */
export const STATE_BUCKET = "example-terraform-state";

/** Writes the configuration of an organization with so many member accounts into a folder, and returns its path. */
export function writeOrganization(folder: string, members: number, options: OrganizationOptions = {}): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "organization.yaml");
  writeFileSync(file, renderOrganization(members, options));
  return file;
}

/** The configuration itself. Every account has people of its own, at one address, so that accounts differ in their names only. */
export function renderOrganization(members: number, options: OrganizationOptions = {}): string {
  const { managementId = "111111111111", state = "", alarms = [], wrong = false } = options;
  return [
    "organization: { id: o-exampleorgid, rootId: r-exam }",
    "homeRegion: eu-central-1",
    "accounts:",
    `  management: { id: "${managementId}", name: Management }`,
    "  logArchive:",
    '    id: "222222222222"',
    "    name: Log archive",
    "    roleArn: arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
    "  members:",
    ...Array.from({ length: members }, (_, index) => member(index, wrong)),
    `state: { type: s3, bucket: ${STATE_BUCKET}, region: eu-central-1, ${state} }`,
    "logArchive: { retention: { mode: GOVERNANCE, years: 7 } }",
    "guardrails: { targets: [root] }",
    "alarms:",
    "  subscribers: [{ protocol: email, endpoint: security@example.com }]",
    ...alarms.map((line) => `  ${line}`),
    "",
  ].join("\n");
}

function member(index: number, wrong: boolean): string {
  const { key, id, name } = accountOf(index);
  const { idKey, protocol, more } = wrong ? MISTAKES[index % MISTAKES.length]! : CORRECT;
  return [
    `    ${key}:`,
    `      ${idKey}: "${id}"`,
    `      name: ${name}`,
    `      subscribers: [{ protocol: ${protocol}, endpoint: accounts@example.com }]`,
    ...more,
  ].join("\n");
}

const CORRECT = { idKey: "id", protocol: "email", more: [] } as const;

/** An unknown key in place of the id, a role of another account, an unknown protocol, an address that is no URL. */
const MISTAKES = [
  { ...CORRECT, idKey: "idd" },
  { ...CORRECT, more: ["      roleArn: arn:aws:iam::111111111111:role/OrganizationAccountAccessRole"] },
  { ...CORRECT, protocol: "emial" },
  { ...CORRECT, protocol: "https" },
];

/** The names that tell one account from another. */
export function accountOf(index: number): { readonly key: string; readonly id: string; readonly name: string } {
  const number = String(index + 1).padStart(5, "0");
  return { key: `member-${number}`, id: String(300_000_000_000 + index * 7919), name: `Member account ${number}` };
}
