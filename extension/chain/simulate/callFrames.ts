import * as v from "valibot";
import type { Address } from "../../domain/primitives.ts";
import type { SimulatedLog } from "../../domain/simulation/simulation.ts";
import { address, logShape, quantity } from "./rpcShapes.ts";

/** More frames than this are not walked. */
const mostFrames = 3000;
const mostLogs = 2000;

const topShape = v.object({ gasUsed: quantity });
const frameShape = v.object({
  to: v.optional(v.nullable(address)),
  error: v.optional(v.string()),
  logs: v.optional(v.array(logShape), []),
  calls: v.optional(v.array(v.unknown()), []),
});

export interface Frames {
  isReverted: boolean;
  gasUsed: bigint;
  logs: readonly SimulatedLog[];
  touched: readonly Address[];
}

/** Reads the answer of `callTracer` with logs; null where it is none. A frame that failed told of nothing. */
export function readFrames(answer: unknown): Frames | null {
  const top = v.safeParse(topShape, answer);
  if (!top.success) return null;
  const logs: SimulatedLog[] = [];
  const touched = new Set<Address>();
  const open: unknown[] = [answer];
  let isReverted = false;
  for (let count = 0; open.length > 0; count += 1) {
    const parsed = v.safeParse(frameShape, open.pop());
    if (!parsed.success || count > mostFrames || logs.length > mostLogs) return null;
    const { to, error, calls } = parsed.output;
    if (count === 0) isReverted = error !== undefined;
    if (to !== undefined && to !== null) touched.add(to);
    if (error !== undefined) continue;
    logs.push(...parsed.output.logs);
    open.push(...calls.slice(0, mostFrames + 1));
  }
  return { isReverted, gasUsed: top.output.gasUsed, logs, touched: [...touched] };
}
