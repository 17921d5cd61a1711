import type { Danger } from "./outcome";

/**
 * The words that accept a danger: the address of its resource, wherever that is found, or the address in one place.
 *
 * @param place - the stack or plan that the danger was found in
 */
export function acceptancesOf(
  place: string,
  { address }: Pick<Danger, "address">,
): readonly [anywhere: string, here: string] {
  return [address, `${place}:${address}`];
}
