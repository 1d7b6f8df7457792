import type { Area } from "../../../extension/platform/platform.ts";

const key = "overrides.browserSession";

/**
 * The name of this browser session, the same for every worker of it. Where it cannot be kept it ends with the worker, so
 * that what lasts for a session ends too early rather than too late. Effects: storage.session.
 */
export async function browserSession(area: Area, createId: () => string): Promise<string> {
  const known = await area.load(key).catch(() => undefined);
  if (typeof known === "string") return known;
  const fresh = createId();
  await area.save({ [key]: fresh }).catch(() => undefined);
  return fresh;
}
