import { createColors } from "picocolors";
import type { AdoptionReport } from "../../../src/cli/adopt/adoption-report";
import { printAdoptionReport } from "../../../src/cli/adopt/print-report";

const print = (report: Partial<AdoptionReport>) =>
  printAdoptionReport(
    { file: "organization.yaml", written: false, resources: [], edits: [], lettingGo: [], ...report },
    createColors(false),
    "tofu",
  );

const trail = {
  kind: "organization trail",
  name: "company-trail",
  fate: "taken over",
  changes: ["log file validation: off → on"],
  remarks: ["it does not record at present, and will"],
} as const;
const tower = {
  kind: "organization trail",
  name: "aws-controltower-\u001b[2J",
  fate: "left alone",
  changes: [],
  remarks: ["Control Tower owns it"],
} as const;
const edits = [
  { path: "trail.name", value: "company-trail" },
  { path: "adopt", value: { trail: "arn:1", logKey: { arn: "arn:2" } } },
];

describe("the report for people", () => {
  it("tells what is taken over and left alone, what the file would say, and how the former owner lets go", () => {
    const lettingGo = [
      { state: "landing-zone", addresses: ["aws_cloudtrail.this", 'aws_kms_key.this["logs"]'], referring: ["aws_kms_alias.this"] }, // prettier-ignore
    ];

    expect(print({ resources: [tower, trail], edits, lettingGo })).toBe(`Taken over
  organization trail  company-trail
      ~ log file validation: off → on
      - it does not record at present, and will

Left alone
  organization trail  aws-controltower-\u{fffd}[2J
      - Control Tower owns it

organization.yaml would say, with --write:

  trail.name: company-trail
  adopt:
    trail: arn:1
    logKey:
      arn: arn:2

Before the deployment whoever owned them so far lets go of them: two owners undo each other's changes.

In the code of the state landing-zone, take the blocks of these resources away, add what follows, and apply:

  removed {
    from = aws_cloudtrail.this
    lifecycle {
      destroy = false
    }
  }
  tofu state rm 'aws_kms_key.this["logs"]'

These refer to them, and stay. Write the values there instead, or let go of them in the same way:
  aws_kms_alias.this
`);
  });

  it("tells how any owner lets go where no state is known, and that the file is written", () => {
    const text = print({ resources: [trail], edits, written: true });

    expect(text).toContain("organization.yaml says now:\n\n  trail.name: company-trail\n");
    expect(text).toContain("from = aws_cloudtrail.example");
    expect(text).toContain("An older version forgets them with tofu state rm ADDRESS; ");
  });

  it("puts first what is in the way, and tells that nothing was written", () => {
    const text = print({ resources: [trail, { ...tower, fate: "in the way" }], edits: [] });

    expect(text).toMatch(/^In the way\n/);
    expect(text).toContain("Nothing was written to organization.yaml: first decide what is in the way.");
  });

  it("says so where there is nothing to do", () => {
    expect(print({})).toBe("Nothing exists that this module would make: there is nothing to take over.\n");
    expect(print({ resources: [trail] })).toContain("organization.yaml says so already.");
    expect(print({ resources: [tower] })).not.toContain("lets go");
  });
});
