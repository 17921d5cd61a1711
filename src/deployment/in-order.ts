/** As much of a stack as its turn depends on. */
interface Ordered {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/**
 * Works on every stack as soon as the stacks that it depends on are done, on a bounded number at once.
 *
 * @param stacks - each after those that it depends on; a dependency that is not among them is taken to stand
 * @param parallelism - how many to work on at once, at least 1
 * @param work - is given what became of the stacks that this one depends on; it does not reject
 * @returns what became of each, in the order of `stacks`
 */
export async function inOrder<Stack extends Ordered, Result>(
  stacks: readonly Stack[],
  parallelism: number,
  work: (stack: Stack, before: readonly Result[]) => Promise<Result>,
): Promise<readonly Result[]> {
  const slots = new Slots(parallelism);
  const done = new Map<string, Promise<Result>>();
  for (const stack of stacks) {
    const before = stack.dependencies.flatMap((name) => done.get(name) ?? []);
    done.set(
      stack.name,
      Promise.all(before).then((results) => slots.use(() => work(stack, results))),
    );
  }
  return Promise.all(done.values());
}

/** A number of places: whoever finds none free waits, and is served in the order of arrival. */
class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
