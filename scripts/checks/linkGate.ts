import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GateReport, Problem } from "./problem.ts";

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE_PATH =
  /`((?:protocol|extension|background|content|popup|contracts|secware|scripts|test|docs)\/[\w./-]+)`/g;
const CONTRACT_TESTS = "contracts/test";
/** `attacks/Signers.t.sol: test_one, test_two`: tests of the contracts, without the ids at their ends. */
const NAMED_TESTS = /^([\w/]+\.t\.sol): (\w+(?:, \w+)*)$/;
const MEANT_AS_TESTS = /`([^`]*\.t\.sol:[^`]*)`/g;

/** Holds every link, named path and named test of a contract in the Markdown files against what is there. Reads files only. */
export function checkLinks(root: string, files: readonly string[]): GateReport {
  const problems = files.flatMap((file) => deadLinks(root, file, readFileSync(join(root, file), "utf8")));
  return { gate: "links", filesSeen: files.length, problems };
}

function deadLinks(root: string, file: string, text: string): Problem[] {
  return text.split("\n").flatMap((line, index) => {
    const links = [...line.matchAll(LINK)]
      .map((match) => match[1] ?? "")
      .filter((link) => !/^[a-z]+:|^#/.test(link))
      .map((link) => join(dirname(file), link.replace(/#.*$/, "")));
    const paths = [...line.matchAll(CODE_PATH)].map((match) => (match[1] ?? "").replace(/[.,]$/, ""));
    const say = (fault: string, instead: string): Problem => ({
      gate: "links",
      file,
      line: index + 1,
      text: fault,
      instead,
    });
    return [
      ...[...links, ...paths]
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => say(`Nothing stands at ${target}.`, "correct the path, or leave it out.")),
      ...goneTests(root, line).map((fault) =>
        say(fault, "name a test that is there, or take the claim back."),
      ),
    ];
  });
}

/** A claim that names a test which nobody runs is worse than one without a test. */
function goneTests(root: string, line: string): string[] {
  return [...line.matchAll(MEANT_AS_TESTS)].flatMap(([, span = ""]) => {
    const named = NAMED_TESTS.exec(span);
    if (named === null) return [`"${span}" does not name tests as File.t.sol: one, two.`];
    const [, place = "", names = ""] = named;
    const path = join(CONTRACT_TESTS, place);
    if (!existsSync(join(root, path))) return [`Nothing stands at ${path}.`];
    const source = readFileSync(join(root, path), "utf8");
    const isThere = (name: string) => new RegExp(`function ${name}(?:__\\w+)?\\(`).test(source);
    return names
      .split(", ")
      .filter((name) => !isThere(name))
      .map((name) => `No test ${name} stands in ${path}.`);
  });
}
