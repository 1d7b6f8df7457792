import { useState } from "react";
import type { WareCondition, WareParameters } from "../../../extension/messages/shapes.ts";
import type { ParameterField } from "../../../extension/messages/views.ts";
import { type ConditionDraft, type ConditionsReading, readConditions, toDraft } from "./conditions.ts";
import { type ParameterDrafts, readParameters, toParameterDrafts } from "./parameters.ts";

export interface WareSettings {
  conditions: readonly ConditionDraft[];
  conditionsReading: ConditionsReading;
  parameters: ParameterDrafts;
  /** The parameter that cannot be read. */
  faulty: string | null;
  /** Null while something is not readable. */
  complete: { conditions: WareCondition[]; parameters: WareParameters } | null;
  setConditions(drafts: readonly ConditionDraft[]): void;
  setParameters(drafts: ParameterDrafts): void;
}

export interface WareSettingsStart {
  fields: readonly ParameterField[];
  conditions: readonly WareCondition[];
  parameters: WareParameters;
}

/** The form of conditions and parameters, used where a plan is bought and where a binding is configured. */
export function useWareSettings({
  fields,
  conditions: saved,
  parameters: set,
}: WareSettingsStart): WareSettings {
  const [conditions, setConditions] = useState<readonly ConditionDraft[]>(() => saved.map(toDraft));
  const [parameters, setParameters] = useState<ParameterDrafts>(() => toParameterDrafts(fields, set));
  const conditionsReading = readConditions(conditions);
  const parametersReading = readParameters(fields, parameters);
  const isComplete = conditionsReading.status === "complete" && parametersReading.status === "complete";
  return {
    conditions,
    conditionsReading,
    parameters,
    faulty: parametersReading.status === "incomplete" ? parametersReading.name : null,
    complete: isComplete
      ? { conditions: conditionsReading.conditions, parameters: parametersReading.parameters }
      : null,
    setConditions,
    setParameters,
  };
}
