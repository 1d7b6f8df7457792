import type { Handler } from "../handler.ts";

/** Changes auto-lock and the user's mark. Effects: storage. */
export const changeSettings: Handler<"changeSettings"> = async ({ autoLockMinutes, mark }, { services }) => {
  await services.settings.change({
    ...(autoLockMinutes === undefined ? {} : { autoLockMinutes }),
    ...(mark === undefined ? {} : { mark }),
  });
  await services.vault.touch();
  return { status: "done" };
};
