import type { Blame, Reason } from "../decision.ts";
import type { Finding } from "../finding.ts";
import { type Level, levels, type Outcome, outcomes, stricterOutcome } from "../level.ts";
import type { Override } from "../override.ts";
import type { PolicyDocument } from "../policyDocument.ts";
import { agreeing, liftedLevel } from "./combine.ts";
import { type Fold, type NamedVote, worstOf } from "./foldAnswers.ts";
import { presetOutcomes } from "./presets.ts";
import { isTurnable, naming, turnedReason } from "./turning.ts";
import { whoFound, whoIsSilent } from "./whoSaid.ts";

/** What the preset says about levels, with the words that exceptions took out of it. */
export interface PresetVoice {
  reasons: readonly Reason[];
  /** The exceptions that turned a word, by id. */
  turnedBy: readonly string[];
}

/** The preset's word about levels. */
export function presetOfLevels(
  document: PolicyDocument,
  fold: Fold,
  exceptions: readonly Override[],
): PresetVoice {
  const outcomeOf = presetOutcomes[document.preset];
  const turned = exceptions.length === 0 ? [] : turnedWords(fold, outcomeOf, exceptions);
  const isTurned = (target: Blame["target"]) =>
    turned.some((one) => JSON.stringify(one.target) === JSON.stringify(target));
  const local = fold.local.filter(({ code }) => !isTurned({ kind: "finding", code }));
  const votes = fold.votes.filter(({ ware }) => !isTurned({ kind: "secware", ware }));
  return {
    reasons: [wordOfLevels(document, fold, local, votes), ...turned.map(({ reason }) => reason)],
    turnedBy: turned.flatMap(({ by }) => by.map(({ id }) => id)),
  };
}

/** The preset's word about what is not known; none where everything is. */
export function presetOfGaps({ preset }: PolicyDocument, { gaps }: Fold): readonly Reason[] {
  const [gap] = gaps;
  if (gap === undefined) return [];
  const outcome = presetOutcomes[preset].gap;
  return [{ outcome, by: { kind: "preset" }, fact: "unanswered", who: whoIsSilent(gap), text: gap.text }];
}

function wordOfLevels(
  { preset, combine }: PolicyDocument,
  fold: Fold,
  local: readonly Finding[],
  votes: readonly NamedVote[],
): Reason {
  const outcomeOf = presetOutcomes[preset];
  const lifted = liftedLevel(combine, votes);
  const localWord = outcomeOf[worstOf(local)];
  const wareWord = wordOfWares(outcomeOf, worstVote(votes));
  const outcome = [localWord, wareWord, outcomeOf[lifted]].reduce(stricterOutcome);
  const agreed = outcomeOf[lifted] === outcome ? agreeing(votes, lifted) : [];
  const loud = votes.filter(
    ({ ware, level }) =>
      agreed.includes(ware) || (level !== null && wordOfWares(outcomeOf, level) === outcome),
  );
  const found = local.filter(({ level }) => outcomeOf[level] === outcome);
  const worst = found[0] ?? fold.findings.find((finding) => isFrom(finding, loud));
  const isLifted = found.length === 0 && outcome !== wareWord;
  const text = worst?.text ?? "Nothing found by the checks that ran.";
  const said = {
    ...({ outcome, by: { kind: "preset" }, fact: "level" } as const),
    who: isLifted ? loud.map(({ name }) => name).join(", ") : whoFound(worst),
    text: isLifted ? `Enough of your SecWares agree: ${text}` : text,
  };
  if (!isTurnable(outcome)) return said;
  return { ...said, blames: [...found.map(blameOfFinding), ...loud.map((vote) => blameOfWare(vote, fold))] };
}

interface TurnedWord {
  target: Blame["target"];
  by: readonly Override[];
  reason: Reason;
}

function turnedWords(
  { local, votes, findings }: Fold,
  outcomeOf: Readonly<Record<Level, Outcome>>,
  exceptions: readonly Override[],
): readonly TurnedWord[] {
  const turn = (
    blame: Blame,
    outcome: Outcome,
    finding: Finding | undefined,
    whose: string,
  ): TurnedWord[] => {
    const by = isTurnable(outcome) ? naming(exceptions, blame.target) : [];
    const [first] = by;
    if (first === undefined) return [];
    const said = { fact: "level", who: whoFound(finding), blames: [blame] } as const;
    return [{ target: blame.target, by, reason: turnedReason(first, whose, said) }];
  };
  return [
    ...local.flatMap((finding) =>
      turn(blameOfFinding(finding), outcomeOf[finding.level], finding, `the finding “${finding.code}”`),
    ),
    ...votes.flatMap((vote) => {
      const worst = findings.find((finding) => isFrom(finding, [vote]));
      const outcome = wordOfWares(outcomeOf, vote.level ?? "none");
      return turn(blameOfWare(vote, { findings }), outcome, worst, `the verdict of ${vote.name}`);
    }),
  ];
}

/** One SecWare, or all of them together without being enough, cannot shut the user out alone. */
function wordOfWares(outcomeOf: Readonly<Record<Level, Outcome>>, level: Level): Outcome {
  const outcome = outcomeOf[level];
  return outcomes.indexOf(outcome) <= outcomes.indexOf("hold") ? outcome : "hold";
}

function worstVote(votes: readonly NamedVote[]): Level {
  const ranks = votes.map(({ level }) => (level === null ? 0 : levels.indexOf(level)));
  return levels[Math.max(0, ...ranks)] ?? "none";
}

function blameOfFinding({ code, text }: Finding): Blame {
  return { target: { kind: "finding", code }, text };
}

function blameOfWare({ ware, name }: NamedVote, { findings }: Pick<Fold, "findings">): Blame {
  const worst = findings.find((finding) => isFrom(finding, [{ ware }]));
  return { target: { kind: "secware", ware }, text: worst === undefined ? name : `${name}: ${worst.text}` };
}

function isFrom({ source }: Finding, votes: readonly Pick<NamedVote, "ware">[]): boolean {
  return source.kind === "secware" && votes.some(({ ware }) => ware === source.ware);
}
