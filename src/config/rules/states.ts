import { kindOf } from "../../states";
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

/** No option of a state stands without the one that gives it a meaning. */
export function stateOptionRules({ state, existingState }: Sound<OrganizationConfiguration>): Finding[] {
  return [
    ...lonelyOptions(["state"], state),
    ...Object.entries(existingState ?? {}).flatMap(([name, existing]) =>
      lonelyOptions(["existingState", name], existing),
    ),
  ];
}

function lonelyOptions(path: Path, state: SoundState | undefined): Finding[] {
  if (state?.type === undefined) return [];
  const needs: readonly [string, readonly string[]][] = Object.entries(kindOf({ type: state.type }).needs);
  return needs
    .filter(([option, others]) => valueAt(state, [option]) !== undefined && !others.some((other) => other in state))
    .map(([option, others]) => ({
      path: [...path, option],
      what: `means nothing without ${others.join(" or ")}`,
      write: `${others.join(" or ")} beside it, or nothing`,
    }));
}

type Configuration = OrganizationConfiguration;
type SoundState =
  NonNullable<Sound<Configuration>["state"]> | NonNullable<NonNullable<Sound<Configuration>["existingState"]>[string]>;
