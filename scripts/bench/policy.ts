import { decideFacts } from "../../extension/domain/policy/decide.ts";
import { createDryRun, type PastRequest } from "../../extension/domain/policy/dryRun.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { PastSpend, PolicyFacts } from "../../extension/domain/policy/policyFacts.ts";
import { defaultPolicy } from "../../extension/domain/policy/presets.ts";
import type { Address } from "../../extension/domain/primitives.ts";
import { type Figure, fromReadings, type Measure, quantile, time } from "./figure.ts";
import { manyRules } from "./manyRules.ts";
import { measurePeerRules } from "./peerRules.ts";

const ROUNDS = 2000;
const RULES = 500;
const PAST = 10_000;
/** Milliseconds between two past requests: more than forty a day, for half a year. */
const PAUSE = 1_800_000;
const now = 1_800_000_000_000;
const account = "0x2b5ad5c4795c026514f8317c7a215e218dccd6cf";
const policy = { status: "decoded", document: manyRules(RULES) } as const;

/** Rules against requests whose facts are known: one request that is decided, and many that are decided again. */
export const measurePolicy: Measure = async (tell) => {
  tell(`${ROUNDS} decisions of ${RULES} rules, beside a peer's`);
  const facts = Array.from({ length: 100 }, (_, index) => factsOf(index, now));
  const history = Array.from({ length: 50 }, (_, index) => pastOf(index));
  const rest = { findings: [], gaps: [], answers, history, overrides: [] };
  const readings = await time(ROUNDS, (index) =>
    decideFacts({ policy, facts: facts[index % 100] ?? factsOf(0, now), ...rest }),
  );
  const peer = await measurePeerRules(ROUNDS);
  const value = quantile(peer.readings, 0.95);
  const figure = fromReadings(`${RULES} rules against one request`, "ms", readings, "p95 < 1 ms");
  tell(`a dry run of ${PAST} past requests`);
  return [{ ...figure, peer: { name: peer.name, value }, ratio: figure.value / value }, dryRun()];
};

function dryRun(): Figure {
  const past = Array.from({ length: PAST }, (_, index): PastRequest => {
    const at = now - (PAST - index) * PAUSE;
    const said = { findings: [], gaps: [], answers };
    return {
      id: `r${index}`,
      title: "A request",
      at,
      wasSigned: index % 3 > 0,
      facts: factsOf(index, at),
      ...said,
    };
  });
  const before = { status: "decoded", document: defaultPolicy } as const;
  const after = { status: "decoded", document: manyRules(20) } as const;
  const startedAt = performance.now();
  const run = createDryRun(before, after, past);
  while (run.step(200).done < PAST);
  run.result();
  const seconds = (performance.now() - startedAt) / 1000;
  const nothing = { p50: null, p95: null, peer: null, ratio: null };
  return {
    name: `dry run of ${PAST} past requests`,
    value: seconds,
    unit: "s",
    n: 1,
    ...nothing,
    goal: "< 2 s",
  };
}

const answers: readonly AnswerFacts[] = [1, 2, 3].map((ware) => ({
  ...{
    ware,
    name: `SecWare ${ware}`,
    status: "answered",
    level: ware === 2 ? "caution" : "none",
    findings: [],
    gap: null,
  },
}));

function addressOf(index: number): Address {
  return `0x${index.toString(16).padStart(40, "0")}`;
}

/** A transfer of a token, now and then an allowance, from one of ten sites to one of many parties. */
function factsOf(index: number, at: number): PolicyFacts {
  const token = addressOf(index % 50);
  const party = addressOf(index % 700);
  const isAllowance = index % 5 === 0;
  const amount = BigInt(index % 997) * 1_000_000n;
  return {
    ...{
      kind: "transaction",
      account,
      chain: 1,
      site: `https://site${index % 10}.example`,
      subjectHash: `0x${"5".repeat(64)}`,
    },
    ...{ verifyingContract: null, isUnderstood: index % 11 > 0, now: at, isClockTrusted: true },
    calls: [{ to: token, selector: isAllowance ? "0x095ea7b3" : "0xa9059cbb" }],
    actions: [isAllowance ? "allow" : "send"],
    targets: [token, party],
    gainers: [party],
    spenders: isAllowance ? [party] : [],
    movements: [true, false].map((isSum) => ({ token, amount, isSum: !isSum })),
  };
}

function pastOf(index: number): PastSpend {
  const { chain, kind, site, targets, movements } = factsOf(index, now);
  const moved = Object.fromEntries(movements.map(({ token, amount }) => [token, amount]));
  return { at: now - index * 600_000, account, chain, kind, site, targets, moved };
}
