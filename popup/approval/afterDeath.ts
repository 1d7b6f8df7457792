import type { RequestView } from "../../extension/messages/views.request.ts";

/**
 * A request as it stands once the worker that showed it has died: the next one decides it anew, so a yes to what is shown
 * would be a yes to something that no longer stands. It can be read and rejected meanwhile.
 */
export function afterDeath<View extends Pick<RequestView, "state">>(view: View): View {
  return view.state === "ready" ? { ...view, state: "checking" } : view;
}
