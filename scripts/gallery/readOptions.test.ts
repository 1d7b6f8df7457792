import { describe, expect, test } from "vitest";
import { readOptions } from "./readOptions.ts";

describe("readOptions", () => {
  test("default: data alone is enough", () => {
    expect(readOptions({ data: "DIR" })).toEqual({
      ...{ data: "DIR", descriptors: null, out: ".local/gallery", only: null, sample: 3, isDark: false },
    });
  });

  test("behavior: each option is taken as it is named", () => {
    const named = { data: "DIR", descriptors: "D", out: "O", only: "strata", sample: "12", dark: true };
    expect(readOptions(named)).toEqual({
      ...{ data: "DIR", descriptors: "D", out: "O", only: "strata", sample: 12, isDark: true },
    });
  });

  test.each([
    [{}, "No data"],
    [{ data: "DIR", only: "sites" }, "no part"],
    [{ data: "DIR", sample: "0" }, "no whole number"],
    [{ data: "DIR", sample: "many" }, "no whole number"],
  ])("error: %j is one clear line", (values, line) => {
    expect(() => readOptions(values)).toThrow(line);
  });
});
