import * as v from "valibot";
import type { Message } from "./message.ts";
import {
  amount,
  hash,
  nothing,
  parameters,
  planNumber,
  requestId,
  text,
  wareCondition,
  wareNumber,
} from "./shapes.ts";

const done = v.strictObject({ status: v.literal("done") });
/** The wallet has made a request of its own; its approval window is open. */
const requested = v.strictObject({ status: v.literal("requested"), id: requestId });
/** The home chain, the hub or the feature is not there; `reason` is for the screen. */
const unavailable = v.strictObject({ status: v.literal("unavailable"), reason: text(280) });
const conditions = v.pipe(v.array(wareCondition), v.maxLength(8));

/** The SecHub, the catalogue, purchases, and the developer's console. */
export const hubMessages = {
  /** Reads hub, bindings, purchases and document from the home chain again. */
  refreshHub: { from: ["popup"], request: nothing, response: v.variant("status", [done, unavailable]) },
  refreshCatalogue: { from: ["popup"], request: nothing, response: v.variant("status", [done, unavailable]) },
  createHub: { from: ["popup"], request: nothing, response: v.variant("status", [requested, unavailable]) },
  /** Buys a plan, binds the SecWare and authorises the caller key in one transaction; price 0 is the free plan. */
  buyPlan: {
    from: ["popup"],
    request: v.strictObject({
      ware: wareNumber,
      plan: planNumber,
      quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      /** What the screen showed; both are compared with the chain again. */
      expectedTotal: amount,
      planHash: hash,
      conditions,
      parameters,
    }),
    response: v.variant("status", [
      requested,
      v.strictObject({ status: v.literal("changed"), total: amount }),
      /** What is missing, smallest unit; the screen says where it comes from. */
      v.strictObject({ status: v.literal("short"), gasWei: amount, sec: amount }),
      unavailable,
    ]),
  },
  unbindWare: {
    from: ["popup"],
    request: v.strictObject({ ware: wareNumber }),
    response: v.variant("status", [requested, unavailable]),
  },
  /** Conditions go to the chain by a request; their amounts and the parameters into the encrypted document. */
  configureWare: {
    from: ["popup"],
    request: v.strictObject({ ware: wareNumber, conditions, parameters }),
    response: v.variant("status", [requested, unavailable]),
  },
  /** What the selected account sells: usage, revenue, stake. */
  loadConsole: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("loaded"),
        wares: v.array(
          v.strictObject({
            ware: wareNumber,
            host: text(300),
            purchases: v.number(),
            callsSold: amount,
            callsSettled: amount,
            stake: amount,
            stakeNeeded: amount,
            withdrawable: amount,
            /** What came free and open claims hold back. */
            heldBack: amount,
            /** Revenue by the day it may be withdrawn, seconds since the epoch. */
            waiting: v.array(v.strictObject({ unlocksAt: v.number(), amount })),
          }),
        ),
      }),
      unavailable,
    ]),
  },
  withdrawRevenue: {
    from: ["popup"],
    request: v.strictObject({ ware: wareNumber }),
    response: v.variant("status", [requested, unavailable]),
  },
} as const satisfies Record<string, Message>;
