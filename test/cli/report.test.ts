import fc from "fast-check";
import { createColors } from "picocolors";
import type { Detection, LogRecord } from "../../src/detections";
import { DETECTIONS } from "../../src/detections";
import type { Findings } from "../../src/cli/detect/findings";
import { addFindings, addRecord } from "../../src/cli/detect/findings";
import { printReport } from "../../src/cli/detect/print-report";
import { createReport, exitCodeOf } from "../../src/cli/detect/report";
import type { SearchResult } from "../../src/cli/detect/search-in-threads";

const detection = (id: string, props: Partial<Detection> = {}): Detection => ({
  ...DETECTIONS[0]!,
  id,
  title: id,
  ...props,
});
const stopped = detection("stopped", { severity: "critical" });
const changed = detection("changed", { severity: "low" });
const burst = detection("burst", { severity: "high", threshold: 3, periodSeconds: 300 });
const questionable = detection("questionable", { severity: "medium" });
const DETECTED = [changed, questionable, stopped, burst];

const ACCOUNTS = ["111111111111", "222222222222"];
const record = (minute: number, account = 0, eventID = `event-${minute}`): LogRecord => ({
  eventTime: `2026-03-01T09:${String(minute).padStart(2, "0")}:00Z`,
  eventID,
  recipientAccountId: ACCOUNTS[account],
});

function findingsOf(...records: readonly (readonly [Detection, LogRecord])[]): Findings {
  const findings: Findings = new Map();
  for (const [one, evidence] of records) addRecord(findings, one, evidence);
  return findings;
}

function reportOf(findings: Findings, result: Partial<SearchResult> = {}) {
  const nothing = { files: 2, records: 1234, passedOver: { digest: 0, insights: 0, other: 0 }, unreadable: [] };
  return createReport({ ...nothing, ...result, findings }, DETECTED);
}

const someFindings = findingsOf(...[record(7, 1), record(3), record(5)].map((one) => [changed, one] as const), [
  stopped,
  record(9, 1),
]);

