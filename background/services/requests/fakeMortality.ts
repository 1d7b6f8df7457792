import type { Database } from "../../../extension/storage/openStore.ts";

/** Lets a fake worker die at a chosen effect: that one does not happen, and nothing afterwards ever answers. */
export interface Mortality {
  step<T>(effect: () => Promise<T>): Promise<T>;
  database(real: Database): Database;
  kill(): void;
  isAlive(): boolean;
  steps(): number;
  died: Promise<void>;
  /** A store that cannot be written, as on a full disk; null: all can. */
  failing: string | null;
}

const never = () => new Promise<never>(() => undefined);
const effects = new Set(["get", "getAll", "put", "delete"]);

export function createMortality(killAt: number): Mortality {
  let steps = 0;
  let isAlive = true;
  let tellDeath: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    tellDeath = resolve;
  });
  const kill = () => {
    isAlive = false;
    tellDeath();
  };
  const goesOn = () => {
    steps += 1;
    if (steps >= killAt) kill();
    return isAlive;
  };
  const mortality: Mortality = {
    died,
    failing: null,
    kill,
    isAlive: () => isAlive,
    steps: () => steps,
    step: (effect) => (goesOn() ? effect() : never()),
    database: (real) =>
      new Proxy(real, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...parameters: unknown[]) => {
            const isTransaction = name === "transaction";
            if (isTransaction && parameters[0] === mortality.failing)
              throw new DOMException("The fake disk is full.", "QuotaExceededError");
            if ((isTransaction || effects.has(String(name))) && !goesOn()) {
              return isTransaction ? deadTransaction : never();
            }
            return Reflect.apply(member, target, parameters);
          };
        },
      }),
  };
  return mortality;
}

const deadObjects = { get: never, getAll: never, put: never, delete: never };
const deadTransaction = { store: deadObjects, objectStore: () => deadObjects, done: never() };
