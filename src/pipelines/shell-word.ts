/** A word as a POSIX shell has to read it to get that very text: quoted where it must be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Words as one command. */
export function shellCommand(words: readonly string[]): string {
  return words.map(shellWord).join(" ");
}
