import type { Handler } from "../handler.ts";

/** A page of the audit log; nothing while locked, as where a person has been is nobody's business then. Effects: storage read. */
export const loadAudit: Handler<"loadAudit"> = async ({ filter, before, limit }, { services }) => {
  const { audit, vault } = services;
  if (vault.status() !== "unlocked") return { entries: [], next: null };
  const { entries, next } = await audit.load(filter, { before, limit });
  return {
    entries: entries.map(({ fields, ...entry }) => ({
      ...entry,
      fields: fields.map((field) => ({ ...field })),
    })),
    next,
  };
};
