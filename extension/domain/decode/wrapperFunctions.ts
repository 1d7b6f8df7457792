import type { Address, Hex } from "../primitives.ts";
import {
  calls,
  type DynamicFunction,
  type DynamicReading,
  deeds,
  foreignCall,
  type InnerCall,
  lower,
  modeCall,
} from "./dynamic.ts";
import { readModeExecution } from "./modeExecution.ts";
import type { CallContext } from "./wordFunction.ts";

const call = "(address to, bytes data)";
const valueCall = "(address to, uint256 value, bytes data)";
const oldOperation =
  "(address sender, uint256 nonce, bytes initCode, bytes callData, uint256 callGas, uint256 checkGas, uint256 preGas, uint256 maxFee, uint256 maxTip, bytes paymaster, bytes signature)";
const operation =
  "(address sender, uint256 nonce, bytes initCode, bytes callData, bytes32 gasLimits, uint256 preGas, bytes32 fees, bytes paymaster, bytes signature)";

/** Wrappers beyond the common ones: batches of accounts, modules, forwarders, timelocks and user operations. */
export const wrapperFunctions: ReadonlyMap<Hex, DynamicFunction> = new Map<Hex, DynamicFunction>([
  row("0x399542e9", "tryBlockAndAggregate", `bool, ${call}[]`, ([, list]) => calls(list)),
  row("0xc3077fa9", "blockAndAggregate", `${call}[]`, ([list]) => calls(list)),
  row("0x3f707e6b", "execute", `${valueCall}[]`, ([list]) => calls(list)),
  row("0xb780c362", "batch", `${valueCall}[]`, ([list]) => calls(list)),
  row("0x18dfb3c7", "executeBatch", "address[], bytes[]", ([to, data]) => columns(to, null, data)),
  row("0x63fb0b96", "multicall", "address[], bytes[]", ([to, data]) => columns(to, null, data)),
  row("0x47e1da2a", "executeBatch", "address[], uint256[], bytes[]", ([to, value, data]) =>
    columns(to, value, data),
  ),
  row("0x468721a7", "execTransactionFromModule", "address, uint256, bytes, uint8", modeCall),
  row("0x5229073f", "execTransactionFromModuleReturnData", "address, uint256, bytes, uint8", modeCall),
  row("0x7bb37428", "executeUserOp", "address, uint256, bytes, uint8", modeCall),
  row("0xe9ae5c53", "execute", "bytes32, bytes", ([mode, packed], at) =>
    readModeExecution(mode as Hex, packed as Hex, at),
  ),
  // A proxy of this family runs the code of the target as its own.
  row("0x1cff79cd", "execute", "address, bytes", ([to, data], at) => foreignCall([to, 0n, data], at)),
  row("0x134008d3", "execute", "address, uint256, bytes, bytes32, bytes32", ([to, value, data]) =>
    modeless(to, value, data),
  ),
  row("0x01d5062a", "schedule", "address, uint256, bytes, bytes32, bytes32, uint256", ([to, value, data]) =>
    modeless(to, value, data),
  ),
  row(
    "0x47153f82",
    "execute",
    "(address from, address to, uint256 value, uint256 gas, uint256 nonce, bytes data), bytes",
    ([request]) => forwarded(request),
  ),
  row(
    "0xdf905caf",
    "execute",
    "(address from, address to, uint256 value, uint256 gas, uint48 deadline, bytes data, bytes signature)",
    ([request]) => forwarded(request),
  ),
  row(
    "0x0c53c51c",
    "executeMetaTransaction",
    "address, bytes, bytes32, bytes32, uint8",
    ([user, data]): DynamicReading => ({
      deeds: [],
      calls: [{ to: null, actor: lower(user), value: 0n, data: data as Hex }],
    }),
  ),
  row("0x1fad948c", "handleOps", `${oldOperation}[], address`, ([list], at) => operations(list, at)),
  row("0x765e827f", "handleOps", `${operation}[], address`, ([list], at) => operations(list, at)),
  row(
    "0x1f931c1c",
    "diamondCut",
    "(address facet, uint8 action, bytes4[] selectors)[], address, bytes",
    ([cuts], at) =>
      deeds(
        (cuts as { facet: Address }[]).map(({ facet }) => ({
          kind: "control",
          what: "upgrade",
          contract: at.contract,
          party: lower(facet),
        })),
      ),
  ),
]);

function row(
  selector: Hex,
  name: string,
  parameters: string,
  read: DynamicFunction["read"],
): [Hex, DynamicFunction] {
  return [selector, { name, parameters, read }];
}

function modeless(to: unknown, value: unknown, data: unknown): DynamicReading {
  return { deeds: [], calls: [{ to: lower(to), value: value as bigint, data: data as Hex }] };
}

/** Null: the lists are not equally long, which no such contract accepts. */
function columns(targets: unknown, values: unknown, datas: unknown): DynamicReading | null {
  const to = targets as readonly Address[];
  const data = datas as readonly Hex[];
  const value = values as readonly bigint[] | null;
  if (to.length !== data.length || (value !== null && value.length !== to.length)) return null;
  const made = data.map(
    (one, index): InnerCall => ({ to: lower(to[index]), value: value?.[index] ?? 0n, data: one }),
  );
  return { deeds: [], calls: made };
}

// The forwarder vouches for the sender, so the target acts for whoever signed.
function forwarded(request: unknown): DynamicReading {
  const { from, to, value, data } = request as { from: Address; to: Address; value: bigint; data: Hex };
  return { deeds: [], calls: [{ to: lower(to), actor: lower(from), value, data }] };
}

function operations(list: unknown, at: CallContext): DynamicReading {
  const made = (list as { sender: Address; callData: Hex }[]).map(
    ({ sender, callData }): InnerCall => ({
      to: lower(sender),
      actor: at.contract,
      value: 0n,
      data: callData,
    }),
  );
  return { deeds: [], calls: made };
}
