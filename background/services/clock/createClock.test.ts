import { describe, expect, test } from "vitest";
import { createFakePlatform } from "../../../extension/platform/fakePlatform.ts";
import { createClock } from "./createClock.ts";

const minute = 60_000;
const start = 1_800_000_000_000;

async function open(area = createFakePlatform().local) {
  const time = { now: start };
  const clock = await createClock({ now: () => time.now, area });
  return { time, clock, area };
}

describe("createClock", () => {
  test("default: a clock that goes on is believed", async () => {
    const { clock, time } = await open();

    expect(clock.isTrusted()).toBe(true);
    time.now += 90 * 86_400_000;
    expect(clock.isTrusted()).toBe(true);
  });

  test("behavior: one that was set back is not, until its time has come again [L06]", async () => {
    const { clock, time } = await open();
    clock.isTrusted();

    time.now -= 10 * minute;
    expect(clock.isTrusted()).toBe(false);
    time.now += 9 * minute;
    expect(clock.isTrusted()).toBe(true);
  });

  test("behavior: it is remembered over a restart [L06]", async () => {
    const first = await open();
    first.clock.isTrusted();

    const later = await open(first.area);
    later.time.now -= 60 * minute;

    expect(later.clock.isTrusted()).toBe(false);
  });

  test("behavior: one that is ahead or behind is found by the newest block of a chain [L06]", async () => {
    const { clock, time } = await open();
    clock.observe(start - minute);
    expect(clock.isTrusted()).toBe(true);

    time.now += 60 * minute;
    clock.observe(start);
    expect(clock.isTrusted()).toBe(false);

    time.now = start + minute;
    clock.observe(start + minute);
    expect(clock.isTrusted()).toBe(true);
  });

  test("behavior: whoever watches hears of every change, and only of changes", async () => {
    const { clock } = await open();
    let heard = 0;
    const stop = clock.watch(() => {
      heard += 1;
    });
    clock.observe(start);
    clock.observe(start + 99 * minute);
    clock.observe(start + 99 * minute);
    clock.observe(start);
    stop();
    clock.observe(start + 99 * minute);

    expect(heard).toBe(2);
  });
});
