import * as v from "valibot";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { Settings, SettingsService } from "./settings.ts";

const settingName = "wallet";
const stored = v.strictObject({
  autoLockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480)),
  mark: v.strictObject({ symbol: v.pipe(v.string(), v.maxLength(8)), colour: v.string() }),
});
const symbols = ["✦", "☂", "⚓", "♞", "☼", "❄", "♣", "✿"] as const;
const colours = ["teal", "violet", "amber", "rose", "sky"] as const;

/** The user's settings; a fresh profile gets a mark of its own, so that no imitation knows it. Effects: storage. */
export async function createSettings(
  repository: SettingRepository,
  pick: (count: number) => number,
): Promise<SettingsService> {
  const listeners = new Set<() => void>();
  let settings = await loadOrMake(repository, pick);
  return {
    get: () => settings,
    async change(changes) {
      const next = { ...settings, ...changes };
      await repository.save(settingName, next);
      settings = next;
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function loadOrMake(repository: SettingRepository, pick: (count: number) => number): Promise<Settings> {
  const decoded = v.safeParse(stored, await repository.load(settingName));
  if (decoded.success) return decoded.output;
  const symbol = symbols[pick(symbols.length)] ?? symbols[0];
  const colour = colours[pick(colours.length)] ?? colours[0];
  const made = { autoLockMinutes: 15, mark: { symbol, colour } };
  await repository.save(settingName, made);
  return made;
}
