import { describe, expect, test } from "vitest";
import type { Claim } from "../model/claim.ts";
import { epochAt } from "../model/windows.ts";
import { START } from "../world.ts";
import { bounds } from "./ballots.ts";
import { juryRecord } from "./juryRecord.ts";

describe("a record of jury cases for the contracts", () => {
  const { record, world } = juryRecord();
  const { claims } = world.economy.disputes;
  /** The cases at the bounds of a week. */
  const rulingsOf = (week: number) =>
    claims
      .filter(({ openedAt }) => epochAt(openedAt) === epochAt(START) + week)
      .map(({ outcome, isStrong }) => `${outcome}${isStrong ? ", strongly" : ""}`);
  const errors = new Set(world.history.flatMap(({ outcome }) => (outcome.isDone ? [] : [outcome.error])));

  test("default: the first week has what is exactly enough, and what is not", () => {
    expect(rulingsOf(1)).toHaveLength(bounds.length);
    expect(rulingsOf(1)).toEqual([
      "upheld, strongly",
      "upheld, strongly",
      "refuted, strongly",
      "refuted",
      "upheld, strongly",
      "unproven",
      "unproven",
      "unproven",
      "refuted",
      "refuted",
      "upheld, strongly",
      "refuted, strongly",
      "refuted, strongly",
      "upheld, strongly",
      "unproven",
    ]);
  });

  test("behavior: a millionth of an ETH later the same votes are not enough: a third of what was cast, two thirds, the quorum", () => {
    const changed = rulingsOf(2).flatMap((ruling, place) =>
      ruling === rulingsOf(1)[place] ? [] : [`${bounds[place]} ${ruling}`],
    );
    expect(changed).toEqual([
      "FFAA-------- refuted",
      "-FFFFFFAAA-- refuted",
      "-FFFFFFFF--- unproven",
      "AAFF-------- refuted",
    ]);
  });

  test("default: claims of every kind end in every way, by silence, by a jury, by the Governor, and by nobody", () => {
    const has = (fits: (one: Claim) => boolean) => expect(claims.some(fits)).toBe(true);
    for (const outcome of ["upheld", "refuted", "unproven"]) {
      has((one) => one.outcome === outcome && one.isContested);
      has((one) => one.outcome === outcome && one.hasJury && !one.isContested);
    }
    for (const kind of ["sla", "malice", "review", "expulsion", "operator"]) {
      has((one) => one.kind === kind && one.outcome === "upheld");
      has((one) => one.kind === kind && one.outcome === "refuted");
    }
    has((one) => one.outcome === "upheld" && !one.hasJury);
    has((one) => one.appeal?.by === one.claimant);
    has((one) => one.appeal?.by === one.accused);
    has((one) => one.appeal !== null && one.appeal.bond > 200n * 10n ** 18n);
    has((one) => one.outcome === "unproven" && !one.hasJury && one.state === "closed");
  });

  test("behavior: who neglects its duties loses a hundredth, and nearly everything that was opened is closed", () => {
    const { restaking } = world.economy;
    const [silent] = restaking.operators().slice(-2);
    expect(restaking.poolOf(silent ?? 0).assets < 2n * 10n ** 18n).toBe(true);
    expect(claims.filter(({ state }) => state !== "closed")).toEqual([]);
  });

  test("behavior: more is upheld for broken SLAs of one SecWare than may be taken for them", () => {
    const { stakes, registry } = world.economy;
    const cut = registry.wares.filter(({ id }) => {
      const isUpheld = (one: Claim) => one.kind === "sla" && one.ware === id && one.outcome === "upheld";
      const sum = claims.filter(isUpheld).reduce((all, one) => all + one.sum, 0n);
      const isTopped = world.history.some(({ act }) => act.kind === "stake" && act.ware === id);
      return sum > 0n && !isTopped && stakes.stakeOf(id).staked + sum > 40_000n * 10n ** 18n;
    });
    expect(cut.length).toBeGreaterThan(0);
  });

  test("error: votes and last words that come too early, too late, twice, or from whom they may not", () => {
    for (const name of ["TooSoon", "TooLate", "BadVote", "NotJuror", "NotParty", "BadState", "Exists"])
      expect([...errors]).toContain(`Disputes${name}`);
  });

  test("behavior: it is the same each time", () => {
    expect(juryRecord().record).toEqual(record);
  });
});
