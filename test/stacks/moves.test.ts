import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { loadOrganization } from "../../src/config";
import { MOVES } from "../../stacks/moves";
import type { Move } from "../../stacks/moves";
import { STACK_KINDS, stackKindOf } from "../../src/stack-ids";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

type Addresses = Readonly<Record<string, readonly string[]>>;

const RELEASES = path.join(__dirname, "released-addresses");
const readRelease = (file: string) => JSON.parse(readFileSync(path.join(RELEASES, file), "utf8")) as Addresses;

const synthesized = synthesizeOrganization(
  loadOrganization("config/organization.yaml"),
  `${temporaryFolder()}/cdktf.out`,
);
const current: Addresses = Object.fromEntries(
  synthesized.stacks.map((stack) => [stackKindOf(stack), synthesized.template(stack).addresses().map(withoutKey)]),
);

/** Released addresses that are neither there nor lead, move by move, to one that is: their resources are destroyed. */
function lost(released: readonly string[], now: readonly string[], moves: readonly Move[]): string[] {
  const next = new Map(moves.map(({ from, to }) => [from, to]));
  const arrives = (address: string): boolean => {
    if (now.includes(withoutKey(address))) return true;
    const to = next.get(address);
    return to !== undefined && arrives(to);
  };
  return released.filter((address) => !arrives(address));
}

/** The resource of an instance: `aws_x.y` of `aws_x.y["key"]`. */
function withoutKey(address: string): string {
  return address.replace(/\[.*\]$/, "");
}

describe("the addresses of released versions", () => {
  it("are on file for the version in package.json: npm run pin-addresses", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

    expect(readdirSync(RELEASES)).toContain(`${version}.json`);
  });

  it.each(readdirSync(RELEASES))("of %s are all there, or moved", (file) => {
    const released = readRelease(file);

    expect(Object.keys(released).sort()).toEqual([...STACK_KINDS].sort());
    for (const kind of STACK_KINDS) {
      expect({ kind, lost: lost(released[kind]!, current[kind]!, MOVES[kind]) }).toEqual({ kind, lost: [] });
    }
  });

  it("are lost without a move, and found again through one or two", () => {
    const now = ["aws_kms_key.Key_2", 'aws_kms_key.Each["left out"]', "aws_kms_key.Each"];
    const moves = [
      { from: "aws_kms_key.Key", to: "aws_kms_key.Key_1" },
      { from: "aws_kms_key.Key_1", to: "aws_kms_key.Key_2" },
      { from: "aws_kms_key.Other", to: 'aws_kms_key.Each["other"]' },
      { from: "aws_kms_key.Gone", to: "aws_kms_key.Nowhere" },
    ];

    expect(lost(["aws_kms_key.Key", "aws_kms_key.Other", "aws_kms_key.Key_2"], now, moves)).toEqual([]);
    expect(lost(["aws_kms_key.Key", "aws_kms_key.Gone"], now, moves.slice(1))).toEqual([
      "aws_kms_key.Key",
      "aws_kms_key.Gone",
    ]);
  });
});

describe("the moves", () => {
  const released = readdirSync(RELEASES).map(readRelease);

  it.each(STACK_KINDS)("of a stack of kind %s begin where a release or a move ended, and once each", (kind) => {
    const starts = MOVES[kind].map(({ from }) => from);
    const known = [...released.flatMap((addresses) => addresses[kind]!), ...MOVES[kind].map(({ to }) => to)];

    expect(starts.filter((from) => !known.includes(from))).toEqual([]);
    expect(new Set(starts).size).toBe(starts.length);
    // Terraform refuses to move away what the configuration still has.
    expect(starts.filter((from) => current[kind]!.includes(from))).toEqual([]);
  });
});

describe("the kind of a stack", () => {
  it("is told from its id, whatever the account is called", () => {
    expect(
      [
        "log-archive",
        "management",
        "alarms-management",
        "alarms-tamper-watch",
        "in-account-alarms-alarms",
        "tamper-watch-log-archive-us-east-1",
      ].map(stackKindOf),
    ).toEqual(["log-archive", "management", "alarms", "alarms", "in-account-alarms", "tamper-watch"]);
  });
});
