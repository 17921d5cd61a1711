import * as fc from "fast-check";
import { wavesOf } from "../../src/deployment";

const stack = (name: string, ...dependencies: string[]) => ({ name, dependencies });
const names = (waves: ReturnType<typeof wavesOf>) => waves.map((wave) => wave.map(({ name }) => name));

describe("wavesOf", () => {
  it("puts every stack behind those that it depends on, and as early as that allows", () => {
    const stacks = [
      stack("alarms-a", "management"),
      stack("management", "log-archive"),
      stack("alarms-b", "management"),
      stack("log-archive"),
      stack("alone"),
    ];

    expect(names(wavesOf(stacks))).toEqual([["log-archive", "alone"], ["management"], ["alarms-a", "alarms-b"]]);
    expect(wavesOf([])).toEqual([]);
  });

  it("keeps any order of any stacks", () => {
    fc.assert(
      fc.property(orders, (stacks) => {
        const waves = names(wavesOf(stacks));
        const waveOf = new Map(waves.flatMap((wave, index) => wave.map((name) => [name, index] as const)));

        expect([...waveOf.keys()].sort()).toEqual(stacks.map(({ name }) => name).sort());
        for (const { name, dependencies } of stacks) {
          const before = dependencies.map((dependency) => waveOf.get(dependency)!);
          expect(waveOf.get(name)).toBe(Math.max(-1, ...before) + 1);
        }
      }),
    );
  });

  it("refuses stacks that wait for each other, or for one that does not exist", () => {
    const stacks = [stack("log-archive"), stack("a", "b", "log-archive"), stack("b", "a"), stack("c", "gone")];

    expect(() => wavesOf(stacks)).toThrow(
      [
        "the order of the stacks has 3 problems:",
        "  a waits for stacks that wait for it, or that do not exist",
        "    found: b",
        "    write: dependencies in one direction, on stacks of the same application",
        "  b waits for stacks that wait for it, or that do not exist",
        "    found: a",
        "    write: dependencies in one direction, on stacks of the same application",
        "  c waits for stacks that wait for it, or that do not exist",
        "    found: gone",
        "    write: dependencies in one direction, on stacks of the same application",
      ].join("\n"),
    );
  });
});

/** Stacks that depend on earlier ones only, shuffled. */
const orders = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 20 })
  .map((chosen) =>
    chosen.map((choices, index) =>
      stack(`s${index}`, ...new Set(index === 0 ? [] : choices.map((choice) => `s${choice % index}`))),
    ),
  )
  .chain((stacks) => fc.shuffledSubarray(stacks, { minLength: stacks.length }));
