import type { Problem } from "../errors";
import { AuditTrailError } from "../errors";

/** The command line is wrong: nothing was done. */
export class UsageError extends AuditTrailError {
  override readonly name = "UsageError";
  constructor(problems: readonly Problem[]) {
    super("the command line is wrong:", problems);
  }
}
