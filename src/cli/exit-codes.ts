/**
 * What a command tells the shell. Findings are apart from failures, and failures are those of `sysexits.h`.
 * @see https://man7.org/linux/man-pages/man3/sysexits.h.3head.html
 */
export const EXIT_CODES = {
  /** All went well: nothing was found, and nothing is to be done. */
  success: 0,
  /** At least one stack failed; the others were finished. */
  stackFailed: 1,
  /** A stack or a file is not what it should be and would change: Terraform's own code for a plan with changes. */
  changes: 2,
  /** Something of low or medium severity was found, and nothing worse. */
  lowOrMediumFound: 10,
  /** Something of high or critical severity was found. */
  highOrCriticalFound: 20,
  /** The guard refused a plan, and nothing failed. */
  planRefused: 20,
  /** Something that exists would stop the deployment. */
  inTheWay: 20,
  /** The command line is wrong: nothing was done. */
  wrongUsage: 64,
  /** Some input could not be read: whatever was found, the answer is not complete. */
  unreadableInput: 66,
  /** The program itself failed. */
  failure: 70,
  /** Interrupted, and ended safely: what a shell says of SIGINT. */
  interrupted: 130,
  /** Asked to end, and ended safely: what a shell says of SIGTERM. */
  terminated: 143,
  /** Whoever read the output has gone, as `head` does. */
  brokenPipe: 141,
} as const;

/** One of {@link EXIT_CODES}. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
