import { copyFileSync, existsSync } from "node:fs";
import * as path from "node:path";
import type { Ended } from "./terraform-process";

/** Terraform's record of provider versions and checksums, as it lies beside a configuration. */
const LOCK_FILE = ".terraform.lock.hcl";

/**
 * Installs the same providers for every stack.
 *
 * The project's own lock file decides their versions, if it has one; otherwise the first stack does. Until one init has
 * succeeded they run one after the other: two that fill a cold plugin cache at once break each other.
 *
 * @see https://github.com/hashicorp/terraform/issues/31964
 */
export class ProviderInstallation {
  private lockFile: string | undefined;
  private isWarm = false;
  private turn: Promise<unknown> = Promise.resolve();

  /** @param project - folder that may hold the project's lock file */
  constructor(project: string) {
    const lockFile = path.join(project, LOCK_FILE);
    this.lockFile = existsSync(lockFile) ? lockFile : undefined;
  }

  /** Runs `init` for the stack in `directory` when it may, with the lock file in its place. */
  install(directory: string, init: () => Promise<Ended>): Promise<Ended> {
    if (this.isWarm) return this.installNow(directory, init);
    const installed = this.turn.then(() => this.installNow(directory, init));
    this.turn = installed.catch(() => undefined);
    return installed;
  }

  private async installNow(directory: string, init: () => Promise<Ended>): Promise<Ended> {
    const own = path.join(directory, LOCK_FILE);
    if (this.lockFile !== undefined && this.lockFile !== own) copyFileSync(this.lockFile, own);
    const ended = await init();
    if (ended.exitCode === 0) {
      this.isWarm = true;
      if (existsSync(own)) this.lockFile ??= own;
    }
    return ended;
  }
}
