import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext } from "../samples.ts";

function framedIn(topOrigin?: string | null, origin = "https://app.example.com") {
  const site = { origin, isSecure: true, ...(topOrigin === undefined ? {} : { topOrigin }) };
  const { inspection } = judge(messageOf("hello"), sampleContext({ site }));
  return inspection.findings.find(({ code }) => code === "foreign-frame");
}

describe("foreignFrame", () => {
  test("default: a frame in a stranger's page is a caution that names both", () => {
    expect(framedIn("https://news.example.org")).toMatchObject({
      level: "caution",
      text: "“https://app.example.com” asks out of a frame inside “https://news.example.org”. The address bar does not show who asks.",
    });
  });

  test("behavior: a page in a frame of its own is itself, whatever it is called", () => {
    for (const origin of ["http://localhost:3000", "https://vercel.app", "https://192.0.2.1"]) {
      expect(framedIn(origin, origin)).toBeUndefined();
    }
    expect(framedIn("http://localhost:3001", "http://localhost:3000")?.level).toBe("caution");
  });

  test("behavior: a page around it that the browser does not name is a stranger's", () => {
    expect(framedIn(null)?.level).toBe("caution");
  });

  test("behavior: two names below a shared parent have two owners", () => {
    expect(framedIn("https://one.vercel.app", "https://two.vercel.app")?.level).toBe("caution");
  });

  test("behavior: no frame, and a frame of the same owner, have no finding", () => {
    expect([framedIn(), framedIn("https://app.example.com"), framedIn("https://www.example.com")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
