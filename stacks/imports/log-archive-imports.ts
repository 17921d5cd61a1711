import type { TerraformResource } from "cdktf";
import type { AdoptConfiguration, BucketConfigurationName } from "../../src/config";
import type { LogArchive } from "../../src/constructs/log-archive";
import type { Import } from "./import-existing";

/** The resources of the log archive account that are taken over. */
export function logArchiveImports({ logs, accessLogs, key }: LogArchive, adopt: AdoptConfiguration): Import[] {
  return [
    ...keyImports(key, adopt.logKey),
    ...bucketImports(adopt.logBucket, logs.bucket.resource, {
      ...configurationsOf(logs),
      objectLock: logs.objectLock,
      logging: logs.logging,
    }),
    ...bucketImports(adopt.accessLogBucket, accessLogs.bucket.resource, configurationsOf(accessLogs)),
  ];
}

function keyImports(key: LogArchive["key"], adopted: AdoptConfiguration["logKey"]): Import[] {
  if (adopted === undefined) return [];
  return [
    // The provider wants the key's id, which is the last part of its ARN.
    { to: key.resource, id: adopted.arn.replace(/^.*\//, "") },
    ...(adopted.alias ? [{ to: key.alias, id: key.alias.nameInput! }] : []),
  ];
}

type Configurations = Readonly<Partial<Record<BucketConfigurationName, TerraformResource>>>;

/** What both buckets have. */
function configurationsOf({ bucket, encryption, lifecycle }: LogArchive["accessLogs"] | LogArchive["logs"]) {
  const { versioning, publicAccessBlock, policy, ownershipControls } = bucket;
  return { versioning, encryption, publicAccessBlock, policy, lifecycle, ownershipControls };
}

function bucketImports(
  adopted: AdoptConfiguration["logBucket"],
  bucket: TerraformResource,
  configurations: Configurations,
): Import[] {
  if (adopted === undefined) return [];
  const wanted = (adopted.configurations ?? []).flatMap((name) => configurations[name] ?? []);
  return [bucket, ...wanted].map((to) => ({ to, id: adopted.name }));
}
