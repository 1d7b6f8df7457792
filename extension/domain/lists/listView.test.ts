import { describe, expect, test } from "vitest";
import type { FeedEntry } from "./feed.ts";
import { loadList, viewOf } from "./listView.ts";
import { feedOf } from "./samples.ts";

const address = `0x${"1".repeat(40)}` as const;
const load = (entries: readonly FeedEntry[], date = "2026-09-01T00:00:00Z") =>
  loadList(feedOf(entries, { date }), [1, 2]);

describe("loadList", () => {
  test("default: of two words about one host the worse counts", () => {
    const list = load([
      { host: "a.example", level: "caution", reason: "Odd." },
      { host: "a.example", level: "critical", reason: "Steals." },
    ]);

    expect(list.host("a.example")).toMatchObject({ level: "critical", reason: "Steals." });
  });

  test("behavior: many reasons keep look-ups short; the rare ones share one", () => {
    const list = load(
      [1, 1, 2, 2, 3, 3, 4, 4, 5].map((reason, index) => ({
        host: `h${index}.example`,
        level: "danger",
        reason: `Reason ${reason}`,
      })),
    );

    expect(list.host("h0.example")?.reason).toBe("Reason 1");
    expect(list.host("h8.example")).toMatchObject({ level: "danger", reason: "Listed." });
  });

  test("behavior: an address on every chain and on one: the worse word of the two", () => {
    const list = load([
      { address, level: "caution", reason: "Odd." },
      { address, chainId: 10, level: "danger", reason: "Steals." },
    ]);

    expect([list.address(address, 1)?.level, list.address(address, 10)?.level]).toEqual([
      "caution",
      "danger",
    ]);
  });
});

describe("memory", () => {
  test("behavior: a host and an address take eight bytes each", () => {
    const many = Array.from({ length: 1000 }, (_, index): FeedEntry => {
      const name = index.toString(16).padStart(40, "0");
      const said = { level: "danger", reason: "x" } as const;
      return index % 2 === 0
        ? { address: `0x${name}`, chainId: 1, ...said }
        : { host: `h${index}.example`, ...said };
    });
    const list = load(many);

    expect(list.bytes).toBe(8000);
    expect(list.address(`0x${(998).toString(16).padStart(40, "0")}`, 1)?.level).toBe("danger");
    expect(list.address(`0x${(998).toString(16).padStart(40, "0")}`, 10)).toBeNull();
    expect(list.address(`0x${(999).toString(16).padStart(40, "0")}`, 1)).toBeNull();
  });
});

describe("viewOf", () => {
  test("default: the oldest date is that of all", () => {
    const entry: FeedEntry = { host: "a.example", level: "danger", reason: "x" };

    expect(viewOf([load([entry]), load([entry], "2026-08-01T00:00:00Z")])).toMatchObject({
      loaded: 2,
      oldest: "2026-08-01T00:00:00Z",
    });
    expect(viewOf([]).oldest).toBeNull();
  });
});