describe("a report", () => {
  it("sorts detections by severity and accounts by id, and counts records from the first to the last", () => {
    expect(reportOf(someFindings).detections).toEqual([
      {
        ...{ id: "stopped", title: "stopped", severity: "critical", count: 1 },
        ...{ first: "2026-03-01T09:09:00Z", last: "2026-03-01T09:09:00Z" },
        accounts: [{ account: "222222222222", count: 1, first: "2026-03-01T09:09:00Z", last: "2026-03-01T09:09:00Z" }],
        ...{ eventIds: ["event-9"], eventIdsLeftOut: 0 },
      },
      {
        ...{ id: "changed", title: "changed", severity: "low", count: 3 },
        ...{ first: "2026-03-01T09:03:00Z", last: "2026-03-01T09:07:00Z" },
        accounts: [
          { account: "111111111111", count: 2, first: "2026-03-01T09:03:00Z", last: "2026-03-01T09:05:00Z" },
          { account: "222222222222", count: 1, first: "2026-03-01T09:07:00Z", last: "2026-03-01T09:07:00Z" },
        ],
        ...{ eventIds: ["event-3", "event-5", "event-7"], eventIdsLeftOut: 0 },
      },
    ]);
  });

  it("names the first 100 events, and says how many more there are", () => {
    const ids = Array.from({ length: 101 }, (_, index) => `event-${String(index).padStart(3, "0")}`);
    const report = (count: number) =>
      reportOf(
        findingsOf(
          ...ids
            .slice(0, count)
            .reverse()
            .map((id) => [changed, record(1, 0, id)] as const),
        ),
      );

    expect(report(100).detections).toMatchObject([{ count: 100, eventIds: ids.slice(0, 100), eventIdsLeftOut: 0 }]);
    expect(report(101).detections).toMatchObject([{ count: 101, eventIds: ids.slice(0, 100), eventIdsLeftOut: 1 }]);
  });

  it("tells of a detection with a threshold only where one period reaches it in one account", () => {
    const minutes = (account: number, ...all: number[]) =>
      all.map((minute) => [burst, record(minute, account)] as const);

    expect(reportOf(findingsOf(...minutes(0, 0, 4), ...minutes(1, 3), ...minutes(0, 5, 9))).detections).toEqual([]);
    expect(reportOf(findingsOf(...minutes(0, 0, 2, 4), ...minutes(0, 5, 6), ...minutes(1, 1))).detections).toEqual([
      {
        ...{ id: "burst", title: "burst", severity: "high", count: 3 },
        ...{ first: "2026-03-01T09:00:00Z", last: "2026-03-01T09:04:00Z" },
        accounts: [{ account: "111111111111", count: 3, first: "2026-03-01T09:00:00Z", last: "2026-03-01T09:04:00Z" }],
        ...{ eventIds: [], eventIdsLeftOut: 3 },
      },
    ]);
  });

  it("does not believe what is not as CloudTrail writes it", () => {
    const odd: LogRecord = { eventTime: "now\u001b[2J", eventID: "\u001b", recipientAccountId: "me" };

    expect(reportOf(findingsOf([stopped, odd], [stopped, {}])).detections).toEqual([
      {
        ...{ id: "stopped", title: "stopped", severity: "critical", count: 2 },
        accounts: [{ account: "unknown", count: 2 }],
        ...{ eventIds: [], eventIdsLeftOut: 2 },
      },
    ]);
  });

  it("is the same however the records were shared out between threads", () => {
    const records = fc.array(
      fc.tuple(fc.constantFrom(...DETECTED), fc.nat({ max: 59 }), fc.nat({ max: 1 }), fc.nat({ max: 2 })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(records, (all) => {
        const shares = [0, 1, 2].map(
          (share) =>
          findingsOf(...all.filter(([, , , thread]) => thread === share).map(([one, minute, account]) => [one, record(minute, account)] as const)), // prettier-ignore
        );
        const sum: Findings = new Map();
        for (const share of shares.reverse()) addFindings(sum, share);

        const alone = findingsOf(...all.map(([one, minute, account]) => [one, record(minute, account)] as const));
        expect(reportOf(sum)).toEqual(reportOf(alone));
      }),
    );
  });

  it("sorts what could not be read by name", () => {
    const unreadable = ["b", "a"].map((file) => ({ file, reason: "does not exist" }));

    expect(reportOf(new Map(), { unreadable }).unreadable.map(({ file }) => file)).toEqual(["a", "b"]);
  });
});

describe("the exit code", () => {
  const unreadable = [{ file: "a", reason: "does not exist" }];

  it.each([
    ["0 when nothing was found", new Map(), {}, 0],
    ["10 when the worst is of low severity", findingsOf([changed, record(1)]), {}, 10],
    ["10 when the worst is of medium severity", findingsOf([questionable, record(1)]), {}, 10],
    ["20 when the worst is of critical severity", someFindings, {}, 20],
    ["20 when the worst is of high severity", findingsOf(...[1, 2, 3].map((minute) => [burst, record(minute)] as const)), {}, 20], // prettier-ignore
    ["66 when something could not be read", new Map(), { unreadable }, 66],
    ["66 even when something was found too", someFindings, { unreadable }, 66],
  ])("is %s", (_title, findings, result, exitCode) => {
    expect(exitCodeOf(reportOf(findings, result))).toBe(exitCode);
  });
});

describe("a printed report", () => {
  const colors = createColors(false);

  it("has a row for each detection and account", () => {
    const passedOver = { digest: 1, insights: 2, other: 1 };

    expect(printReport(reportOf(someFindings, { passedOver }), colors)).toBe(
      [
        "SEVERITY  DETECTION  ACCOUNT       COUNT  FIRST                 LAST",
        "critical  stopped    222222222222      1  2026-03-01T09:09:00Z  2026-03-01T09:09:00Z",
        "low       changed    111111111111      2  2026-03-01T09:03:00Z  2026-03-01T09:05:00Z",
        "low       changed    222222222222      1  2026-03-01T09:07:00Z  2026-03-01T09:07:00Z",
        "",
        "1,234 records in 2 files. Passed over: 1 digest file, 2 Insights files, 1 other file.",
        "",
      ].join("\n"),
    );
  });

  it("says so when nothing was found", () => {
    expect(printReport(reportOf(new Map(), { files: 1, records: 1 }), colors)).toBe(
      "Nothing found.\n\n1 record in 1 file.\n",
    );
  });

  it("leaves times out that nobody knows", () => {
    expect(printReport(reportOf(findingsOf([stopped, {}])), colors)).toContain(
      "\ncritical  stopped    unknown      1  -      -\n",
    );
  });

  it("paints rows by severity", () => {
    const { bold, red, blue } = createColors(true);
    const rows = printReport(reportOf(someFindings), createColors(true)).split("\n");

    expect(rows[1]).toBe(
      bold(red("critical  stopped    222222222222      1  2026-03-01T09:09:00Z  2026-03-01T09:09:00Z")),
    );
    expect(rows[2]).toBe(blue("low       changed    111111111111      2  2026-03-01T09:03:00Z  2026-03-01T09:05:00Z"));
  });
});
