import { expiryDays } from "../../src/constructs/log-archive/retention";

describe("expiryDays", () => {
  it.each([
    [{ days: 1 }, 2],
    [{ days: 365 }, 366],
    [{ years: 1 }, 367],
    [{ years: 7 }, 2563],
  ])("lets log files of %j expire after %i days: the lock, and one day more", (lock, days) => {
    expect(expiryDays(lock)).toBe(days);
  });
});
