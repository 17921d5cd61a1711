import { decisions, editsFor, onlyDecision, TRAIL, trailNamed } from "./existing-resources";

const PAID_TWICE =
  "it records the organization already: beside the trail of this module every event is recorded, and paid for, twice";

describe("the trail that is taken over", () => {
  it("keeps its name and key prefix, and says what else changes", () => {
    const trail = { ...TRAIL, keyPrefix: "audit", logFileValidation: false, isMultiRegionTrail: false };
    const told = onlyDecision({ trails: [trail], trail, recorded: { isLogging: true, selectors: [] } });

    expect(told).toMatchObject({
      kind: "organization trail",
      name: TRAIL.arn,
      fate: "taken over",
      remarks: [],
      adopt: { trail: TRAIL.arn },
      settings: [
        { path: ["trail", "name"], value: "company-trail" },
        { path: ["trail", "keyPrefix"], value: "audit" },
      ],
    });
    expect(told.changes).toEqual([
      "every Region: off → on",
      "log file validation: off → on",
      "bucket: company-logs → organization-trail-logs-222222222222-eu-central-1",
      "key prefix: audit → none",
      `key: ${TRAIL.keyArn} → a new one`,
      "log group: company/trail → cloudtrail/audit",
      "role: company-trail → audit-cloudwatch-logs",
    ]);
  });

  it("says what it records now beyond management events, which the configuration replaces", () => {
    const selectors = ["data events of AWS::S3::Object (arn:aws:s3:::exports/)"];

    expect(onlyDecision({ trails: [TRAIL], trail: TRAIL, recorded: { isLogging: true, selectors } }).changes).toContain(
      "recorded now: data events of AWS::S3::Object (arn:aws:s3:::exports/); compare it with the 0 entries of trail.dataEvents and trail.networkActivity, which replace it",
    );
  });

  it("becomes an organization trail where it was one account's, and records where it did not", () => {
    const trail = { ...TRAIL, isOrganizationTrail: false };
    const told = onlyDecision({ trails: [trail], trail, recorded: { isLogging: false, selectors: [] } });

    expect(told).toMatchObject({ kind: "trail", remarks: ["it does not record at present, and will"] });
    expect(told.changes).toContain("every account of the organization: off → on");
  });

  it("says whom it no longer tells of log files", () => {
    const trail = { ...TRAIL, topicArn: "arn:aws:sns:eu-central-1:333333333333:siem" };

    expect(onlyDecision({ trails: [trail], trail }).remarks).toEqual([
      "arn:aws:sns:eu-central-1:333333333333:siem is no longer told of log files: the topic is not one of the trail's account and Region",
    ]);
  });
});

describe("a trail that is not taken over", () => {
  it("is Control Tower's: a second one beside it is paid for", () => {
    expect(onlyDecision({ trails: [trailNamed("aws-controltower-BaselineCloudTrail")] })).toMatchObject({
      fate: "left alone",
      remarks: [
        PAID_TWICE,
        "Control Tower owns it, and its control GRCLOUDTRAILENABLED denies every change: it cannot be taken over. Turn CloudTrail off in the settings of the landing zone before you deploy, or pay for both",
      ],
    });
  });

  it("is named beside the one that is", () => {
    const others = [trailNamed("second"), trailNamed("ireland", { homeRegion: "eu-west-1" }), trailNamed("local", { isOrganizationTrail: false })]; // prettier-ignore
    const told = decisions({ trails: [TRAIL, ...others], trail: TRAIL });

    expect(told.map(({ name, fate, remarks }) => [name.replace(/^.*\//, ""), fate, remarks])).toEqual([
      ["company-trail", "taken over", []],
      ["second", "left alone", [PAID_TWICE]],
      ["ireland", "left alone", [PAID_TWICE, "its home Region is eu-west-1, not eu-central-1"]],
      ["local", "left alone", []],
    ]);
  });

  it("is in the way where its name is wanted, from another Region", () => {
    expect(onlyDecision({ trails: [trailNamed("audit", { homeRegion: "eu-west-1" })] })).toMatchObject({
      fate: "in the way",
      remarks: [
        PAID_TWICE,
        "its home Region is eu-west-1, not eu-central-1",
        "it has the name that the configuration gives another trail: write another trail.name",
      ],
    });
  });

  it("is in the way where no more trails fit into the Region, and not where one of them is taken over", () => {
    const trails = ["a", "b", "c", "d", "e"].map((name) => trailNamed(`trail-${name}`, { isOrganizationTrail: false }));

    expect(decisions({ trails: trails.slice(1) }).map(({ fate }) => fate)).not.toContain("in the way");
    expect(decisions({ trails }).at(-1)).toMatchObject({
      fate: "in the way",
      remarks: ["it is number 5 in eu-central-1, where AWS allows 5: delete one"],
    });
    expect(decisions({ trails, trail: trails[0] }).map(({ fate }) => fate)).not.toContain("in the way");
  });
});

describe("the edits", () => {
  it("are one new key with a comment where nothing was taken over before, and names where they differ", () => {
    expect(editsFor({ trails: [TRAIL], trail: TRAIL })).toEqual([
      { set: ["trail", "name"], value: "company-trail" },
      { set: ["adopt"], value: { trail: TRAIL.arn }, comment: expect.stringContaining("Written by org-audit adopt") },
    ]);
  });

  it("are only what the configuration does not say yet", () => {
    const other = { logGroup: "company/trail" };
    const edits = { "trail.name": "company-trail", "trail.logGroupName": "company/trail", adopt: other };

    expect(editsFor({ trails: [TRAIL], trail: TRAIL }, edits)).toEqual([{ set: ["adopt", "trail"], value: TRAIL.arn }]);
    expect(editsFor({ trails: [TRAIL], trail: TRAIL }, { ...edits, adopt: { ...other, trail: TRAIL.arn } })).toEqual(
      [],
    );
  });

  it("are none where nothing is taken over", () => {
    expect(editsFor({ trails: [trailNamed("aws-controltower-BaselineCloudTrail")] })).toEqual([]);
  });
});
