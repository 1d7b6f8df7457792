import { getAddress } from "viem/utils";
import type { Address, Hex } from "../../primitives.ts";
import type { Call, Subject, TypedDataSubject } from "../../subject.ts";
import type { PhraseContext } from "../phrases.ts";
import { prefixed } from "../prefixed.ts";
import { quoteName } from "../quote.ts";
import { contradictionRow } from "./contradiction.ts";
import { decodeCall } from "./decodeCall.ts";
import { type Descriptor, type Descriptors, type Format, placeOf } from "./descriptors.ts";
import { encodeTypeOf } from "./encodeTypeOf.ts";
import { type Budget, type ClearRow, readFields } from "./fields.ts";
import { at, textAt } from "./record.ts";
import { addressOf, integerOf } from "./values.ts";

const deepestCall = 4;
const mostRows = 80;
const mostFieldsRead = 500;

/**
 * What descriptors say of a subject, as rows under the name of whose words they are. They stand beside what the wallet decoded
 * and change none of it. A descriptor that does not fit says so in one row. Never throws.
 */
export function clearRowsOf(
  subject: Subject,
  descriptors: Descriptors,
  place: PhraseContext,
): readonly ClearRow[] {
  try {
    return rowsOf(subject, descriptors, place).slice(0, mostRows);
  } catch {
    return [{ label: "Descriptor", value: "A descriptor for this could not be read and was not used." }];
  }
}

function rowsOf(subject: Subject, descriptors: Descriptors, place: PhraseContext): readonly ClearRow[] {
  const budget = { left: mostFieldsRead };
  switch (subject.kind) {
    case "transaction":
      return callRows(subject, { ...place, subject, descriptors, from: subject.from, depth: 0, budget });
    case "calls":
      return subject.calls.flatMap((call, index) =>
        prefixed(
          `Call ${index + 1}: `,
          callRows(call, { ...place, subject, descriptors, from: subject.from, depth: 0, budget }),
        ),
      );
    case "typedData":
      return typedDataRows(subject, {
        ...place,
        subject,
        descriptors,
        from: subject.account,
        depth: 0,
        budget,
      });
    default:
      return [];
  }
}

interface Reading extends PhraseContext {
  /** The whole, of which what is read may be a part. */
  subject: Subject;
  descriptors: Descriptors;
  from: Address;
  depth: number;
  budget: Budget;
}

function callRows({ to, data, value }: Call, reading: Reading): readonly ClearRow[] {
  if (to === null || data === "0x") return [];
  const found = reading.descriptors.byPlace.get(placeOf("contract", reading.chainId, to)) ?? [];
  const container = { to, value, from: reading.from, chainId: reading.chainId };
  for (const descriptor of found) {
    const format = descriptor.formats.get(data.slice(0, 10));
    if (format === undefined) continue;
    const read = decodeCall(format.key, data);
    if (read === null) continue;
    const rows = formatRows({ descriptor, format, values: read.values, container }, reading);
    return read.bytesBehind === 0 ? rows : [...rows, behind(read.bytesBehind)];
  }
  return found.slice(0, 1).map(unfit);
}

function typedDataRows(subject: TypedDataSubject, reading: Reading): readonly ClearRow[] {
  const { domain, message, types, primaryType } = subject.typedData;
  const contract = addressOf(at(domain, "verifyingContract"));
  if (contract === null) return [];
  const chainId = integerOf(at(domain, "chainId")) ?? BigInt(reading.chainId);
  const found = reading.descriptors.byPlace.get(placeOf("eip712", Number(chainId), contract)) ?? [];
  const container = { to: contract, value: 0n, from: subject.account, chainId: reading.chainId };
  const names = [encodeTypeOf(primaryType, types), primaryType];
  for (const descriptor of found.filter((one) => fitsDomain(one, domain))) {
    const format = names.map((name) => descriptor.formats.get(name)).find((one) => one !== undefined);
    if (format !== undefined) return formatRows({ descriptor, format, values: message, container }, reading);
  }
  return found.slice(0, 1).map(unfit);
}

/** Every member that a descriptor states must be the same; its chain and contract were compared already. */
function fitsDomain(descriptor: Descriptor, domain: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(descriptor.domain).every(([name, value]) => {
    const own = at(domain, name);
    return name === "chainId" || name === "verifyingContract" || String(own) === String(value);
  });
}

interface Fit {
  descriptor: Descriptor;
  format: Format;
  values: unknown;
  container: { to: Address; value: bigint; from: Address; chainId: number };
}

function formatRows({ descriptor, format, values, container }: Fit, reading: Reading): readonly ClearRow[] {
  const { chainId, context, budget } = reading;
  const roots = { data: values, container, descriptor: descriptor.root };
  const read = readFields(at(format.spec, "fields"), { ...roots, chainId, context, budget });
  const under = `As ${quoteName(descriptor.owner)} describes it`;
  const intent = textAt(format.spec, "intent");
  const contradiction = reading.depth === 0 ? contradictionRow(intent, reading.subject) : null;
  const inner = read.nested.flatMap((call) => nestedRows(call, under, container.to, reading));
  return [
    ...(contradiction === null ? [] : [contradiction]),
    { label: "Interaction with", value: `${quoteName(descriptor.owner)}, ${sourceOf(descriptor)}`, under },
    ...(intent === null ? [] : [{ label: "Purpose", value: quoteName(intent, 120), under }]),
    ...read.rows.map((row) => ({ ...row, under })),
    ...inner,
    ...(read.hidden === 0 ? [] : [leftOut(read.hidden)]),
  ];
}

function leftOut(fields: number): ClearRow {
  const what = fields === 1 ? "one field" : `${fields} fields`;
  return { label: "Left out", value: `The descriptor leaves out ${what}.` };
}

function sourceOf({ from }: Descriptor): string {
  if (from === undefined) return "by its own descriptor";
  return `by its descriptor in the set ${quoteName(from.name, 60)} of ${from.date.slice(0, 10)}`;
}

function nestedRows(
  { label, to, data, value }: ReturnType<typeof readFields>["nested"][number],
  under: string,
  from: Address,
  reading: Reading,
): readonly ClearRow[] {
  const callee = addressOf(to);
  const summary = {
    label,
    value: `A call of ${callee === null ? to : getAddress(callee)}, ${data.length / 2 - 1} bytes`,
    under,
  };
  if (callee === null || reading.depth >= deepestCall) return [summary];
  const call = { to: callee, data: data.toLowerCase() as Hex, value };
  return [summary, ...prefixed("Inside: ", callRows(call, { ...reading, from, depth: reading.depth + 1 }))];
}

function behind(count: number): ClearRow {
  return {
    label: "Left out",
    value: `The call ends in ${count} more bytes, of which the descriptor says nothing.`,
  };
}

function unfit({ owner }: Descriptor): ClearRow {
  return {
    label: "Descriptor",
    value: `A descriptor of ${quoteName(owner)} does not fit this exactly and was not used.`,
  };
}
