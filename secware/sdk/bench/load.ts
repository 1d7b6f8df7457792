import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The client's process: reads prepared requests from the file that it is given, says so, sends them when its input ends, each
// connection its own, and prints what it saw as one JSON line.
interface Prepared {
  url: string;
  connections: readonly (readonly { headers: Record<string, string>; body: string }[])[];
}

interface Load {
  url: string;
  connections: number;
  amount: number;
  timeout: number;
  setupClient(client: { setRequests(requests: readonly object[]): void }): void;
}
interface Seen {
  "2xx": number;
  errors: number;
  timeouts: number;
  non2xx: number;
  start: Date;
  finish: Date;
  latency: { p50: number; p99: number };
}
// The package brings no types.
const autocannon = createRequire(import.meta.url)("autocannon") as (load: Load) => Promise<Seen>;

const prepared = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Prepared;
const lists = prepared.connections.map((list) =>
  list.map(({ headers, body }) => ({ method: "POST" as const, path: "/v1/scan", headers, body })),
);
let next = 0;
console.log("ready");
for await (const _ of process.stdin);
const seen = await autocannon({
  url: prepared.url,
  connections: lists.length,
  amount: lists.reduce((sum, list) => sum + list.length, 0),
  timeout: 20,
  setupClient(client) {
    client.setRequests(lists[next++] ?? []);
  },
});
const { latency, errors, timeouts, non2xx } = seen;
console.log(
  JSON.stringify({
    answered: seen["2xx"],
    failed: errors + timeouts + non2xx,
    seconds: (seen.finish.getTime() - seen.start.getTime()) / 1000,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
  }),
);
