/** How Terraform keeps a state, and reads one: the only file that makes backends and remote state data sources. */
import * as path from "node:path";
import { App, DataTerraformRemoteStateLocal, DataTerraformRemoteStateS3, LocalBackend, S3Backend } from "cdktf";
import type { TerraformRemoteState, TerraformStack } from "cdktf";
import type { S3StateLocation, StateLocation } from "./state-location";

/** Keeps the state of `stack` at `location`. */
export function keepState(stack: TerraformStack, location: StateLocation): void {
  if (location.type === "local") {
    new LocalBackend(stack, { path: pathFromStack(stack, location.path) });
    return;
  }
  const backend = new S3Backend(stack, { ...s3Arguments(location), encrypt: true, kmsKeyId: location.kmsKeyArn });
  if (location.useLockfile) {
    // Terraform 1.10 knows the argument, cdktf 0.21 has no property for it (hashicorp/terraform-cdk#3933).
    backend.addOverride("use_lockfile", true);
  }
}

/** Reads the state at `location`. */
export function readState(stack: TerraformStack, id: string, location: StateLocation): TerraformRemoteState {
  return location.type === "local"
    ? new DataTerraformRemoteStateLocal(stack, id, { path: pathFromStack(stack, location.path) })
    : new DataTerraformRemoteStateS3(stack, id, s3Arguments(location));
}

/** The arguments that the backend and the data source share. */
function s3Arguments(location: S3StateLocation) {
  const { bucket, key, region, roleArn, endpoint, usePathStyle, skipCredentialsValidation } = location;
  return {
    bucket,
    key,
    region,
    assumeRole: roleArn === undefined ? undefined : { roleArn },
    endpoints: endpoint === undefined ? undefined : { s3: endpoint },
    usePathStyle,
    skipCredentialsValidation,
  };
}

/** Terraform runs in the stack's own folder; a relative path keeps what is synthesized free of this machine's folders. */
function pathFromStack(stack: TerraformStack, file: string): string {
  return path.relative(path.resolve(App.of(stack).outdir, "stacks", stack.node.id), file);
}
