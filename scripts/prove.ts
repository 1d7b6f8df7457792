import { findProofs } from "./prove/findProofs.ts";
import { DEADLINE_MS, type Outcome, proveAll } from "./prove/prove.ts";
import { ScriptError } from "./scriptError.ts";
import { runCommand } from "./terminal/command.ts";

await runCommand(
  {
    name: "prove",
    does: "Asks the compiler's own solver about every claim in contracts/proofs. Exits 1 unless each is proven: what stays unknown is a failure.",
    options: {
      only: { type: "string", help: "a part of the name or the file of those that are wanted" },
      seconds: { type: "string", help: `how long each may take; ${DEADLINE_MS / 1_000}` },
      json: { type: "boolean", help: "for other programs" },
    },
  },
  async ({ only, seconds, json }) => {
    const root = process.cwd();
    const wanted = typeof only === "string" ? only : "";
    const proofs = findProofs(root).filter(({ file, name }) => `${file} ${name}`.includes(wanted));
    if (proofs.length === 0) throw new ScriptError("There is no such proof.", { facts: { only: wanted } });
    const deadlineMs = typeof seconds === "string" ? readSeconds(seconds) * 1_000 : DEADLINE_MS;
    let done = 0;
    const tell = (outcome: Outcome) => console.error(`${++done}/${proofs.length} ${toLine(outcome)}`);
    const outcomes = await proveAll(root, proofs, tell, deadlineMs);
    const count = (status: Outcome["status"]) => outcomes.filter((one) => one.status === status).length;
    if (json === true) console.log(JSON.stringify(outcomes));
    else
      console.log(`${count("proven")} proven, ${count("violated")} violated, ${count("unknown")} unknown.`);
    return count("proven") === proofs.length ? 0 : 1;
  },
);

function toLine({ proof, status, reason, ms }: Outcome): string {
  const line = `${status} ${proof.name} (${(ms / 1_000).toFixed(1)} s): ${proof.claim}`;
  return status === "proven" ? line : `${line}\n    ${reason}`;
}

function readSeconds(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new ScriptError(`${JSON.stringify(text)} is no count of seconds.`, { hint: "--seconds 300" });
}
