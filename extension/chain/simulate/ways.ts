import type { ChainClient } from "../chainClients.ts";
import { blockWay } from "./blockWay.ts";
import { callWay } from "./callWay.ts";
import { refusalOf } from "./refusal.ts";
import type { SimulationOrder } from "./simulator.ts";
import { traceWay } from "./traceWay.ts";
import type { Way } from "./way.ts";

/** The ways, the most faithful first. */
const ways: readonly Way[] = [blockWay, traceWay, callWay];

/** For how long a node's word that it has no such method is taken; nodes are replaced behind one address. */
const rememberedMs = 10 * 60_000;

/** Which ways each node has refused, while the worker lives. */
export class WaysOfNodes {
  readonly #refused = new WeakMap<ChainClient, Map<Way["name"], number>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * What the first way gives that the node does not refuse; null where it refuses all. Throws what is no refusal of a way.
   */
  async first<T>(
    client: ChainClient,
    order: SimulationOrder,
    attempt: (way: Way) => Promise<T | "unfit">,
  ): Promise<T | null> {
    const refused = this.#refused.get(client) ?? new Map<Way["name"], number>();
    this.#refused.set(client, refused);
    for (const way of ways) {
      if (!way.fits(order) || (refused.get(way.name) ?? 0) > this.#now()) continue;
      try {
        const outcome = await attempt(way);
        if (outcome !== "unfit") return outcome;
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === "other") throw error;
        // Parameters may be refused for what stands in this one request.
        if (refusal === "no-such-method") refused.set(way.name, this.#now() + rememberedMs);
      }
    }
    return null;
  }
}
