import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext } from "../samples.ts";

function findingAt(origin: string) {
  const { inspection } = judge(messageOf("hello"), sampleContext({ site: { origin, isSecure: true } }));
  return inspection.findings.find(({ code }) => code === "foreign-script-host");
}

describe("foreignScriptHost", () => {
  test("default: such an address is shown as it is written and as it looks [B04]", () => {
    expect(findingAt("https://xn--mnchen-3ya.de")).toMatchObject({
      level: "caution",
      text: "The site's address is “xn--mnchen-3ya.de”, shown as “münchen.de”, in letters that can look like others.",
    });
  });

  test("behavior: two alphabets in one word are named", () => {
    expect(findingAt(new URL("https://b\u0430nk.example").origin)?.text).toContain("mixes two alphabets");
  });

  test("behavior: plain letters and no site have no finding", () => {
    expect(findingAt("https://app.example")).toBeUndefined();
    expect(judge(messageOf("hello"), sampleContext({ site: null })).codes).toEqual({});
  });
});
