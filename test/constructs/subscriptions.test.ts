import { headlineFilterPolicy, subscriptionsOf } from "../../src/constructs/alarms/subscriptions";
import { tuned } from "./tuned-detections";

const email = { protocol: "email", endpoint: "security@example.com" } as const;
const https = { protocol: "https", endpoint: "https://example.com/alarms" } as const;
const [rootUsage, iamChanges] = tuned("root-usage", "iam-policy-changes");

describe("the subscriptions of a topic", () => {
  it("hear everything unless their subscriber names severities", () => {
    expect(subscriptionsOf([email, { ...https, severities: ["critical", "high"] }])).toEqual([
      { ...email, headlines: undefined },
      { ...https, headlines: ["CRITICAL ", "HIGH "] },
    ]);
  });

  it("are none for a subscriber of no severity", () => {
    expect(subscriptionsOf([{ ...email, severities: [] }, https])).toEqual([{ ...https, headlines: undefined }]);
  });

  it("hear the one detection that their subscriber asks for", () => {
    const detections = [
      { ...rootUsage!, subscribers: [https] },
      { ...iamChanges!, subscribers: [] },
    ];

    expect(subscriptionsOf([email], detections)).toEqual([
      { ...email, headlines: undefined },
      { ...https, headlines: ["CRITICAL root-usage:"] },
    ]);
  });

  it("are one for each endpoint, which hears whatever is asked for it", () => {
    const detections = [
      { ...rootUsage!, subscribers: [https, email] },
      { ...iamChanges!, subscribers: [https] },
    ];

    expect(subscriptionsOf([email, { ...https, severities: ["low"] }], detections)).toEqual([
      { ...email, headlines: undefined },
      {
        ...https,
        headlines: ["LOW ", "CRITICAL root-usage:", `${iamChanges!.severity.toUpperCase()} iam-policy-changes:`],
      },
    ]);
  });

  it("filter by the beginning of the description in the message", () => {
    expect(JSON.parse(headlineFilterPolicy(["CRITICAL ", "HIGH root-usage:"]))).toEqual({
      AlarmDescription: [{ prefix: "CRITICAL " }, { prefix: "HIGH root-usage:" }],
    });
  });
});
