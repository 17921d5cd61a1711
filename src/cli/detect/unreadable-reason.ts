/** What errors mean for a file, by their code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a link to a folder",
  EACCES: "may not be read: its permissions forbid it",
  Z_BUF_ERROR: "is cut off: its gzip data has no end",
  Z_DATA_ERROR: "is damaged: its gzip data is wrong",
  APPENDED_DATA: "is damaged: something follows its gzip data",
};

/** Why a file or folder could not be read, as a clause. */
export function unreadableReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? `cannot be read: ${message}`;
}
