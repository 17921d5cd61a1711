import * as fc from "fast-check";
import { cellOf } from "../../src/config/resolve/alarm-cells";

const accountId = fc.stringMatching(/^\d{12}$/);
const cells = fc.integer({ min: 1, max: 500 });
const ids = Array.from({ length: 5000 }, (_, index) => String(300_000_000_000 + index));

/** How many accounts each cell has. */
function sizes(count: number): readonly number[] {
  const counts = Array<number>(count).fill(0);
  for (const id of ids) counts[cellOf(id, count) - 1]! += 1;
  return counts;
}

describe("the cell of an account", () => {
  it("is one of the cells, and always the same", () => {
    fc.assert(
      fc.property(accountId, cells, (id, count) => {
        const cell = cellOf(id, count);

        expect(Number.isInteger(cell)).toBe(true);
        expect(cell).toBeGreaterThanOrEqual(1);
        expect(cell).toBeLessThanOrEqual(count);
        expect(cellOf(id, count)).toBe(cell);
      }),
    );
  });

  it("changes with one cell more only for those who move into the new one", () => {
    fc.assert(
      fc.property(accountId, cells, (id, count) => {
        expect([cellOf(id, count), count + 1]).toContain(cellOf(id, count + 1));
      }),
    );
  });

  it("is the cell that states were made with", () => {
    const of = (count: number) =>
      ["111111111111", "222222222222", "333333333333", "444444444444", "555555555555"].map((id) => cellOf(id, count));

    expect(of(1)).toEqual([1, 1, 1, 1, 1]);
    expect(of(4)).toEqual([2, 4, 3, 4, 2]);
    expect(of(100)).toEqual([21, 10, 92, 29, 12]);
  });
});

describe("the cells", () => {
  it.each([2, 10, 50])("are about equally large: %d cells of 5,000 accounts", (count) => {
    const mean = ids.length / count;
    const deviation = Math.sqrt(mean);

    for (const size of sizes(count)) {
      expect(Math.abs(size - mean)).toBeLessThan(4 * deviation);
    }
  });

  it("give about an equal share to one cell more", () => {
    const moved = ids.filter((id) => cellOf(id, 10) !== cellOf(id, 11));

    expect(moved.length / ids.length).toBeGreaterThan(0.08);
    expect(moved.length / ids.length).toBeLessThan(0.1);
  });
});
