import type { Simulator } from "../../../extension/chain/simulate/simulator.ts";
import type { InspectionContext, TokenFacts } from "../../../extension/domain/context.ts";
import { coreTokenAt } from "../../../extension/domain/coreTokens.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import type { Gap } from "../../../extension/domain/finding.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { keepIfNoWorse } from "../../../extension/domain/simulation/compareRuns.ts";
import { simulatedFlows } from "../../../extension/domain/simulation/simulatedFlows.ts";
import type { Simulation } from "../../../extension/domain/simulation/simulation.ts";
import type { SimulationView } from "../../../extension/messages/views.request.ts";
import type { AskSubject, PreparedTransaction } from "../../../extension/storage/requests.ts";
import type { ChainFacts } from "./chainFacts.ts";
import { isSendable, type Sendable } from "./preparing.ts";

export interface SimulatingDeps {
  simulator: Simulator;
  chain: Pick<ChainFacts, "tokenAt">;
}

/** What a simulation adds to what is known. */
export type SimulationReading = Required<Pick<InspectionContext, "simulation" | "tokens">>;

/**
 * Simulates what would be sent, with the gas and fees it would be sent with, and reads the names of the tokens that moved.
 * A node that is not done when `deadline` resolves has failed. Never throws. Effects: network.
 */
export async function simulateSendable(
  subject: Sendable,
  prepared: readonly PreparedTransaction[],
  { simulator, chain }: SimulatingDeps,
  deadline: Promise<void>,
): Promise<SimulationReading> {
  const { chainId, from } = subject;
  const calls = subject.kind === "calls" ? subject.calls : [subject];
  const order = {
    ...{ chainId, from, actions: readSubject(subject).actions },
    calls: calls.flatMap(({ to, value, data }, index) => {
      const one = prepared[index];
      return one === undefined ? [] : [{ to, value, data, gas: one.gas, fees: one.fees, nonce: one.nonce }];
    }),
  };
  const late = deadline.then((): Simulation => ({ status: "failed", text: "The simulation took too long." }));
  const simulation = await Promise.race([simulator.simulate(order), late]);
  const tokens: Record<Address, TokenFacts> = {};
  const reads = tokensOf(simulation).map(async (token) => {
    if (coreTokenAt(chainId, token) !== null) return;
    const facts = await chain.tokenAt(chainId, token);
    if (facts !== null) tokens[token] = facts;
  });
  await Promise.race([Promise.allSettled(reads), deadline]);
  // A copy, so that a late answer does not change what has been judged and shown.
  return { simulation, tokens: { ...tokens } };
}

function tokensOf(simulation: Simulation): readonly Address[] {
  if (simulation.status !== "done") return [];
  return [...new Set(simulation.differences.flatMap(({ of }) => (of.kind === "coin" ? [] : [of.token])))];
}

/** Whether nothing can have changed since. Where the node does not say in time, it may have. Never throws. Effects: network. */
export async function isOfNewestBlock(
  simulation: Simulation,
  chainId: number,
  { simulator }: SimulatingDeps,
  deadline: Promise<void>,
): Promise<boolean> {
  if (simulation.status === "absent") return true;
  if (simulation.status === "failed" || simulation.notRunAgain !== undefined) return false;
  const newest = await Promise.race([simulator.newestBlock(chainId), deadline.then(() => null)]);
  return newest !== null && newest <= simulation.block;
}

/**
 * What counts at the click: what was shown, unless the fresh run is worse. Where none can be had, what was found still counts
 * beside the gap: a node that falls silent makes nothing less dangerous.
 */
export function simulationAtClick(shown: Simulation, fresh: Simulation): Simulation {
  if (shown.status !== "done") return fresh;
  const { notRunAgain: _, ...asShown } = shown;
  if (fresh.status === "done") return keepIfNoWorse(asShown, fresh);
  const text = "What was simulated could not be simulated again before signing.";
  return { ...asShown, notRunAgain: fresh.status === "failed" ? fresh.text : text };
}

/** The context with what a simulation showed; what was read of tokens before stays. */
export function withSimulation(
  context: InspectionContext,
  { simulation, tokens }: SimulationReading,
): InspectionContext {
  return { ...context, simulation, tokens: { ...tokens, ...context.tokens } };
}

/** A simulator that is there and says nothing that can be believed leaves something unknown that could be known. */
export function simulationGaps({ simulation }: InspectionContext): readonly Gap[] {
  const text = simulation?.status === "done" ? simulation.notRunAgain : simulation?.text;
  if (simulation === undefined || simulation.status === "absent" || text === undefined) return [];
  return [{ who: { kind: "local", check: "simulation" }, reason: "failed", text }];
}

/** What the screen says of the simulation. */
export function simulationView(
  subject: AskSubject,
  context: InspectionContext,
  { obstacle, isReading }: { obstacle: { text: string; wouldFail: boolean } | null; isReading: boolean },
): SimulationView {
  if (obstacle?.wouldFail === true) {
    return { status: "would-fail", text: `This would fail now: ${obstacle.text}` };
  }
  if (!isSendable(subject)) {
    return { status: "not-simulated", text: "Not simulated: nothing is sent to a network" };
  }
  const { simulation } = context;
  if (simulation === undefined) {
    const text = isReading
      ? "Simulating…"
      : "Not simulated: the network's node did not say what sending needs";
    return { status: "not-simulated", text };
  }
  if (simulation.status !== "done") return { status: "not-simulated", text: simulation.text };
  const effects = {
    block: simulation.block,
    ...simulatedFlows(simulation, { chainId: subject.chainId, context }),
    ...(simulation.created === undefined ? {} : { created: simulation.created }),
  };
  if (simulation.isReverted) {
    return { status: "would-fail", text: "This would fail now: the contract refuses it", effects };
  }
  if (simulation.notRunAgain !== undefined) {
    return { status: "clean", text: `Simulated when it was shown. ${simulation.notRunAgain}`, effects };
  }
  const text =
    simulation.isNoticeable === true
      ? "Simulated with other code in your account's place, which a contract can notice; it proves nothing by itself"
      : "Simulated on this network's node; it proves nothing by itself";
  return { status: "clean", text, effects };
}
