import { accessLogBucketName, logBucketName } from "../../names";
import type { ArnScope } from "../../names";
import { lockDays } from "../../retention";
import type { LogArchiveConfiguration, RetentionConfiguration } from "../configuration";
import { DEFAULT_ARCHIVE_STORAGE_CLASS, DEFAULT_HOT_DAYS, DEFAULT_NONCURRENT_DAYS } from "../defaults";
import type { LogArchiveSettings, Retention } from "../organization";

/** The log archive; `owner` is its account and Region. */
export function resolveLogArchive(
  logArchive: LogArchiveConfiguration,
  owner: Pick<ArnScope, "accountId" | "region">,
): LogArchiveSettings {
  return {
    bucketName: logArchive.bucketName ?? logBucketName(owner),
    accessLogBucketName: logArchive.accessLogBucketName ?? accessLogBucketName(owner),
    readers: logArchive.readers ?? [],
    minimumTlsVersion: logArchive.minimumTlsVersion ?? "1.2",
    denyOtherKeys: logArchive.denyOtherKeys ?? false,
    retention: resolveRetention(logArchive.retention),
  };
}

function resolveRetention(retention: RetentionConfiguration): Retention {
  return {
    ...retention,
    hotDays: retention.hotDays ?? DEFAULT_HOT_DAYS,
    archiveStorageClass: retention.archiveStorageClass ?? DEFAULT_ARCHIVE_STORAGE_CLASS,
    noncurrentDays: retention.noncurrentDays ?? DEFAULT_NONCURRENT_DAYS,
    accessLogDays: retention.accessLogDays ?? lockDays(retention),
  };
}
