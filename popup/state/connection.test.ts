import { expect, test } from "vitest";
import { everyday } from "../stories/snapshotFixtures.ts";
import { createConnection, type PortEvents } from "./connection.ts";
import { createMirrors, isCurrent } from "./mirrors.ts";

function setup() {
  const opened: PortEvents[] = [];
  const waits: { ms: number; act: () => void; isCancelled: boolean }[] = [];
  const mirrors = createMirrors();
  const connection = createConnection({
    mirrors,
    openPort: (events) => {
      opened.push(events);
      return { close: () => undefined };
    },
    later: (ms, act) => {
      const wait = { ms, act, isCancelled: false };
      waits.push(wait);
      return () => {
        wait.isCancelled = true;
      };
    },
  });
  const runNext = (): void => {
    const wait = waits.findLast(({ isCancelled }) => !isCancelled);
    if (wait === undefined) return;
    wait.isCancelled = true;
    wait.act();
  };
  const say = (): void => opened.at(-1)?.onSnapshot({ name: "session", number: 1, state: everyday.session });
  return { connection, mirrors, opened, waits, runNext, say };
}

test("default: waking until the first snapshot, connected from then on", () => {
  const { connection, mirrors, say } = setup();
  expect(connection.status.getState().status).toBe("waking");

  say();

  expect(connection.status.getState().status).toBe("connected");
  expect(mirrors.session.getState().state).toBe(everyday.session);
});

test("behavior: a lost port is opened again, with growing pauses up to a limit", () => {
  const { opened, waits, runNext } = setup();
  const pauses: number[] = [];
  for (let at = 0; at < 8; at += 1) {
    opened.at(-1)?.onLost();
    pauses.push(waits.at(-1)?.ms ?? 0);
    runNext();
  }

  expect(pauses).toEqual([100, 200, 400, 800, 1600, 3000, 3000, 3000]);
  expect(opened).toHaveLength(9);
});

test("behavior: a port that says nothing is given up and opened again", () => {
  const { connection, opened, runNext } = setup();
  runNext();
  expect(connection.status.getState().status).toBe("retrying");

  runNext();

  expect(opened).toHaveLength(2);
});

test("behavior: what an old port still says or loses does not matter", () => {
  const { connection, mirrors, opened, runNext, say } = setup();
  opened[0]?.onLost();
  runNext();
  say();

  opened[0]?.onSnapshot({ name: "session", number: 99, state: { ...everyday.session, status: "locked" } });
  opened[0]?.onLost();

  expect(mirrors.session.getState().state?.status).toBe("unlocked");
  expect(connection.status.getState().status).toBe("connected");
});

test("behavior: what a lost port has said is shown and is not current, from the loss until the next port says the same noun", () => {
  const { mirrors, opened, runNext, say } = setup();
  const requestsAreCurrent = () => isCurrent(mirrors.requests.getState());
  const sayRequests = () =>
    opened.at(-1)?.onSnapshot({ name: "requests", number: 1, state: everyday.requests });
  sayRequests();
  expect(requestsAreCurrent()).toBe(true);

  opened[0]?.onLost();
  expect(requestsAreCurrent()).toBe(false);
  expect(mirrors.requests.getState().state).toBe(everyday.requests);

  runNext();
  say();
  expect(requestsAreCurrent()).toBe(false);

  sayRequests();
  expect(requestsAreCurrent()).toBe(true);
});

test("behavior: after close nothing is opened any more", () => {
  const { connection, opened } = setup();
  connection.close();

  opened[0]?.onLost();

  expect(opened).toHaveLength(1);
});
