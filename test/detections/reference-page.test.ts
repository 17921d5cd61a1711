import { renderDetections } from "../../scripts/reference/detections";
import { DETECTIONS } from "../../src/detections";

describe("the page about detections", () => {
  const rows = renderDetections()
    .split("\n")
    .filter((line) => line.startsWith("| `"));

  it("has a row for each detection, in the order of the catalogue", () => {
    expect(rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1])).toEqual(DETECTIONS.map(({ id }) => id));
  });

  it("says who asks for a detection, whether it is tampering, and how many events make a burst", () => {
    const rowOf = (id: string) => rows.find((row) => row.includes(`\`${id}\``));
    const securityHub =
      "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-5";

    expect(rowOf("cloudtrail-configuration-changes")).toBe(
      "| `cloudtrail-configuration-changes` † | CloudTrail configuration was changed | critical | " +
        `[CloudWatch.5](${securityHub}) | 4.5 | ` +
        "[T1562.008](https://attack.mitre.org/techniques/T1562/008/) | " +
        "Whoever changes the trail may be hiding what comes next. |",
    );
    expect(rowOf("console-sign-in-failure-burst")).toContain(
      "| Many console sign-ins failed: 10 in 5 minutes | high |",
    );
  });
});
