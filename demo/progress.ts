/** Shows the steps of long work on standard error: a running clock on a terminal, one line a finished step elsewhere. */
export class Progress {
  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  /** Runs one step and shows how long it took. */
  async step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
    const clock = this.stream.isTTY
      ? setInterval(() => this.replaceLine(`… ${title} (${seconds()})`), 1000)
      : undefined;
    if (clock) this.replaceLine(`… ${title}`);

    let mark = "✘";
    try {
      const result = await work();
      mark = "✔";
      return result;
    } finally {
      clearInterval(clock);
      this.replaceLine(`${mark} ${title} (${seconds()})\n`);
    }
  }

  private replaceLine(text: string): void {
    this.stream.write(this.stream.isTTY ? `\r\u001b[K${text}` : text);
  }
}
