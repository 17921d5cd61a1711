/** A small whole organization, and what loading says after one edit. */
import { parseDocument } from "yaml";
import { loadOrganization } from "../../src/config";
import type { Organization } from "../../src/config";
import { AuditTrailError } from "../../src/errors";

const FILE = "organization.yaml";

/** Two of everything that can stand twice. */
export const ORGANIZATION = `
organization:
  id: o-exampleorgid
  rootId: { state: landing-zone, output: root_id }
homeRegion: eu-central-1
accounts:
  management:
    id: "111111111111"
    name: Management
    roleArn: arn:aws:iam::111111111111:role/Deploy
  logArchive:
    id: "222222222222"
    name: Log archive
    roleArn: arn:aws:iam::222222222222:role/Deploy
  members:
    network:
      id: "333333333333"
      name: Network
      subscribers:
        - { protocol: email, endpoint: network@example.com }
    payments:
      id: "444444444444"
      name: Payments
state:
  type: s3
  bucket: example.terraform-state
  region: eu-central-1
existingState:
  landing-zone: { type: local, path: landing-zone.tfstate }
  network: { type: s3, bucket: example-network-state, region: us-east-1, key: network/terraform.tfstate }
provider:
  maxRetries: 3
  endpoints: { s3: "http://localhost:5000", sts: "https://sts.example.com" }
logArchive:
  retention: { mode: GOVERNANCE, years: 7 }
trail: { name: audit }
guardrails:
  targets: [root, ou-ab12-11111111]
  breakGlassRoles: [arn:aws:iam::333333333333:role/BreakGlass, arn:aws:iam::222222222222:role/ops/BreakGlass]
alarms:
  subscribers:
    - { protocol: email, endpoint: security@example.com }
    - { protocol: https, endpoint: "https://alerts.example.com/audit" }
tags: { owner: security, stage: production }
`.trimStart();

/** New values by path, such as `guardrails.targets.0`; undefined takes the key away. */
export type Edits = Readonly<Record<string, unknown>>;

/** The text of the organization after some edits. */
export function edited(edits: Edits): string {
  const document = parseDocument(ORGANIZATION);
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.split(".");
    if (value === undefined) document.deleteIn(steps);
    else document.setIn(steps, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** Loads an organization from text. */
export function load(text: string): Organization {
  return loadOrganization(FILE, () => text);
}

/** The lines of the error that loading a text throws, without its first line and without indentation. */
export function problemsIn(text: string): string[] {
  try {
    load(text);
  } catch (error) {
    if (!AuditTrailError.isAuditTrailError(error)) throw error;
    const [, ...lines] = error.message.split("\n");
    return lines.map((line) => line.trim());
  }
  return [];
}

/** The word of the text that each problem points at. */
export function wordsPointedAt(text: string): string[] {
  const lines = text.split("\n");
  return problemsIn(text).flatMap((problem) => {
    const [, line, column] = /^organization\.yaml:(\d+):(\d+) /.exec(problem) ?? [];
    const rest = lines[Number(line) - 1]?.slice(Number(column) - 1);
    return rest === undefined ? [] : [rest.split(/[ ,:]/)[0] ?? ""];
  });
}

/** Something that is refused: in words, the edits, and the whole text of the problems. */
export type Refusal = readonly [words: string, edits: Edits, problems: readonly string[]];

/** A test for each refusal. */
export function itRefuses(refusals: readonly Refusal[]): void {
  it.each(refusals)("refuses %s", (_words, edits, problems) => {
    expect(problemsIn(edited(edits))).toEqual(problems);
  });
}

/** A test for each edit that is accepted. */
export function itAccepts(edits: readonly (readonly [words: string, edits: Edits])[]): void {
  it.each(edits)("accepts %s", (_words, accepted) => {
    expect(problemsIn(edited(accepted))).toEqual([]);
  });
}
