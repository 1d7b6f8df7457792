import { Counter, Histogram, Registry } from "prom-client";

/** What a SecWare measures of itself: the figures of its SLA, as verdicts and clients will show them. */
export interface Metrics {
  /** One verdict sent for the first time. `latencyMs` from the client's own clock to the signature. */
  verdict(level: string, latencyMs: number): void;
  /** One call that got no verdict. */
  refused(reason: string): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
}

/** Metrics in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const verdicts = new Counter({
    name: "secware_verdicts_total",
    help: "Verdicts by level; the share of unknown is promised in the SLA.",
    labelNames: ["level"],
    registers: [registry],
  });
  const refusals = new Counter({
    name: "secware_refusals_total",
    help: "Calls without a verdict, by reason.",
    labelNames: ["reason"],
    registers: [registry],
  });
  const latency = new Histogram({
    name: "secware_answer_seconds",
    help: "From the time in the call to the time in the verdict.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    verdict(level, latencyMs) {
      verdicts.inc({ level });
      latency.observe(Math.max(0, latencyMs) / 1000);
    },
    refused: (reason) => refusals.inc({ reason }),
    text: () => registry.metrics(),
  };
}
