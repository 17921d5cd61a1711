import fc from "fast-check";
import { lockDays } from "../src/retention";

describe("the days of a lock", () => {
  it.each([
    [{ days: 1 }, 1],
    [{ days: 36500 }, 36500],
    [{ years: 1 }, 366],
    [{ years: 7 }, 2562],
    [{ years: 100 }, 36600],
  ])("of %j are %d", (period, days) => {
    expect(lockDays(period)).toBe(days);
  });

  it("never end before the years do, leap years and all", () => {
    const start = fc.date({ min: new Date("1970-01-01"), max: new Date("2399-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 100 }), (date, years) => {
        const end = new Date(date);
        end.setUTCFullYear(end.getUTCFullYear() + years);

        expect(lockDays({ years }) * 86_400_000).toBeGreaterThanOrEqual(end.getTime() - date.getTime());
      }),
    );
  });
});
