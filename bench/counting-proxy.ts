import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands between Terraform and the emulator, and counts the requests. */
export interface CountingProxy {
  /** Its address, to use in place of the emulator's. */
  readonly endpoint: string;
  /** How many requests passed since the last time that this was asked. */
  take(): number;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of this machine that hands every request on to `target` as it is. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let count = 0;
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const { method, url, headers } = incoming;
    const forwarded = request({ hostname, port, method, path: url, headers, agent }, (response) => {
      outgoing.writeHead(response.statusCode!, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
      await once(server, "close");
    },
  };
}
