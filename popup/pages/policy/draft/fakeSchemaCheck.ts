/** The part of JSON Schema that `docs/policy.schema.json` uses. For its test only: a stand-in for a whole validator. */
export interface Schema {
  $ref?: string;
  const?: unknown;
  enum?: readonly unknown[];
  type?: "object" | "array" | "string" | "integer";
  pattern?: string;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  additionalProperties?: Schema | false;
  propertyNames?: Schema;
  minProperties?: number;
  maxProperties?: number;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  dependentSchemas?: Readonly<Record<string, Schema>>;
  $defs?: Readonly<Record<string, Schema>>;
}

/** The keywords that are understood; a schema with another one would be accepted without being read. */
export const understood: readonly string[] = [
  ...[
    "$schema",
    "title",
    "description",
    "$defs",
    "$ref",
    "const",
    "enum",
    "type",
    "pattern",
    "minimum",
    "maximum",
  ],
  ...["items", "minItems", "maxItems", "properties", "required", "additionalProperties", "propertyNames"],
  ...["minProperties", "maxProperties", "anyOf", "oneOf", "dependentSchemas"],
];

export function fakeSchemaCheck(root: Schema): (value: unknown) => boolean {
  const accepts = (schema: Schema, value: unknown): boolean => {
    if (schema.$ref !== undefined) {
      const named = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
      return named !== undefined && accepts(named, value);
    }
    if ("const" in schema && value !== schema.const) return false;
    if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
    if (schema.anyOf !== undefined && !schema.anyOf.some((one) => accepts(one, value))) return false;
    if (schema.oneOf !== undefined && schema.oneOf.filter((one) => accepts(one, value)).length !== 1)
      return false;
    if (schema.type !== undefined && typeOf(value) !== schema.type) return false;
    if (typeof value === "string") {
      return schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value);
    }
    if (typeof value === "number") {
      return value >= (schema.minimum ?? value) && value <= (schema.maximum ?? value);
    }
    if (Array.isArray(value)) return fitsList(schema, value);
    return typeof value !== "object" || value === null || fitsObject(schema, value);
  };

  const fitsList = (
    { items, minItems = 0, maxItems = Infinity }: Schema,
    list: readonly unknown[],
  ): boolean =>
    list.length >= minItems &&
    list.length <= maxItems &&
    (items === undefined || list.every((one) => accepts(items, one)));

  const fitsObject = (schema: Schema, value: object): boolean => {
    const { properties = {}, additionalProperties, propertyNames, dependentSchemas = {} } = schema;
    const entries = Object.entries(value);
    return (
      entries.length >= (schema.minProperties ?? 0) &&
      entries.length <= (schema.maxProperties ?? Infinity) &&
      (schema.required ?? []).every((key) => Object.hasOwn(value, key)) &&
      entries.every(([key, inner]) => {
        const named = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
        return (
          (propertyNames === undefined || accepts(propertyNames, key)) &&
          named !== false &&
          (named === undefined || accepts(named, inner))
        );
      }) &&
      Object.entries(dependentSchemas).every(
        ([key, one]) => !Object.hasOwn(value, key) || accepts(one, value),
      )
    );
  };

  return (value) => accepts(root, value);
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number";
  return value === null ? "null" : typeof value;
}
