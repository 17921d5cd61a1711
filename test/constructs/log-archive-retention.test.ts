import fc from "fast-check";
import { compileRetention } from "../../src/constructs/log-archive/retention";
import { props } from "./log-archive-template";

const { retention } = props;

describe("the retention", () => {
  it("compiles to the lock, and to what happens to log files, to versions and to the records of access", () => {
    expect(compileRetention(retention)).toEqual({
      lock: { mode: "GOVERNANCE", years: 7 },
      logFiles: { expiryDays: 2563, noncurrentDays: 30, archive: { afterDays: 90, storageClass: "GLACIER_IR" } },
      accessLogs: { expiryDays: 400, noncurrentDays: 30 },
    });
  });

  it.each([
    [{ days: 1 }, 2],
    [{ days: 365 }, 366],
    [{ years: 1 }, 367],
    [{ years: 7 }, 2563],
  ])("lets log files of %j expire after %i days: the lock, and one day more", (period, days) => {
    expect(compileRetention({ ...retention, years: undefined, ...period }).logFiles.expiryDays).toBe(days);
  });

  it("never lets a log file expire before the longest that its years can last", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1970, max: 2200 }), (years, from) => {
        const days = (Date.UTC(from + years, 0, 1) - Date.UTC(from, 0, 1)) / 86_400_000;

        expect(compileRetention({ ...retention, years }).logFiles.expiryDays).toBeGreaterThan(days);
      }),
    );
  });
});
