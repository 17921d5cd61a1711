import { kindOf } from "../../states";
import type { StateKind, StateLocation } from "../../states";
import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import { valueAt } from "../finding";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";

/**
 * The key that encrypts the states is in their bucket's Region.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function stateKeyRules({ state }: Sound<OrganizationConfiguration>): Finding[] {
  if (state?.type !== "s3" || state.kmsKeyArn === undefined || state.region === undefined) return [];
  const { region } = partsOfArn(state.kmsKeyArn);
  if (region === state.region) return [];
  return [
    {
      path: ["state", "kmsKeyArn"],
      what: `is a key in ${region}, but the bucket is in ${state.region}`,
      write: "the ARN of a key in the bucket's Region",
    },
  ];
}

/** No option of a state stands without the one that gives it a meaning, or beside one that contradicts it. */
export function stateOptionRules({ state, existingState }: Sound<OrganizationConfiguration>): Finding[] {
  const states: readonly [Path, SoundState | undefined][] = [
    [["state"], state],
    ...Object.entries(existingState ?? {}).map(([name, existing]): [Path, SoundState | undefined] => [
      ["existingState", name],
      existing,
    ]),
  ];
  return states.flatMap(([path, options]) =>
    options?.type === undefined ? [] : optionsAgree(path, options, kindOf({ type: options.type })),
  );
}

function optionsAgree(path: Path, state: object, kind: StateKind<StateLocation>): Finding[] {
  const stands = (option: string) => valueAt(state, [option]) !== undefined;
  const needs: readonly [string, readonly string[]][] = Object.entries(kind.needs);
  return [
    ...needs
      .filter(([option, others]) => stands(option) && !others.some((other) => other in state))
      .map(([option, others]) => ({
        path: [...path, option],
        what: `means nothing without ${others.join(" or ")}`,
        write: `${others.join(" or ")} beside it, or nothing`,
      })),
    ...(kind.conflicts ?? [])
      .filter(([one, other]) => stands(one) && stands(other))
      .map(([one, other]) => ({
        path: [...path, other],
        what: `cannot stand beside ${one}`,
        write: `only one of ${one} and ${other}`,
      })),
  ];
}

type Configuration = OrganizationConfiguration;
type SoundState =
  NonNullable<Sound<Configuration>["state"]> | NonNullable<NonNullable<Sound<Configuration>["existingState"]>[string]>;
