import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../../extension/domain/finding.ts";
import type { Level } from "../../../extension/domain/level.ts";
import type { ServiceAnswer } from "../inspection/services.ts";
import {
  createFakeGround,
  type FakeService,
  fakeAsk,
  hello,
  sayYes,
  site,
  startFakeWorker,
  transfer,
} from "./fakeWorld.ts";

function says(level: Level, ware = 1): FakeService {
  const name = `fake service ${ware}`;
  const finding: Finding = {
    ...{ code: "fake-finding", level, text: "Said by a fake." },
    ...{ source: { kind: "secware", ware, name }, asOf: "2026-01-01T00:00:00.000Z" },
  };
  return { ware, name, price: "0", answer: async () => ({ level, findings: [finding] }) };
}

/** A fake SecWare that answers when the test says so. */
function waits(ware = 1) {
  let tell: (answer: Partial<ServiceAnswer>) => void = () => undefined;
  const answer = new Promise<Partial<ServiceAnswer>>((resolve) => {
    tell = resolve;
  });
  return { service: { ware, name: "fake", price: "0", answer: () => answer }, tell };
}

async function worldWith(...services: FakeService[]) {
  const ground = createFakeGround();
  ground.services = services;
  return { ground, worker: await startFakeWorker(ground) };
}

const ask = fakeAsk("1", hello());

describe("verdicts", () => {
  test("behavior: one raises the decision and names its SecWare [SW12]", async () => {
    const { worker } = await worldWith(says("danger"));
    void worker.requests.ask(ask);
    const view = await worker.shown(ask.key);

    expect(view.decision?.outcome).toBe("hold");
    expect(view.decision?.findings.map(({ source }) => source)).toContainEqual({
      kind: "secware",
      ware: 1,
      name: "fake service 1",
    });
    expect(view.servicesText).toBe("1 of 1 services answered");
  });

  test("behavior: danger stands beside any number that found nothing [J13]", async () => {
    const { worker } = await worldWith(says("danger", 1), says("none", 2), says("none", 3));
    void worker.requests.ask(ask);
    const view = await worker.shown(ask.key);

    expect(view.decision?.level).toBe("danger");
    expect(view.decision?.outcome).toBe("hold");
  });

  test("behavior: the window is there before the answers, and says who is being asked", async () => {
    const { service, tell } = waits();
    const { ground, worker } = await worldWith(service);
    void worker.requests.ask(ask);
    const checking = await worker.shown(ask.key, ({ services }) => services[0]?.status === "asking");

    expect(ground.platform.openWindows.size).toBe(1);
    expect(checking.state).toBe("checking");
    expect(checking.servicesText).toBe("Checking: 0 of 1 services answered");
    expect(checking.decision?.outcome).toBe("allow");
    const act = { id: ask.key, digest: checking.digest, opened: [] };
    expect((await worker.requests.approve(act)).status).toBe("not-allowed");
    tell({});
    expect((await worker.shown(ask.key)).services[0]?.status).toBe("answered");
  });

  test("behavior: one that gives no answer is a gap, and the policy decides [SW13] [SW27]", async () => {
    const gap = {
      who: { kind: "secware", ware: 1, name: "fake" },
      reason: "timeout",
      text: "No answer.",
    } as const;
    const silent = {
      ware: 1,
      name: "fake",
      price: "0",
      answer: async () => ({ status: "gap" as const, level: null, gap }),
    } as const;
    const outcomes = [];
    for (const preset of ["careful", "normal", "expert"] as const) {
      const { ground, worker } = await worldWith(silent);
      ground.policy.document = { ...ground.policy.document, preset };
      void worker.requests.ask(ask);
      const { decision } = await worker.shown(ask.key);
      expect(decision?.gaps.map(({ reason }) => reason)).toEqual(["timeout"]);
      expect(decision?.level).toBe("none");
      outcomes.push(decision?.outcome);
    }

    expect(outcomes).toEqual(["hold", "warn", "warn"]);
  });

  test("behavior: an answer of unknown is no answer of none [SW27]", async () => {
    const { worker } = await worldWith({
      ...{ ware: 1, name: "fake", price: "0" },
      answer: async () => ({ level: "unknown" }),
    });
    void worker.requests.ask(ask);
    const view = await worker.shown(ask.key);

    expect(view.services[0]?.level).toBe("unknown");
    expect(view.decision?.gaps.length).toBe(1);
    expect(view.decision?.outcome).toBe("warn");
  });

  test("behavior: with nothing bound it is checked on this device only", async () => {
    const { worker } = await worldWith();
    void worker.requests.ask(ask);
    const view = await worker.shown(ask.key);

    expect(view.servicesText).toBe("Checked on this device only");
    expect(view.decision?.gaps).toEqual([]);
    expect(view.simulation.text).toMatch(/^Not simulated/);
    expect(view.lists.text).toBe("No list loaded");
  });

  test("behavior: one that has expired counts no longer at the click and is asked again [C10]", async () => {
    const { ground, worker } = await worldWith(says("none"));
    void worker.requests.ask(ask);
    const { digest } = await worker.shown(ask.key);
    ground.platform.advance(31_000);
    const first = await worker.requests.approve({ id: ask.key, digest, opened: [] });

    expect(first.status).toBe("changed");
    expect((await sayYes(worker, ground, ask.key)).status).toBe("approved");
  });

  test("behavior: danger after the click and before the sending holds the transaction back [J20]", async () => {
    const { service, tell } = waits();
    const { ground, worker } = await worldWith(service);
    const send = fakeAsk("1", transfer());
    const asked = worker.requests.ask(send);
    await worker.shown(send.key, ({ services }) => services[0]?.status === "asking");
    tell({});
    const view = await worker.shown(send.key);
    // The fake vault is where the danger comes in: after the approval is spent, before anything leaves.
    const rule = {
      id: "late",
      when: [{ fact: "kind", op: "eq", value: "transaction" }],
      then: "block",
    } as const;
    ground.onSign = () => {
      ground.policy.document = { ...ground.policy.document, rules: [rule] };
      worker.requests.decideAgain();
    };
    const clicked = await worker.requests.approve({ id: send.key, digest: view.digest, opened: [] });

    expect(clicked.status).toBe("failed");
    expect(await asked).toEqual({ status: "blocked" });
    expect(ground.sent).toEqual([]);
    const survivor = await startFakeWorker(ground);
    await survivor.requests.resume(null);
    expect(ground.sent).toEqual([]);
  });

  test("behavior: verdicts are kept with the end of the request [SW12]", async () => {
    const { ground, worker } = await worldWith(says("caution"));
    void worker.requests.ask(ask);
    await sayYes(worker, ground, ask.key);
    const { list } = await worker.activity.view();

    expect(list[0]?.verdicts.map(({ ware, level }) => [ware, level])).toEqual([[1, "caution"]]);
    expect(list[0]?.decision?.level).toBe("caution");
  });
});

