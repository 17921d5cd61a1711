import type { FanOut } from "./pipeline";

/** A fan-out, or a part of one that is too wide for one job of an engine. */
export interface FanOutPart<Whole extends FanOut> {
  /** Name that no other job has: `wave-2`, or `wave-2-1` where there are several parts. */
  readonly name: string;
  readonly fanOut: Whole;
}

/**
 * A fan-out in parts of at most `limit` shares, all of which run beside each other.
 *
 * @param limit - how many jobs one definition of the engine may become
 */
export function partsOf<Whole extends FanOut>(name: string, fanOut: Whole, limit: number): FanOutPart<Whole>[] {
  const { shares } = fanOut;
  if (shares.length <= limit) return [{ name, fanOut }];
  return Array.from({ length: Math.ceil(shares.length / limit) }, (_, part) => ({
    name: `${name}-${part + 1}`,
    fanOut: { ...fanOut, shares: shares.slice(part * limit, (part + 1) * limit) },
  }));
}
