/** A server that keeps Terraform states in memory, with locks and a password, as a landing zone's own might. */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** States behind a server of this machine. */
export class HttpStateServer {
  /** The text of each state by its path. */
  readonly states = new Map<string, string>();
  /** The paths that are locked now. */
  readonly locks = new Map<string, string>();
  /** Method and path of every request that came with the password. */
  readonly requests: string[] = [];
  private readonly server: Server;

  private constructor(private readonly authorization: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Starts a server that knows one user. */
  static async start(user: string, password: string): Promise<HttpStateServer> {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    const started = new HttpStateServer(authorization);
    await new Promise<void>((resolve) => started.server.listen(0, "127.0.0.1", resolve));
    return started;
  }

  /** URL of the server, without a slash behind. */
  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const body = (await request.toArray()).join("");
    if (headers.authorization !== this.authorization) return void response.writeHead(401).end();

    const path = new URL(url, this.endpoint).pathname;
    this.requests.push(`${method} ${path}`);
    const [status, text = ""] = this.decide(method, path, body);
    response.writeHead(status).end(text);
  }

  private decide(method: string, path: string, body: string): [number, string?] {
    const lock = this.locks.get(path);
    switch (method) {
      case "LOCK":
        if (lock !== undefined) return [423, lock];
        this.locks.set(path, body);
        return [200];
      case "UNLOCK":
        this.locks.delete(path);
        return [200];
      case "POST":
        this.states.set(path, body);
        return [200];
      case "GET":
        return this.states.has(path) ? [200, this.states.get(path)!] : [404];
      default:
        return [405];
    }
  }
}
