import { tuneDetections } from "../../src/constructs/alarms";
import { DETECTIONS } from "../../src/detections";

const subscribers = [{ protocol: "email", endpoint: "root@example.com" }] as const;

describe("the detections of an organization", () => {
  it("are the catalogue's where nothing else is wanted, with no subscribers of their own", () => {
    expect(tuneDetections(DETECTIONS)).toEqual(DETECTIONS.map((detection) => ({ ...detection, subscribers: [] })));
  });

  it("have the settings of the organization, each detection its own", () => {
    const tuned = tuneDetections(DETECTIONS, {
      "root-usage": { severity: "low", subscribers },
      "iam-policy-changes": { threshold: 5, periodSeconds: 3600 },
    });
    const of = (id: string) => tuned.find((detection) => detection.id === id)!;

    expect(of("root-usage")).toMatchObject({ severity: "low", threshold: 1, periodSeconds: 300, subscribers });
    expect(of("iam-policy-changes")).toMatchObject({ threshold: 5, periodSeconds: 3600, subscribers: [] });
    expect(tuned.map(({ id }) => id)).toEqual(DETECTIONS.map(({ id }) => id));
  });

  it("leave out those that are disabled, and only those", () => {
    const tuned = tuneDetections(DETECTIONS, {
      "root-usage": { enabled: false },
      "iam-policy-changes": { enabled: true },
    });

    expect(tuned.map(({ id }) => id)).toEqual(DETECTIONS.map(({ id }) => id).filter((id) => id !== "root-usage"));
  });
});
