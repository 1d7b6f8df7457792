import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { WalletContext } from "../../state/wallet.ts";
import { consoleReading, troubledConsole } from "../../stories/consoleFixtures.ts";
import { page } from "../../stories/story.tsx";
import { createStoryWallet } from "../../stories/storyWallet.ts";
import { consoleText } from "../../text/console.ts";
import { pageText } from "../../text/page.ts";
import { ConsoleWares } from "./ConsolePage.tsx";
import type { ConsoleReading } from "./reading.ts";

const draw = (reading: ConsoleReading): string => {
  const screen = <ConsoleWares reading={reading} />;
  return renderToStaticMarkup(
    <WalletContext value={createStoryWallet(page(screen))}>{screen}</WalletContext>,
  );
};

describe("the developer console", () => {
  test("default: the score stands with what it is made of", () => {
    const markup = draw(consoleReading);

    expect(markup).toContain("45.48 %");
    expect(markup).toContain("18.75");
    expect(markup).not.toContain(pageText.stakeShort);
  });

  test("behavior: a shortage of stake is said in SEC, with what follows from it", () => {
    const markup = draw(troubledConsole);

    expect(markup).toContain(`${consoleText.stakeShort}</dt><dd>6,200 SEC`);
    expect(markup).toContain(pageText.stakeShort);
  });

  test("behavior: only what can still be done against a review has a button, and says until when [AVS18]", () => {
    expect(draw(consoleReading)).toContain(consoleText.stepUntil.challenge);
    const markup = draw(troubledConsole);

    expect(markup).toContain(consoleText.challengedOnly);
    expect(markup.match(new RegExp(`>${consoleText.step.bring}<`, "g"))).toHaveLength(1);
    expect(markup).not.toContain(`>${consoleText.step.challenge}<`);
  });

  test("behavior: revenue that claims hold back cannot be withdrawn, and why is said", () => {
    const markup = draw(troubledConsole);

    expect(markup).toContain(consoleText.heldBack("11.4 SEC"));
    expect(markup).toMatch(
      new RegExp(`<button[^>]*aria-disabled="true"[^>]*>(?:<[^>]+>)*${pageText.withdraw}<`),
    );
  });

  test("behavior: an expulsion is said with its moment, and that it can be stopped", () => {
    expect(draw(troubledConsole)).toContain("the expulsion. Sales have stopped.");
    expect(draw(consoleReading)).not.toContain("expulsion");
  });

  test("error: a score that cannot be read leaves the revenue in place", () => {
    const markup = draw({ ...consoleReading, said: { status: "unavailable", reason: "No node." } });

    expect(markup).toContain(consoleText.standingUnavailable("No node."));
    expect(markup).toContain(pageText.withdraw);
  });
});
