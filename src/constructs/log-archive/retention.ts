/** What the one retention statement means for each part of the log archive. Pure: no cdktf. */
import { lockDays } from "../../retention";
import type { LockPeriod } from "../../retention";
import type { LifecycleRulesProps } from "./lifecycle-rules";

/** How long log files are kept, as `LogArchive` takes it. */
export interface LogRetention extends LockPeriod {
  /** Object Lock mode of the default retention. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** After how many days log files move to `archiveStorageClass`. */
  readonly hotDays: number;
  /** Storage class of older log files. */
  readonly archiveStorageClass: string;
  /** How many days the bytes of a hidden or expired log file stay, so that a mistake can be undone. */
  readonly noncurrentDays: number;
  /** After how many days the records of access to the log bucket expire. */
  readonly accessLogDays: number;
}

/** The retention, part by part. */
export interface CompiledRetention {
  /** The default retention of Object Lock. */
  readonly lock: LockPeriod & Pick<LogRetention, "mode">;
  /** Lifecycle of the log files: they expire a day after the lock, never before. */
  readonly logFiles: LifecycleRulesProps;
  /** Lifecycle of the records of access. */
  readonly accessLogs: LifecycleRulesProps;
}

/** Compiles the retention statement. */
export function compileRetention(retention: LogRetention): CompiledRetention {
  const { mode, years, days, hotDays, archiveStorageClass, noncurrentDays, accessLogDays } = retention;
  return {
    lock: { mode, years, days },
    logFiles: {
      expiryDays: lockDays({ years, days }) + 1,
      noncurrentDays,
      archive: { afterDays: hotDays, storageClass: archiveStorageClass },
    },
    accessLogs: { expiryDays: accessLogDays, noncurrentDays },
  };
}
