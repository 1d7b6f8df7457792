import { ScriptError } from "../scriptError.ts";

/** What the command was asked for. */
export interface GalleryCommand {
  data: string;
  descriptors: string | null;
  out: string;
  only: "requests" | "strata" | null;
  /** Pairs of each stratum. */
  sample: number;
  isDark: boolean;
}

/** Reads the command's options; a wrong one is one clear line. */
export function readOptions(values: Readonly<Record<string, string | boolean | undefined>>): GalleryCommand {
  const { data, descriptors, out, dark } = values;
  if (typeof data !== "string") {
    throw new ScriptError("No data was named.", { hint: "npm run gallery -- --data DIR" });
  }
  return {
    data,
    descriptors: typeof descriptors === "string" ? descriptors : null,
    out: typeof out === "string" ? out : ".local/gallery",
    only: readOnly(values["only"]),
    sample: readSample(values["sample"]),
    isDark: dark === true,
  };
}

function readOnly(only: unknown): GalleryCommand["only"] {
  if (only === undefined) return null;
  if (only === "requests" || only === "strata") return only;
  throw new ScriptError(`There is no part ${JSON.stringify(only)}.`, { hint: "--only requests or strata" });
}

function readSample(sample: unknown): number {
  if (sample === undefined) return 3;
  if (typeof sample === "string" && /^[1-9]\d{0,2}$/.test(sample)) return Number(sample);
  throw new ScriptError("The sample is no whole number from 1 on.", { hint: "--sample 3" });
}
