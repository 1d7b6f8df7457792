import { measureSdkRate } from "../../secware/sdk/bench.ts";
import type { Measure } from "./figure.ts";

/** One core of the SDK over HTTP with durable counters, beside what its cryptography alone could do. */
export const measureSdk: Measure = async (tell) => {
  tell("8,000 signed calls over HTTP, each with a number of its own");
  const rate = await measureSdkRate();
  return [
    {
      name: `SDK: verified, metered, signed, durable answers a second of its processor time, all threads (${rate.implementation})`,
      value: rate.answersPerCoreSecond,
      unit: "1/s",
      n: rate.answers,
      p50: null,
      p95: null,
      peer: { name: "bare verify plus sign of the same library", value: rate.barePerCoreSecond },
      ratio: rate.ratio,
      goal: "ratio ≥ 0.35",
    },
    {
      name: "SDK: answers a second by the wall clock, client on the same machine",
      value: rate.answersPerSecond,
      unit: "1/s",
      n: rate.answers,
      p50: null,
      p95: null,
      peer: null,
      ratio: null,
      goal: "reported",
    },
  ];
};
