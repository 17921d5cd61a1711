/** Shows the steps of long work on standard error: a running clock on a terminal, one line a finished step elsewhere. */
export class Progress {
  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  /**
   * Runs one step and shows how long it took.
   *
   * @param work - is given a function that says how far it has come
   */
  async step<Result>(title: string, work: (note: (text: string) => void) => Promise<Result>): Promise<Result> {
    const started = performance.now();
    const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
    let progress = "";
    const show = () => this.stream.isTTY && this.replaceLine(`… ${title} (${seconds()}${progress})`);
    const clock = setInterval(show, 1000);
    show();

    let mark = "✘";
    try {
      const result = await work((text) => {
        progress = `, ${text}`;
        show();
      });
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
