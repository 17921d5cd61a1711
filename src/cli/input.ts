/** What commands read: files, and standard input. */

/** Stands for standard input among the names of files. */
export const STANDARD_INPUT = "-";

/** What people call an input. */
export function nameOfInput(input: string): string {
  return input === STANDARD_INPUT ? "standard input" : input;
}

/** What errors mean for a file, by their code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read: its permissions forbid it",
  Z_BUF_ERROR: "is cut off: its gzip data has no end",
  Z_DATA_ERROR: "is damaged: its gzip data is wrong",
  APPENDED_DATA: "is damaged: it has bytes after the end of its gzip data",
};

/**
 * Why a file or folder could not be read, as a clause.
 *
 * @param reasons - what some errors mean here in particular, by their code
 */
export function unreadableReason(error: unknown, reasons: Readonly<Record<string, string>> = {}): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : { ...REASONS, ...reasons }[code]) ?? `cannot be read: ${message}`;
}
