import { describe, expect, test } from "vitest";
import { createHostSet } from "./hostSet.ts";

const hosts = Array.from({ length: 20_000 }, (_, index) => `site-${index}.example`);

describe("createHostSet", () => {
  test("default: it has every host and no other, in 8 bytes each", () => {
    const set = createHostSet(hosts, [1, 2]);

    expect(hosts.every((host) => set.has(host))).toBe(true);
    expect(Array.from({ length: 20_000 }, (_, index) => `other-${index}.example`).filter(set.has)).toEqual(
      [],
    );
    expect([set.size, set.bytes]).toEqual([20_000, 160_000]);
  });

  test("behavior: what is only near is not in it", () => {
    const set = createHostSet(["evil.example"], [1, 2]);

    expect(
      ["evil.exampl", "vil.example", "a.evil.example", "EVIL.example", "", "evil.example."].filter(set.has),
    ).toEqual([]);
  });

  test("behavior: twice is once, and nothing has nothing", () => {
    expect(createHostSet(["a.example", "a.example"], [1, 2]).size).toBe(1);
    expect(createHostSet([], [1, 2]).has("a.example")).toBe(false);
  });

  test("behavior: any key will do", () => {
    for (const key of [
      [0, 0],
      [0xffffffff, 0xffffffff],
      [0xdeadbeef, 0x41c6ce57],
    ] as const) {
      const set = createHostSet(hosts, key);
      expect([set.size, hosts.every((host) => set.has(host))]).toEqual([20_000, true]);
    }
  });
});
