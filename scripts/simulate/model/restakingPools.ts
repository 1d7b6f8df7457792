import type { Account, Clock } from "./accounts.ts";
import type { ConvictionLedger } from "./convictionLedger.ts";
import { demand } from "./refused.ts";
import { toAssets, toShares } from "./sharesMath.ts";
import { part } from "./slashMath.ts";
import { ceilDiv, least, ONE } from "./units.ts";
import { EXIT_QUEUE, epochAt } from "./windows.ts";

const COMMISSION_AT_MOST = 2_000n;

interface Operator {
  commissionBps: bigint;
  isJoined: boolean;
  /** The epoch in which it left; 0 while it is there. */
  leftIn: number;
  /** What is left of principal after slashes, with 18 decimals. */
  index: bigint;
  scaledPrincipal: bigint;
}

interface Position {
  shares: bigint;
  scaled: bigint;
}

interface PoolPoint {
  assets: bigint;
  shares: bigint;
}

export interface Exit {
  investor: Account;
  operator: Account;
  queuedAt: number;
  shares: bigint;
  worth: bigint;
  isDone: boolean;
}

/** A value by the epochs in which it changed; what counts in an epoch is how it stood when the epoch began. */
class EpochTrace<Value> {
  readonly #points: { epoch: number; value: Value }[] = [];

  latest(): Value | undefined {
    return this.#points.at(-1)?.value;
  }

  atStartOf(epoch: number): Value | undefined {
    return this.#points.findLast((point) => point.epoch < epoch)?.value;
  }

  write(epoch: number, value: Value): void {
    if (this.#points.at(-1)?.epoch === epoch) this.#points.pop();
    this.#points.push({ epoch, value });
  }
}

/** Pools of operators: deposits, exits and slashes of `restaking/RestakingPools.sol`. */
export class RestakingPools {
  protected readonly clock: Clock;
  readonly exits: Exit[] = [];
  writtenDown = 0n;
  readonly #gov: ConvictionLedger;
  readonly #operators = new Map<Account, Operator>();
  readonly #operatorOf = new Map<Account, Account>();
  readonly #pools = new Map<Account, EpochTrace<PoolPoint>>();
  readonly #queued = new Map<Account, EpochTrace<bigint>>();
  readonly #indexes = new Map<Account, EpochTrace<bigint>>();
  readonly #positions = new Map<Account, EpochTrace<Position>>();
  readonly #balances = new Map<Account, { time: number; balance: bigint }[]>();

  constructor(clock: Clock, gov: ConvictionLedger) {
    this.clock = clock;
    this.#gov = gov;
  }

  join(operator: Account, commissionBps: bigint, amount: bigint): void {
    demand(!this.#operators.has(operator), "RestakingIsOperator");
    demand(commissionBps <= COMMISSION_AT_MOST, "RestakingShort");
    demand(amount >= ONE, "RestakingTooSmall");
    this.#operators.set(operator, {
      commissionBps,
      isJoined: true,
      leftIn: 0,
      index: ONE,
      scaledPrincipal: 0n,
    });
    this.deposit(operator, operator, amount);
  }

  leave(operator: Account): void {
    const record = this.#operators.get(operator);
    demand(record?.isJoined === true, "RestakingNotOperator");
    [record.isJoined, record.leftIn] = [false, epochAt(this.clock.now)];
  }

  deposit(investor: Account, operator: Account, amount: bigint): bigint {
    const record = this.#recordOf(operator);
    demand(record.isJoined, "RestakingNotOperator");
    const current = this.#operatorOf.get(investor);
    demand(current === undefined || current === operator, "RestakingOtherOperator");
    this.#operatorOf.set(investor, operator);
    const pool = this.poolOf(operator);
    const shares = toShares(amount, pool.assets, pool.shares);
    this.#writePool(operator, { assets: pool.assets + amount, shares: pool.shares + shares });
    const { shares: held, scaled } = this.positionOf(investor);
    const added = (amount * ONE) / record.index;
    this.#writePosition(investor, operator, { shares: held + shares, scaled: scaled + added });
    this.#gov.mint(investor, amount);
    this.noteBalance(investor);
    return shares;
  }

  queueExit(investor: Account, shares: bigint): number {
    const operator = this.#operatorOf.get(investor);
    const { shares: held, scaled } = this.positionOf(investor);
    demand(operator !== undefined && shares > 0n && shares <= held, "RestakingShort");
    const rest = scaled - ceilDiv(scaled * shares, held);
    this.#gov.burn(investor, this.principalOf(operator, scaled) - this.principalOf(operator, rest));
    this.noteBalance(investor);
    this.#writePosition(investor, operator, { shares: held - shares, scaled: rest });
    this.#writeQueued(operator, shares);
    const pool = this.poolOf(operator);
    const worth = toAssets(shares, pool.assets, pool.shares);
    this.exits.push({ investor, operator, queuedAt: this.clock.now, shares, worth, isDone: false });
    return this.exits.length - 1;
  }

