import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { SynthesizedStack } from "../../deployment";
import type { PipelineStack } from "../../pipelines";

/** Id of the data source that reads an existing state. Those of other stacks' states are called as the stacks. */
const EXISTING_STATE = /^existing-(.+)$/;

/** Reads what a pipeline has to know of stacks beyond their places: where states lie, and whom policies spare. */
export function readPipelineStacks(stacks: readonly SynthesizedStack[]): PipelineStack[] {
  return stacks.map((stack) => {
    const text = readFileSync(path.join(stack.directory, "cdk.tf.json"), "utf8");
    const { terraform, data, resource } = JSON.parse(text) as StackConfiguration;
    const [backend] = Object.keys(terraform?.backend ?? {});
    const trails = Object.values(resource?.aws_cloudtrail ?? {});
    return {
      ...stack,
      backend: backend ?? (terraform?.cloud === undefined ? "local" : "cloud"),
      existingLocalStates: Object.entries(data?.terraform_remote_state ?? {}).flatMap(([id, state]) =>
        state.backend === "local" ? (EXISTING_STATE.exec(id)?.slice(1) ?? []) : [],
      ),
      makesTrail: trails.some(({ is_organization_trail }) => is_organization_trail === true),
      spared: Object.values(resource?.aws_s3_bucket_policy ?? {}).flatMap(({ policy }) => sparedBy(policy)),
    };
  });
}

/** Whom each denial of reconfiguration in a bucket's policy spares. A policy that is no JSON is none of this module. */
function sparedBy(policy = "{}"): string[][] {
  try {
    const { Statement = [] } = JSON.parse(policy) as BucketPolicy;
    return Statement.filter(({ Sid }) => Sid === "DenyReconfiguration").map(({ Condition }) =>
      [Condition?.ArnNotLike?.["aws:PrincipalArn"] ?? []].flat(),
    );
  } catch {
    return [];
  }
}

/** As much of a stack as is looked at. */
interface StackConfiguration {
  readonly terraform?: { readonly backend?: Readonly<Record<string, unknown>>; readonly cloud?: unknown };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<Record<string, { readonly backend?: string }>>;
  };
  readonly resource?: {
    readonly aws_cloudtrail?: Readonly<Record<string, { readonly is_organization_trail?: unknown }>>;
    readonly aws_s3_bucket_policy?: Readonly<Record<string, { readonly policy?: string }>>;
  };
}

interface BucketPolicy {
  readonly Statement?: readonly {
    readonly Sid?: string;
    readonly Condition?: { readonly ArnNotLike?: { readonly "aws:PrincipalArn"?: string | readonly string[] } };
  }[];
}
