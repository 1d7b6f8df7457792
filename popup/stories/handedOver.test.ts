import { describe, expect, test } from "vitest";
import { handedOverStory } from "./handedOver.ts";
import { request } from "./requestFixtures.ts";

describe("handedOverStory", () => {
  test("default: a view becomes the approval window's only request", () => {
    const view = request({ id: "handed" });
    expect(handedOverStory(view)).toMatchObject({
      surface: "approval",
      snapshots: { requests: { list: [view] }, session: { demo: false } },
    });
  });

  test.each([undefined, null, {}, { ...request(), requirement: { kind: "other" } }])(
    "error: what is no view gives no story (%#)",
    (handed) => {
      expect(handedOverStory(handed)).toBeNull();
    },
  );
});
