import { readdirSync } from "node:fs";
import { join } from "node:path";

const domain = "extension/domain";
const policyCore = ["combine", "compilePolicy", "decide", "foldAnswers", "matching", "turning", "voices"];

/** What is mutated, by the name that `--only` takes. */
export const scopes: Readonly<Record<string, (file: string) => boolean>> = {
  decode: (file) => isIn(file, "decode"),
  checks: (file) => isIn(file, "checks"),
  policy: (file) => policyCore.some((name) => file === `${domain}/policy/${name}.ts`),
};

/** The scope of a file, or undefined. */
export function scopeOf(file: string): string | undefined {
  return isTest(file) || file.endsWith("/fuzzRuns.ts")
    ? undefined
    : Object.keys(scopes).find((name) => scopes[name]?.(file));
}

/** All files of the folder that holds every scope, and the tests that run against them. */
export function filesOf(root: string): { sources: string[]; tests: string[] } {
  const files = readdirSync(join(root, domain), { recursive: true, encoding: "utf8" })
    .map((file) => `${domain}/${file}`)
    .filter((file) => file.endsWith(".ts"))
    .sort();
  return { sources: files.filter((file) => !isTest(file)), tests: files.filter(isTest) };
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${domain}/${folder}/`);
}

function isTest(file: string): boolean {
  return file.endsWith(".test.ts");
}
