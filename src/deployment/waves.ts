import { AssemblyError } from "../errors";
import type { SynthesizedStack } from "./assembly";

/**
 * The stacks in waves: those of one wave depend on none beside them, only on waves before it.
 *
 * @throws AssemblyError with the stacks that depend on each other in a circle, or on one that does not exist
 */
export function wavesOf<Stack extends Pick<SynthesizedStack, "name" | "dependencies">>(
  stacks: readonly Stack[],
): readonly (readonly Stack[])[] {
  const waves: Stack[][] = [];
  const standing = new Set<string>();
  let waiting = stacks;
  while (waiting.length > 0) {
    const wave = waiting.filter(({ dependencies }) => dependencies.every((name) => standing.has(name)));
    if (wave.length === 0) {
      throw new AssemblyError(
        "the order of the stacks",
        waiting.map(({ name, dependencies }) => ({
          where: name,
          what: "waits for stacks that wait for it, or that do not exist",
          found: dependencies.filter((dependency) => !standing.has(dependency)).join(", "),
          write: "dependencies in one direction, on stacks of the same application",
        })),
      );
    }
    waves.push(wave);
    for (const { name } of wave) standing.add(name);
    waiting = waiting.filter(({ name }) => !standing.has(name));
  }
  return waves;
}