describe("the call budget of a site", () => {
  test("behavior: three calls before the user's first act there, and the rest are gaps", async () => {
    const { worker } = await worldWith(...[1, 2, 3, 4].map((ware) => says("none", ware)));
    void worker.requests.ask(ask);
    const { services, decision } = await worker.shown(ask.key);

    expect(services.map(({ status }) => status)).toEqual(["answered", "answered", "answered", "gap"]);
    expect(decision?.gaps.map(({ reason }) => reason)).toEqual(["budget"]);
    expect(decision?.outcome).toBe("warn");
  });

  test("behavior: twenty calls an hour after it, and more when the hour is over", async () => {
    const { ground, worker } = await worldWith(says("none"));
    await worker.budgets.noteAct(site);
    const statuses: (string | undefined)[] = [];
    for (let index = 0; index < 21; index += 1) {
      const one = fakeAsk(`${index}`, hello());
      void worker.requests.ask(one);
      statuses.push((await worker.shown(one.key)).services[0]?.status);
      await worker.requests.cancelDocument("document-1");
    }
    expect(statuses).toEqual([...Array(20).fill("answered"), "gap"]);
    expect(worker.budgets.usedThisHour(site)).toBe(20);

    ground.platform.advance(3_600_001);
    const later = fakeAsk("later", hello());
    void worker.requests.ask(later);
    expect((await worker.shown(later.key)).services[0]?.status).toBe("answered");
  });

  test("behavior: only the request on the screen is sent to SecWares", async () => {
    const { service } = waits();
    const { worker } = await worldWith(service);
    const second = fakeAsk("2", hello());
    void worker.requests.ask(ask);
    await worker.shown(ask.key, ({ services }) => services[0]?.status === "asking");
    void worker.requests.ask(second);
    const waiting = await worker.shown(second.key, ({ services }) => services.length > 0);

    expect(waiting.services[0]?.status).toBe("not-asked");
    await worker.requests.reject(ask.key);
    const next = await worker.shown(second.key, ({ services }) => services[0]?.status === "asking");
    expect(next.state).toBe("checking");
  });

  test("behavior: no SecWare is asked about the wallet's own action", async () => {
    const { worker } = await worldWith(says("danger"));
    const own = {
      ...fakeAsk("1", transfer()),
      key: "wallet:1",
      source: { kind: "wallet", action: "buyPlan" } as const,
    };
    void worker.requests.ask(own);
    const view = await worker.shown(own.key);

    expect(view.services).toEqual([]);
    expect(view.servicesText).toMatch(/wallet's own actions/);
  });
});
