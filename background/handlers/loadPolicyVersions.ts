import type { Handler } from "../handler.ts";

/** What the selected account's policy was before. Effects: storage read. */
export const loadPolicyVersions: Handler<"loadPolicyVersions"> = async (_request, { services }) => {
  const versions = await services.policy.versions();
  return {
    versions: versions.map(({ version, at, by, isActing, document }) => ({
      version,
      at,
      by,
      isActing,
      document,
    })),
  };
};
