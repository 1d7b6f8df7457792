import { execFileSync } from "node:child_process";

/** The files that git tracks or would track, from the root, optionally of given endings. */
export function sourceFiles(root: string, endings: readonly string[] = []): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const deleted = new Set(
    execFileSync("git", ["ls-files", "--deleted"], { cwd: root, encoding: "utf8" })
      .split("\n")
      .filter(Boolean),
  );
  const files = listed.split("\n").filter((file) => file !== "" && !deleted.has(file));
  return endings.length === 0
    ? files
    : files.filter((file) => endings.some((ending) => file.endsWith(ending)));
}
