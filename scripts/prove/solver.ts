import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import solc from "solc";

/** What a process is asked for. `changed` stands in for files, so that a test can plant a mistake. */
export interface Question {
  root: string;
  file: string;
  name: string;
  changed?: Record<string, string>;
}

/** One word of the compiler. */
export interface Message {
  errorCode?: string;
  severity: string;
  message: string;
}

const REMAPPINGS = [
  "openzeppelin/=node_modules/@openzeppelin/contracts/",
  "solady/=node_modules/solady/src/",
];

// A process of its own, which prints the answer: the compiler takes as long as it takes, and only a process can be ended.
const [question] = process.argv.slice(2);
if (question !== undefined) console.log(JSON.stringify(askSolver(JSON.parse(question) as Question)));

/** Asks the compiler's own model checker about one contract. */
function askSolver({ root, file, name, changed = {} }: Question): Message[] {
  const read = (path: string) => changed[path] ?? readFileSync(join(root, path), "utf8");
  const input = {
    language: "Solidity",
    sources: { [file]: { content: read(file) } },
    settings: {
      remappings: REMAPPINGS,
      evmVersion: "cancun",
      // Without `timeout`: the compiler in WebAssembly cannot make the thread that would watch it.
      modelChecker: {
        engine: "bmc",
        solvers: ["z3"],
        targets: ["assert"],
        contracts: { [file]: [name] },
        showProvedSafe: true,
        showUnproved: true,
      },
      outputSelection: {},
    },
  };
  const load = (path: string) =>
    path in changed || existsSync(join(root, path)) ? { contents: read(path) } : { error: "no such file" };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: load })) as { errors?: Message[] };
  return output.errors ?? [];
}
