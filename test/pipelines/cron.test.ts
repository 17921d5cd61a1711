import fc from "fast-check";
import { eventBridgeCron, isCron } from "../../src/pipelines/cron";

describe("isCron", () => {
  it.each([
    "17 5 * * *",
    "0 0 1 1 0",
    "59 23 31 12 6",
    "*/15 */6 * * *",
    "0,30 8-18 * * MON-FRI",
    "0 4 1,15 jan-jun *",
    "5 4 * * 1-5",
  ])("takes %s", (cron) => expect(isCron(cron)).toBe(true));

  it.each([
    "",
    "* * * *",
    "* * * * * *",
    "60 * * * *",
    "-1 * * * *",
    "0 24 * * *",
    "0 0 0 * *",
    "0 0 32 * *",
    "0 0 1 13 *",
    "0 0 * * 7",
    "0 0 * * MUN",
    "0 0 * JAN-MON *",
    "5-1 * * * *",
    "1-2-3 * * * *",
    "*/0 * * * *",
    "*/61 * * * *",
    "**  * * *",
    "1, * * * *",
    "@daily",
    "0 0 ? * *",
    "0 0 L * *",
    "0  0 * * *",
    "0 0 * * *\n",
    "0 0 * * * # daily",
    "$(id) * * * *",
  ])("refuses %j", (cron) => expect(isCron(cron)).toBe(false));
});

describe("eventBridgeCron", () => {
  it.each([
    ["17 5 * * *", "cron(17 5 * * ? *)"],
    ["0 4 1,15 * *", "cron(0 4 1,15 * ? *)"],
    ["0 4 * * 0", "cron(0 4 ? * 1 *)"],
    ["0 4 * * 1-5", "cron(0 4 ? * 2-6 *)"],
    ["0 4 * 1-6 MON,FRI", "cron(0 4 ? 1-6 MON,FRI *)"],
    ["0 4 * * */2", "cron(0 4 ? * */2 *)"],
  ])("says %s as %s", (cron, said) => expect(eventBridgeCron(cron)).toBe(said));

  it("has no word for days of the month and of the week at once", () => {
    expect(eventBridgeCron("0 4 1 * 1")).toBeUndefined();
  });

  const day = fc.integer({ min: 0, max: 6 });

  it("means the same days of the week, counted from 1", () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1 }), (days) => {
        const said = eventBridgeCron(`0 4 * * ${days.join(",")}`)!;
        const [, list] = /^cron\(0 4 \? \* ([\d,]+) \*\)$/.exec(said)!;

        expect(list!.split(",").map((one) => Number(one) - 1)).toEqual(days);
      }),
    );
  });
});
