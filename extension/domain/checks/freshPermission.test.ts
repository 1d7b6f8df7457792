import { describe, expect, test } from "vitest";
import { judge, messageOf, permitOf, sampleContext, typedSubject } from "../samples.ts";

const now = 1_790_000_000_000;
const connectedFor = (ms: number) =>
  sampleContext({ now, site: { origin: "https://app.example", isSecure: true, firstConnectedAt: now - ms } });
const permit = () => typedSubject(permitOf());

describe("freshPermission", () => {
  test("default: power asked for minutes after connecting is a caution", () => {
    expect(judge(permit(), connectedFor(60_000)).codes["fresh-permission"]).toBe("caution");
  });

  test("behavior: ten minutes later it is not fresh; a clock that was put back makes it so", () => {
    expect(judge(permit(), connectedFor(600_000)).codes["fresh-permission"]).toBeUndefined();
    expect(judge(permit(), connectedFor(599_999)).codes["fresh-permission"]).toBe("caution");
    expect(judge(permit(), connectedFor(-5)).codes["fresh-permission"]).toBe("caution");
  });

  test("behavior: what gives no power, and a site of unknown age, have no finding", () => {
    expect(judge(messageOf("hello"), connectedFor(1)).codes).toEqual({});
    expect(judge(permit()).codes["fresh-permission"]).toBeUndefined();
  });
});