  completeExit(exit: number): bigint {
    const own = this.exits[exit];
    demand(own !== undefined && !own.isDone, "RestakingNotExit");
    demand(this.clock.now >= own.queuedAt + EXIT_QUEUE, "RestakingExitLocked");
    own.isDone = true;
    const { assets, shares } = this.poolOf(own.operator);
    const amount = least(toAssets(own.shares, assets, shares), own.worth);
    this.#writePool(own.operator, { assets: assets - amount, shares: shares - own.shares });
    this.#writeQueued(own.operator, -own.shares);
    return amount;
  }

  slash(operator: Account, bps: bigint): bigint {
    const { assets, shares } = this.poolOf(operator);
    const taken = part(assets, bps);
    const record = this.#recordOf(operator);
    const before = this.principalOf(operator, record.scaledPrincipal);
    if (assets > 0n) record.index = (record.index * (assets - taken)) / assets;
    traceOf(this.#indexes, operator).write(epochAt(this.clock.now), record.index);
    this.writtenDown += before - this.principalOf(operator, record.scaledPrincipal);
    this.#writePool(operator, { assets: assets - taken, shares });
    return taken;
  }

  operators(): Account[] {
    return [...this.#operators.keys()];
  }

  /** Everybody who ever had shares. */
  investors(): Account[] {
    return [...this.#operatorOf.keys()];
  }

  poolOf(operator: Account): PoolPoint {
    return this.#pools.get(operator)?.latest() ?? { assets: 0n, shares: 0n };
  }

  positionOf(investor: Account): Position {
    return this.#positions.get(investor)?.latest() ?? { shares: 0n, scaled: 0n };
  }

  operatorOf(investor: Account): Account | undefined {
    return this.#operatorOf.get(investor);
  }

  isOperator(account: Account): boolean {
    return this.#operators.get(account)?.isJoined === true;
  }

  weightAt(operator: Account, epoch: number): bigint {
    const leftIn = this.#operators.get(operator)?.leftIn ?? 0;
    if (leftIn !== 0 && epoch > leftIn) return 0n;
    return this.#pools.get(operator)?.atStartOf(epoch)?.assets ?? 0n;
  }

  /** What is left of principal after slashes; rounds up. */
  principalOf(operator: Account, scaled: bigint): bigint {
    return ceilDiv(scaled * this.#recordOf(operator).index, ONE);
  }

  /** To be called after every change of a balance of governance tokens that happened outside. */
  noteBalance(account: Account): void {
    const history = this.#balances.get(account) ?? [];
    history.push({ time: this.clock.now, balance: this.#gov.balanceOf(account) });
    this.#balances.set(account, history);
  }

  protected commissionBpsOf(operator: Account): bigint {
    return this.#recordOf(operator).commissionBps;
  }

  protected positionAt(investor: Account, epoch: number): Position {
    return this.#positions.get(investor)?.atStartOf(epoch) ?? { shares: 0n, scaled: 0n };
  }

  protected sharesAt(operator: Account, epoch: number): bigint {
    return this.#pools.get(operator)?.atStartOf(epoch)?.shares ?? 0n;
  }

  /** Shares that wait to leave: they can be slashed, and earn nothing. */
  protected queuedAt(operator: Account, epoch: number): bigint {
    return this.#queued.get(operator)?.atStartOf(epoch) ?? 0n;
  }

  /** What was left of principal when an epoch began. */
  protected principalAt(operator: Account, scaled: bigint, epoch: number): bigint {
    return ceilDiv(scaled * (this.#indexes.get(operator)?.atStartOf(epoch) ?? ONE), ONE);
  }

  protected govBalanceAt(account: Account, time: number): bigint {
    const history = this.#balances.get(account) ?? [];
    return history.findLast((point) => point.time <= time)?.balance ?? 0n;
  }

  #recordOf(operator: Account): Operator {
    const record = this.#operators.get(operator);
    demand(record !== undefined, "RestakingNotOperator");
    return record;
  }

  #writePool(operator: Account, point: PoolPoint): void {
    traceOf(this.#pools, operator).write(epochAt(this.clock.now), point);
  }

  #writeQueued(operator: Account, more: bigint): void {
    const trace = traceOf(this.#queued, operator);
    trace.write(epochAt(this.clock.now), (trace.latest() ?? 0n) + more);
  }

  #writePosition(investor: Account, operator: Account, next: Position): void {
    const before = this.positionOf(investor).scaled;
    traceOf(this.#positions, investor).write(epochAt(this.clock.now), next);
    this.#recordOf(operator).scaledPrincipal += next.scaled - before;
  }
}

function traceOf<Value>(traces: Map<Account, EpochTrace<Value>>, account: Account): EpochTrace<Value> {
  const found = traces.get(account);
  if (found !== undefined) return found;
  const made = new EpochTrace<Value>();
  traces.set(account, made);
  return made;
}
