import { accessLogBucketName, logBucketName } from "../../names";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** Names of the buckets of the log archive, as far as they are known: written, or by default. */
export function bucketNamesOf({ logArchive, accounts, homeRegion }: Sound<OrganizationConfiguration>) {
  const accountId = accounts?.logArchive?.id;
  if (logArchive === undefined || accountId === undefined || homeRegion === undefined) return [];
  const owner = { accountId, region: homeRegion };
  return [
    { part: "the log bucket", name: logArchive.bucketName ?? logBucketName(owner) },
    { part: "the access log bucket", name: logArchive.accessLogBucketName ?? accessLogBucketName(owner) },
  ];
}

/** The log bucket and the bucket of its access log are two buckets. */
export function logBucketRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const [logs, accessLogs] = bucketNamesOf(configuration);
  if (logs === undefined || logs.name !== accessLogs?.name) return [];

  const written = configuration.logArchive?.accessLogBucketName === undefined ? "bucketName" : "accessLogBucketName";
  return [
    {
      path: ["logArchive", written],
      what: "names one bucket for the logs and for the record of who reads them, which would grow by its own entries",
      write: "another name",
    },
  ];
}
