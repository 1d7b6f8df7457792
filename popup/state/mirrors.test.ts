import { describe, expect, test } from "vitest";
import { everyday } from "../stories/snapshotFixtures.ts";
import { createMirrors, forgetNumbers, isCurrent, takeSnapshot } from "./mirrors.ts";

const requests = (number: number, list = everyday.requests.list) =>
  ({ name: "requests", number, state: { list } }) as const;

describe("takeSnapshot", () => {
  test("default: a higher number replaces the whole state", () => {
    const mirrors = createMirrors();
    takeSnapshot(mirrors, requests(1));
    takeSnapshot(mirrors, { name: "policy", number: 7, state: everyday.policy });

    expect(mirrors.requests.getState()).toEqual({ number: 1, state: { list: [] } });
    expect(mirrors.policy.getState().state).toBe(everyday.policy);
  });

  test("behavior: an equal or lower number is dropped", () => {
    const mirrors = createMirrors();
    takeSnapshot(mirrors, requests(5));

    expect([takeSnapshot(mirrors, requests(5)), takeSnapshot(mirrors, requests(4))]).toEqual([false, false]);
  });

  test("behavior: a worker that starts to count again is believed after a reconnect, and the screen stays meanwhile", () => {
    const mirrors = createMirrors();
    takeSnapshot(mirrors, requests(90));

    forgetNumbers(mirrors);

    expect(mirrors.requests.getState().state).toEqual({ list: [] });
    expect(takeSnapshot(mirrors, requests(0))).toBe(true);
  });

  test("error: a name that is no noun changes nothing", () => {
    const envelope = { name: "constructor", number: 1, state: {} } as unknown as ReturnType<typeof requests>;
    expect(takeSnapshot(createMirrors(), envelope)).toBe(false);
  });
});

describe("isCurrent", () => {
  test("default: what the worker has said, or a story fixes, is current; what nobody has said is not", () => {
    const mirrors = createMirrors({ policy: everyday.policy });
    takeSnapshot(mirrors, requests(0));

    expect(isCurrent(mirrors.requests.getState())).toBe(true);
    expect(isCurrent(mirrors.policy.getState())).toBe(true);
    expect(isCurrent(mirrors.session.getState())).toBe(false);
  });
});
