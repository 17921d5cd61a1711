import * as fc from "fast-check";
import { inOrder } from "../../src/deployment/in-order";

const stack = (name: string, ...dependencies: string[]) => ({ name, dependencies });

/** Work that ends when the test says so. */
class Work {
  readonly running = new Map<string, () => void>();
  readonly seen: string[] = [];
  most = 0;

  readonly start = ({ name }: { readonly name: string }, before: readonly string[]): Promise<string> => {
    this.seen.push(`${name}(${before.join()})`);
    return new Promise((resolve) => {
      this.running.set(name, () => {
        this.running.delete(name);
        resolve(name);
      });
      this.most = Math.max(this.most, this.running.size);
    });
  };

  async finish(name: string): Promise<void> {
    this.running.get(name)!();
    await new Promise(setImmediate);
  }
}

describe("inOrder", () => {
  it("begins a stack as soon as its own dependencies are done, not the whole wave", async () => {
    const work = new Work();
    const stacks = [stack("a"), stack("slow"), stack("b", "a"), stack("c", "b"), stack("d", "slow", "c")];
    const done = inOrder(stacks, 5, work.start);
    await new Promise(setImmediate);

    for (const [name, running] of Object.entries({ a: "slow,b", b: "slow,c", c: "slow", slow: "d", d: "" })) {
      await work.finish(name);
      expect([...work.running.keys()].join()).toBe(running);
    }

    expect(work.seen).toEqual(["a()", "slow()", "b(a)", "c(b)", "d(slow,c)"]);
    expect(await done).toEqual(["a", "slow", "b", "c", "d"]);
  });

  it("takes dependencies that are not meant to stand", async () => {
    const done = inOrder([stack("a", "elsewhere")], 1, async ({ name }, before) => [name, before]);

    expect(await done).toEqual([["a", []]]);
  });

  it("never works on more than it may, nor on fewer than it could", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat()),
        async (choices, parallelism, next) => {
          const stacks = choices.map((chosen, index) =>
            stack(`s${index}`, ...new Set(index === 0 ? [] : chosen.map((choice) => `s${choice % index}`))),
          );
          const work = new Work();
          const done = inOrder(stacks, parallelism, work.start);
          const finished = new Set<string>();
          await new Promise(setImmediate);
          while (work.running.size > 0) {
            const running = [...work.running.keys()];
            const ready = stacks.filter(
              ({ name, dependencies }) => !finished.has(name) && dependencies.every((before) => finished.has(before)),
            );
            expect(running).toHaveLength(Math.min(parallelism, ready.length));
            expect(ready.map(({ name }) => name)).toEqual(expect.arrayContaining(running));
            const [index] = next.take(1);
            const name = running[index! % running.length]!;
            finished.add(name);
            await work.finish(name);
          }
          expect(await done).toEqual(stacks.map(({ name }) => name));
        },
      ),
      { numRuns: 50 },
    );
  });
});
