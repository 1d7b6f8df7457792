import { createRequire } from "node:module";
import { ScriptError } from "../scriptError.ts";

/** The native program inside the npm package. Its npm launcher loses exit codes, so that failing tests would look green. */
export function forgeBinary(): string {
  const cpu = process.arch === "arm64" ? "arm64" : "amd64";
  const file = process.platform === "win32" ? "forge.exe" : "forge";
  try {
    return createRequire(import.meta.url).resolve(`@foundry-rs/forge-${process.platform}-${cpu}/bin/${file}`);
  } catch (error) {
    throw new ScriptError("There is no contract compiler program for this machine.", {
      hint: "use Linux, macOS or Windows on x64 or arm64, and install with optional packages.",
      facts: { platform: process.platform, cpu },
      cause: error,
    });
  }
}
