import { describe, expect, test } from "vitest";
import type { NetworksView } from "../../../extension/messages/views.ts";
import { createFakePlatform } from "../../../extension/platform/fakePlatform.ts";
import { createSnapshots } from "./createSnapshots.ts";

function setup() {
  const platform = createFakePlatform();
  const failures: unknown[] = [];
  const snapshots = createSnapshots({ now: platform.now, onFailure: (name) => void failures.push(name) });
  platform.onConnect(snapshots.connect);
  return { platform, snapshots, failures };
}
const view = (selected: number): NetworksView => ({ selected, list: [] });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("createSnapshots", () => {
  test("default: a new listener gets everything, then whole states with growing numbers", async () => {
    const { platform, snapshots } = setup();
    let selected = 1;
    snapshots.register("networks", async () => view(selected));
    snapshots.register("accounts", async () => ({ selected: null, list: [] }));
    const port = platform.open("snapshots", { class: "popup" });
    await settle();
    expect(port.received.map((message) => (message as { name: string }).name)).toEqual([
      "networks",
      "accounts",
    ]);
    selected = 5;
    snapshots.publish("networks");
    await settle();
    const numbers = port.received.map((message) => (message as { number: number }).number);
    expect(port.received.at(-1)).toMatchObject({ name: "networks", state: { selected: 5 } });
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test("behavior: numbers grow over a restart of the worker", async () => {
    const before = setup();
    before.snapshots.register("networks", async () => view(1));
    const first = before.platform.open("snapshots", { class: "popup" });
    await settle();
    before.platform.advance(10);
    const restarted = before.platform.restart();
    const again = createSnapshots({ now: restarted.now, onFailure: () => undefined });
    restarted.onConnect(again.connect);
    again.register("networks", async () => view(1));
    const second = restarted.open("snapshots", { class: "popup" });
    await settle();
    const numberOf = (message: unknown) => (message as { number: number }).number;
    expect(numberOf(second.received[0])).toBeGreaterThan(numberOf(first.received[0]));
  });

  test("behavior: states published during a load are not lost, and loads do not pile up", async () => {
    const { platform, snapshots } = setup();
    let loads = 0;
    let selected = 0;
    snapshots.register("networks", async () => {
      loads += 1;
      const seen = selected;
      await settle();
      return view(seen);
    });
    const port = platform.open("snapshots", { class: "popup" });
    await settle();
    await settle();
    loads = 0;
    for (let change = 1; change <= 10; change += 1) {
      selected = change;
      snapshots.publish("networks");
    }
    for (let turn = 0; turn < 6; turn += 1) await settle();
    expect(port.received.at(-1)).toMatchObject({ state: { selected: 10 } });
    expect(loads).toBe(2);
  });

  test("error: a state that fails to load is reported and hurts no other; a gone listener gets nothing", async () => {
    const { platform, snapshots, failures } = setup();
    snapshots.register("accounts", () => Promise.reject(new TypeError("broken")));
    snapshots.register("networks", async () => view(1));
    const port = platform.open("snapshots", { class: "popup" });
    await settle();
    expect(failures).toEqual(["accounts"]);
    expect(port.received).toHaveLength(1);
    port.close();
    snapshots.publish("networks");
    await settle();
    expect(port.received).toHaveLength(1);
  });
});
