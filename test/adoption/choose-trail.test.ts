import { chooseTrail } from "../../src/adoption";
import { organizationWith, TRAIL, trailNamed } from "./existing-resources";

const organization = organizationWith();
const ofAccount = trailNamed("local", { isOrganizationTrail: false });
const ofControlTower = trailNamed("aws-controltower-BaselineCloudTrail");
const elsewhere = trailNamed("ireland", { homeRegion: "eu-west-1" });

describe("the trail to take over", () => {
  it.each([
    ["none where there is none", [], undefined],
    ["the only organization trail", [ofAccount, TRAIL], TRAIL],
    ["never Control Tower's", [ofControlTower], undefined],
    ["the other one beside Control Tower's", [ofControlTower, TRAIL], TRAIL],
    ["none of another home Region", [elsewhere], undefined],
    ["not one of an account alone", [ofAccount], undefined],
    [
      "the one that the configuration describes, whatever else there is",
      [TRAIL, trailNamed("other"), trailNamed("audit", { isOrganizationTrail: false })],
      trailNamed("audit", { isOrganizationTrail: false }),
    ],
  ])("is %s", (_words, trails, expected) => {
    expect(chooseTrail(trails, organization)).toEqual(expected);
  });

  it("is the one that is asked for, by name or ARN, organization trail or not", () => {
    const trails = [TRAIL, trailNamed("other"), ofAccount];

    expect(chooseTrail(trails, organization, "other")).toEqual(trails[1]);
    expect(chooseTrail(trails, organization, ofAccount.arn)).toEqual(ofAccount);
  });

  it("is refused where several organization trails come into question", () => {
    expect(() => chooseTrail([TRAIL, ofControlTower, trailNamed("other")], organization)).toThrow(
      [
        "adopting existing resources has 1 problem:",
        "  account 111111111111 has several organization trails, each of which is paid for",
        "    found: company-trail, other",
        "    write: --trail with the one to take over; delete the others afterwards",
      ].join("\n"),
    );
  });

  it.each([
    ["that does not exist", "typo", [TRAIL, ofAccount], "one of company-trail, local"],
    ["of Control Tower", ofControlTower.name, [ofControlTower, TRAIL], "one of company-trail"],
    ["of another Region", elsewhere.arn, [elsewhere], "no trail: there is none"],
  ])("is refused where one is asked for %s", (_words, wanted, trails, write) => {
    expect(() => chooseTrail(trails, organization, wanted)).toThrow(
      [
        "adopting existing resources has 1 problem:",
        "  --trail is no trail of the management account in eu-central-1 that can be taken over",
        `    found: ${wanted}`,
        `    write: ${write}`,
      ].join("\n"),
    );
  });
});
