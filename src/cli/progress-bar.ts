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
   * Replaces the line, at most ten times a second.
   *
   * @param share - how much is done, from 0 to 1; undefined while nobody knows
   */
  show(share: number | undefined, text: string): void {
    const now = performance.now();
    if (!this.isVisible || now - this.shownAt < MILLISECONDS_BETWEEN) {
      return;
    }
    this.shownAt = now;
    this.stream.write(`\r\u001b[K${share === undefined ? "" : `${bar(Math.min(share, 1))}  `}${text}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.isVisible && this.shownAt > -Infinity) {
      this.stream.write("\r\u001b[K");
    }
  }
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
