import type { Account, Clock } from "./accounts.ts";
import { demand } from "./refused.ts";

export interface Plan {
  price: bigint;
  units: bigint;
  duration: number;
}

export type Status = "active" | "paused" | "retired" | "suspended" | "expelled";

export interface Ware {
  id: number;
  developer: Account;
  status: Status;
  /** 0 while it is not over. */
  endedAt: number;
  plans: Plan[];
}

/** SecWares and their plans; numbers count up from 1, as in the contract. */
export class Registry {
  readonly wares: Ware[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  register(developer: Account, plan: Plan): number {
    const id = this.wares.length + 1;
    this.wares.push({ id, developer, status: "active", endedAt: 0, plans: [plan] });
    return id;
  }

  addPlan(ware: number, plan: Plan): number {
    return this.wareOf(ware).plans.push(plan) - 1;
  }

  retire(ware: number): void {
    const own = this.wareOf(ware);
    demand(own.endedAt === 0, "RegistryEnded");
    [own.status, own.endedAt] = ["retired", this.#clock.now];
  }

  setStanding(ware: number, status: Status): void {
    const own = this.wareOf(ware);
    own.status = status;
    if (status === "expelled") own.endedAt = this.#clock.now;
  }

  wareOf(ware: number): Ware {
    const own = this.wares[ware - 1];
    demand(own !== undefined, "RegistryUnknownWare");
    return own;
  }

  planOf(ware: number, plan: number): Plan {
    const own = this.wareOf(ware).plans[plan];
    demand(own !== undefined, "RegistryUnknownPlan");
    return own;
  }
}
