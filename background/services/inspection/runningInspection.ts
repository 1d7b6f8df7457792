import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Gap } from "../../../extension/domain/finding.ts";
import { subjectHashOf } from "../../../extension/domain/subject/subjectHashOf.ts";
import type { PreparedTransaction, RequestRow } from "../../../extension/storage/requests.ts";
import { askBound, gapAnswer } from "./askBound.ts";
import { askBudget } from "./askBudget.ts";
import { conclude, describeRow, factsOf, judgedSubject, keptVerdicts, verdictIdsOf } from "./conclude.ts";
import { isGift } from "./giftWords.ts";
import type { Inspection, InspectionState } from "./inspection.ts";
import type { InspectionDeps } from "./inspectionDeps.ts";
import { listsWords } from "./listsWords.ts";
import { localContext } from "./localContext.ts";
import { isSendable, keepIfStillGood, mostFee, prepareSendable } from "./preparing.ts";
import { readChain } from "./readChain.ts";
import type { BoundService, ServiceAnswer } from "./services.ts";
import { type AskingStage, servicesText, serviceViews } from "./serviceViews.ts";
import {
  isOfNewestBlock,
  type SimulationReading,
  simulateSendable,
  simulationAtClick,
  simulationGaps,
  simulationView,
  withSimulation,
} from "./simulating.ts";

/** How long the node may take before what it should have said is unknown. */
const chainDeadlineMs = 4000;

/** One request's inspection while the worker lives. */
export class RunningInspection implements Inspection {
  readonly #row: RequestRow;
  readonly #deps: InspectionDeps;
  readonly #onChange: () => void;
  readonly #answers = new Map<number, ServiceAnswer>();
  #context: InspectionContext;
  #asking: AskingStage;
  #isReadingChain = false;
  #prepared: readonly PreparedTransaction[] = [];
  /** What it was last simulated with: another amount of gas is another run. */
  #simulatedWith: readonly PreparedTransaction[] = [];
  #obstacle: { text: string; wouldFail: boolean } | null = null;
  #isClosed = false;
  #isOnScreen = false;
  #state: InspectionState;

  constructor(row: RequestRow, deps: InspectionDeps, onChange: () => void) {
    this.#row = row;
    this.#deps = deps;
    this.#onChange = onChange;
    this.#context = { ...localContext(row, deps.knowledge), ...this.#past() };
    this.#asking = this.#firstStage();
    this.#isReadingChain = true;
    this.#state = this.#conclude();
  }

  state(): InspectionState {
    return this.#state;
  }

