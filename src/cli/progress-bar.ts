import type { OutputStream } from "./terminal";

const WIDTH = 24;
const MILLISECONDS_BETWEEN = 100;

/** One line that tells a person how far it has come. Nothing where nobody watches. */
export class ProgressBar {
  private shownAt = -Infinity;

  constructor(private readonly stream: OutputStream) {}

  /** Whether somebody watches. */
  get isVisible(): boolean {
    return this.stream.isTTY === true;
  }

  /**
   * Replaces the line, at most ten times a second. What is too long for it is cut off: of a line that the terminal has
   * broken, only the last part could be taken away.
   *
   * @param share - how much is done, from 0 to 1; undefined while nobody knows
   */
  show(share: number | undefined, text: string): void {
    const now = performance.now();
    if (!this.isVisible || now - this.shownAt < MILLISECONDS_BETWEEN) {
      return;
    }
    this.shownAt = now;
    this.stream.write(`\r\u001b[K${this.cut(share === undefined ? text : `${bar(Math.min(share, 1))}  ${text}`)}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.isVisible && this.shownAt > -Infinity) {
      this.stream.write("\r\u001b[K");
    }
  }

  /** As much of a line as fits; the last column stays free, since some terminals break the line there. */
  private cut(line: string): string {
    // Terminals that do not know their width say 0.
    const room = (this.stream.columns || Infinity) - 1;
    const characters = [...line];
    return characters.length <= room ? line : `${characters.slice(0, Math.max(room - 1, 0)).join("")}…`;
  }
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
