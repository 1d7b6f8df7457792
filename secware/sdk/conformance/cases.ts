import { type Hex, readEnvelope, readProblem } from "../../../protocol/index.ts";
import { ConformanceError } from "./conformanceError.ts";

/** What a case may do to the SecWare under test. Whoever runs the cases says how. */
export interface Subject {
  /** A fresh call of a bound caller, not sent yet. */
  nextCall(over?: { body?: string; sentSecondsAgo?: number }): Promise<SentCall>;
  /** A call by a key that no purchase knows. */
  strangersCall(): Promise<SentCall>;
  send(call: SentCall): Promise<{ status: number; text: string; headers: Headers }>;
  get(path: string): Promise<{ status: number; text: string; headers: Headers }>;
}
export interface SentCall {
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  requestHash: Hex;
}

/** One promise of the protocol. Bring your own test runner: a case that is broken throws. */
export interface Case {
  name: string;
  run(subject: Subject): Promise<void>;
}

/** Every promise that a caller can check from outside. */
export const conformance: readonly Case[] = [
  {
    name: "a call is answered with a verdict about itself",
    async run(subject) {
      const call = await subject.nextCall();
      const { status, text } = await subject.send(call);
      expectThat(status === 200, "200", status);
      expectThat(readEnvelope(text)?.verdict.requestHash === call.requestHash, "its own request hash");
    },
  },
  {
    name: "the same bytes get the same bytes",
    async run(subject) {
      const call = await subject.nextCall();
      const first = await subject.send(call);
      const second = await subject.send(call);
      expectThat(first.status === 200 && second.text === first.text, "identical answers");
    },
  },
  {
    name: "the same bytes at once get one verdict",
    async run(subject) {
      const call = await subject.nextCall();
      const answers = await Promise.all([1, 2, 3, 4].map(() => subject.send(call)));
      const served = answers.filter(({ status }) => status === 200);
      const others = answers.filter(({ status }) => status !== 200);
      expectThat(new Set(served.map(({ text }) => text)).size === 1, "one verdict");
      expectThat(
        others.every(({ text }) => readProblem(text)?.reason === "in_progress"),
        "in_progress",
      );
    },
  },
  {
    name: "an altered body is refused",
    async run(subject) {
      const call = await subject.nextCall();
      const body = Uint8Array.from([...call.body, 32]);
      const { status, text } = await subject.send({ ...call, body });
      expectThat(status === 401, "401", status);
      expectThat(readProblem(text)?.reason === "bad_content_digest", "bad_content_digest");
    },
  },
  {
    name: "an old call is refused, with the server's time",
    async run(subject) {
      const { status, text } = await subject.send(await subject.nextCall({ sentSecondsAgo: 120 }));
      const problem = readProblem(text);
      expectThat(status === 401 && problem?.reason === "request_expired", "request_expired", status);
      expectThat(problem?.serverTimeMs !== undefined, "serverTimeMs");
    },
  },
  {
    name: "a stranger learns nothing, and gets no signature",
    async run(subject) {
      const { status, text } = await subject.send(await subject.strangersCall());
      const problem = readProblem(text);
      expectThat(status === 401 && problem?.reason === "caller_not_bound", "caller_not_bound", status);
      expectThat(problem?.refusal === undefined, "no signed refusal");
    },
  },
  {
    name: "a malformed body of a bound caller is refused with a signature",
    async run(subject) {
      const { status, text } = await subject.send(await subject.nextCall({ body: "{" }));
      expectThat(status === 400, "400", status);
      expectThat(readProblem(text)?.refusal !== undefined, "a signed refusal");
    },
  },
  {
    name: "a browser may read what it must",
    async run(subject) {
      const { headers } = await subject.send(await subject.strangersCall());
      const exposed = headers.get("access-control-expose-headers")?.toLowerCase() ?? "";
      const needed = ["retry-after", "ratelimit", "www-authenticate", "accept-signature", "date"];
      expectThat(
        needed.every((name) => exposed.includes(name)),
        "exposed headers",
      );
    },
  },
  {
    name: "the manifest is at its place",
    async run(subject) {
      const { status, headers } = await subject.get("/.well-known/secware.json");
      expectThat(status === 200, "200", status);
      expectThat(headers.get("location") === null, "no redirect");
    },
  },
];

function expectThat(holds: boolean, expected: string, got?: number): void {
  if (!holds) throw new ConformanceError(expected, got);
}