  decideAgain(): void {
    this.#context = {
      ...this.#context,
      now: this.#deps.knowledge.now(),
      isClockTrusted: this.#deps.knowledge.isClockTrusted(),
      ownAccounts: this.#deps.knowledge.ownAccounts(),
      ...this.#past(),
    };
    this.#dropStale();
    this.#publish();
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Reads what the checks and the sending need from the node. Never throws. */
  async readChain(): Promise<void> {
    this.#deps.observeTime(this.#row.chainId);
    const deadline = this.#deps.after(chainDeadlineMs);
    const reading = readChain(judgedSubject(this.#row), this.#deps, deadline).catch(() => null);
    const published = this.#deps.contractInfo?.read(judgedSubject(this.#row), this.#row.id, deadline);
    const preparation = this.#prepare(deadline);
    const simulation = preparation.then(() => this.#simulate(deadline));
    const [read, simulated, said] = await Promise.all([reading, simulation, published]);
    if (read !== null) this.#context = { ...this.#context, ...read };
    this.#context = { ...this.#context, ...said };
    if (simulated !== null) this.#context = withSimulation(this.#context, simulated);
    this.#isReadingChain = false;
    this.#publish();
  }

  /** Reads which SecWares are bound. What cannot be read is a gap. Never throws. */
  async loadBound(): Promise<void> {
    if (this.#asking.stage !== "loading") return;
    const loading = this.#deps.boundServices(this.#row.account).catch(() => null);
    const bound = await Promise.race([loading, this.#deps.after(chainDeadlineMs).then(() => null)]);
    if (bound === null) this.#asking = { stage: "unreadable" };
    else this.#asking = { stage: bound.length === 0 ? "done" : "waiting", bound };
    if (this.#isOnScreen) this.askServices();
    this.#publish();
  }

  askServices(): void {
    this.#isOnScreen = true;
    if (this.#asking.stage === "waiting") void this.#ask(this.#asking.bound);
  }

  async recheck(): Promise<InspectionState> {
    const deadline = this.#deps.after(chainDeadlineMs);
    await this.#prepare(deadline);
    await this.#simulateAgain(deadline);
    this.decideAgain();
    return this.#state;
  }

  #past(): Pick<InspectionContext, "pastSpends"> {
    return { pastSpends: this.#deps.readHistory(this.#row.account, this.#row.id) };
  }

  #firstStage(): AskingStage {
    const { source, subject } = this.#row;
    if (source.kind === "wallet") {
      const reason = "Checked on this device only: no service is asked about the wallet's own actions";
      return { stage: "never", reason };
    }
    if (isGift(subject) && subject.kind !== "connect") {
      return { stage: "never", reason: "Checked on this device only: no service is asked about this" };
    }
    return { stage: "loading" };
  }

  async #ask(bound: readonly BoundService[]): Promise<void> {
    const { source, account } = this.#row;
    if (source.kind === "wallet") return;
    const policy = this.#deps.readPolicy(this.#row.account);
    const budgetMs = askBudget(policy, this.#state.facts);
    this.#asking = { stage: "asking", bound };
    this.#publish();
    await askBound({
      ...{ subject: judgedSubject(this.#row), origin: source.origin, account, budgetMs, bound },
      request: this.#row.id,
      budgets: this.#deps.budgets,
      askServices: this.#deps.askServices,
      onAnswer: (answer) => this.#take(answer),
      // A little more than the client's own limit, so that its reasons are heard.
      deadline: this.#deps.after(budgetMs + 250),
    });
    this.#asking = { stage: "done", bound };
    this.#publish();
  }

  #take(answer: ServiceAnswer): void {
    this.#answers.set(answer.ware, answer);
    if (answer.status === "answered") void this.#keep(answer);
    this.#deps.onAnswer(this.#row, answer);
    this.#publish();
  }

  async #keep({ ware, envelope }: ServiceAnswer): Promise<void> {
    const { id, subjectHash } = this.#row;
    const row = {
      id: `${id} ${ware}`,
      request: id,
      subjectHash: subjectHash ?? subjectHashOf(judgedSubject(this.#row)),
      ware,
      receivedAt: this.#deps.knowledge.now(),
      envelope,
    };
    // Evidence that cannot be written does not make the verdict untrue.
    await this.#deps.evidence.save(row).catch(() => undefined);
  }

  async #prepare(deadline: Promise<void>): Promise<void> {
    const { subject } = this.#row;
    if (!isSendable(subject)) return;
    const late = deadline.then(() => ({
      status: "obstacle" as const,
      text: "The network's node did not answer in time.",
      wouldFail: false,
    }));
    const preparation = await Promise.race([prepareSendable(subject, this.#deps), late]);
    if (preparation.status === "obstacle") {
      this.#obstacle = { text: preparation.text, wouldFail: preparation.wouldFail };
      return;
    }
    this.#obstacle = null;
    this.#prepared = keepIfStillGood(this.#prepared, preparation.prepared);
    this.#context = { ...this.#context, mostFee: mostFee(this.#prepared) };
  }

  async #simulate(deadline: Promise<void>): Promise<SimulationReading | null> {
    const { subject } = this.#row;
    if (!isSendable(subject) || this.#obstacle !== null) return null;
    this.#simulatedWith = this.#prepared;
    return simulateSendable(subject, this.#prepared, this.#deps, deadline);
  }

  /**
   * State can flip between the look and the click: what is older than the newest block is run again, and so is what would now
   * be sent otherwise or could not be run before.
   */
  async #simulateAgain(deadline: Promise<void>): Promise<void> {
    const { subject } = this.#row;
    const { simulation: shown } = this.#context;
    if (!isSendable(subject) || this.#obstacle !== null) return;
    const isAsShown = shown !== undefined && this.#simulatedWith === this.#prepared;
    if (isAsShown && (await isOfNewestBlock(shown, subject.chainId, this.#deps, deadline))) return;
    const fresh = await this.#simulate(deadline);
    if (fresh === null) return;
    const simulation = shown === undefined ? fresh.simulation : simulationAtClick(shown, fresh.simulation);
    this.#context = withSimulation(this.#context, { ...fresh, simulation });
  }

  /** A verdict that has expired counts no longer; whoever gave it is asked again. */
  #dropStale(): void {
    const now = this.#deps.knowledge.now();
    const stale = [...this.#answers.values()].filter(
      ({ validUntil }) => validUntil !== null && validUntil <= now,
    );
    if (stale.length === 0 || this.#asking.stage !== "done") return;
    for (const answer of stale) {
      this.#answers.set(answer.ware, gapAnswer(answer, "stale", "The verdict is too old; asking again."));
    }
    this.#asking = { stage: "waiting", bound: this.#asking.bound };
    this.askServices();
  }

  #publish(): void {
    this.#state = this.#conclude();
    if (this.#isClosed) this.#deps.onLate(this.#row, this.#state);
    else this.#onChange();
  }

  #conclude(): InspectionState {
    const row = this.#row;
    const answers = [...this.#answers.values()];
    const knownRpcUrl =
      row.subject.kind === "network" ? this.#deps.rpcUrlOf(row.subject.network.chainId) : null;
    const { readPolicy, readHistory, readOverrides } = this.#deps;
    const verdicts = keptVerdicts(answers);
    const isPending = this.#isReadingChain || ["loading", "waiting", "asking"].includes(this.#asking.stage);
    const facts = factsOf(row, this.#context);
    return {
      progress: isPending ? "checking" : "ready",
      context: this.#context,
      description: describeRow(row, this.#context),
      facts,
      decision: conclude({
        ...{ row, context: this.#context, facts, answers, knownRpcUrl, gaps: this.#gaps() },
        policy: readPolicy(row.account),
        history: readHistory(row.account, row.id),
        overrides: readOverrides(row.account, row.id),
      }),
      services: serviceViews(this.#asking, this.#answers),
      servicesText: servicesText(this.#asking, this.#answers),
      simulation: simulationView(row.subject, this.#context, {
        obstacle: this.#obstacle,
        isReading: this.#isReadingChain,
      }),
      lists: listsWords(this.#context.lists, this.#deps.knowledge.now()),
      prepared: this.#prepared,
      obstacle: this.#obstacle?.text ?? null,
      verdicts,
      verdictIds: verdictIdsOf(verdicts),
      answers,
    };
  }

  #gaps(): readonly Gap[] {
    const simulation = simulationGaps(this.#context);
    if (this.#asking.stage !== "unreadable") return simulation;
    const text = "Which services are bound could not be read, so none of them was asked.";
    return [{ who: { kind: "local", check: "bindings" }, reason: "chain-unreadable", text }, ...simulation];
  }
}
