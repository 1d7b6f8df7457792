import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** What the journey keeps of itself: a picture of each screen, and what was measured. */
export interface Journal {
  /** Takes a picture of the page, numbered in the order of the journey. */
  picture(page: Page, name: string): Promise<void>;
  measure(name: string, milliseconds: number): void;
  /** Writes `journey.json`, and returns what was measured as lines. */
  close(): string[];
}

/** Begins an empty journal in `folder`. Effects: files; what stood there is removed. */
export function openJournal(folder: string): Journal {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: string[] = [];
  const figures: { name: string; milliseconds: number }[] = [];
  return {
    async picture(page, name) {
      const file = `${String(pictures.length + 1).padStart(2, "0")}-${name}.png`;
      pictures.push(file);
      await page.screenshot({ path: join(folder, file), animations: "disabled", caret: "hide" });
    },
    measure: (name, milliseconds) => void figures.push({ name, milliseconds: Math.round(milliseconds) }),
    close() {
      writeFileSync(join(folder, "journey.json"), `${JSON.stringify({ pictures, figures }, null, 1)}\n`);
      return figures.map(({ name, milliseconds }) => `${name}: ${milliseconds} ms`);
    },
  };
}
