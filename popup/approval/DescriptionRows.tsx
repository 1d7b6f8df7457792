import type { Address } from "../../extension/domain/primitives.ts";
import type { Description } from "../../extension/messages/views.request.ts";
import { AddressText } from "../parts/AddressText.tsx";
import { Rows } from "../parts/Card.tsx";

/** Rows of a description. Labels of typed data may repeat; the place tells them apart. */
export function DescriptionRows({ rows }: { rows: Description["rows"] }) {
  const shown = rows.map(({ label, value, isAddress }, at) => ({
    label: rows.findIndex((row) => row.label === label) === at ? label : `${label} (${at + 1})`,
    value: isAddress === true ? <AddressText address={value as Address} /> : <bdi>{value}</bdi>,
  }));
  return <Rows rows={shown} />;
}
