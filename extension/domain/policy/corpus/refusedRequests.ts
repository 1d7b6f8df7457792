import { canonicalise } from "../../subject/canonicalise.ts";
import { friend, me, stranger, usdc } from "./corpusWorld.ts";

/** A request that can be read in more than one way, or that no page may make. */
export interface RefusedRequest {
  attack: string;
  name: string;
  method: string;
  params: unknown;
}

/** Whether it still is no subject. */
export function isRefused({ method, params }: RefusedRequest): boolean {
  return canonicalise({ method, params, chainId: 1, account: me, ownAccounts: [me] }).status === "refused";
}

/** Known ways to have one thing checked and another signed. None becomes a subject. */
export function refusedRequests(): readonly RefusedRequest[] {
  return [...transactions(), ...batches(), ...signatures()];
}

const plain = { from: me, to: friend, value: "0x1" };

function transactions(): readonly RefusedRequest[] {
  const listed: readonly (readonly [attack: string, name: string, change: object])[] = [
    ["G05", "Call data of half a byte", { data: "0x1" }],
    ["G05", "An approval without its first zero", { to: usdc, data: `0x95ea7b3${"0".repeat(128)}` }],
    ["G06", "A value without its prefix", { value: "ffffffffffffff" }],
    ["G06", "A value in decimal text", { value: "1000000000000000000" }],
    ["G06", "A value as a number", { value: 1e18 }],
    ["G06", "A value below zero", { value: "-0x1" }],
    ["G07", "Two call data that differ", { data: "0x01", input: "0x02" }],
    ["G17", "A transaction of an unknown type", { type: "0x5" }],
    ["G21", "A gas limit that no chain can hold", { gas: `0x1${"0".repeat(16)}` }],
    ["I01", "A transaction that hands the account over", { type: "0x4" }],
    [
      "I02",
      "An authorization for every chain",
      { authorizationList: [{ chainId: "0x0", address: stranger, nonce: "0x0" }] },
    ],
    [
      "I03",
      "An authorization to a stranger",
      { authorizationList: [{ chainId: "0x1", address: stranger, nonce: "0x0" }] },
    ],
    [
      "I06",
      "An authorization whose number drifts",
      { nonce: "0x5", authorizationList: [{ chainId: "0x1", address: stranger, nonce: "0x5" }] },
    ],
    ["I07", "A call of the own account", { to: me, data: "0x12345678" }],
    ["J10", "A call that looks like a creation", { to: `0x${"0".repeat(40)}`, data: "0x12345678" }],
    ["J11", "A transaction that names its own origin", { origin: "https://bank.example" }],
  ];
  return listed.map(([attack, name, change]) => ({
    ...{ attack, name, method: "eth_sendTransaction" },
    params: [{ ...plain, ...change }],
  }));
}

function batches(): readonly RefusedRequest[] {
  const batch = { version: "2.0.0", from: me, chainId: "0x1", atomicRequired: false };
  const call = { to: friend, value: "0x1" };
  const listed: readonly (readonly [attack: string, name: string, content: object])[] = [
    ["I07", "A batch with a call of the own account", { calls: [call, { to: me, data: "0x12345678" }] }],
    [
      "I11",
      "A batch that needs what the wallet does not know",
      { calls: [call], capabilities: { unheardOf: {} } },
    ],
    ["I11", "A batch of thousands of calls", { calls: Array(5_000).fill(call) }],
  ];
  return listed.map(([attack, name, content]) => ({
    ...{ attack, name, method: "wallet_sendCalls" },
    params: [{ ...batch, ...content }],
  }));
}

function signatures(): readonly RefusedRequest[] {
  const typed = (name: string, attack: string, data: unknown): RefusedRequest => ({
    ...{ attack, name, method: "eth_signTypedData_v4" },
    params: [me, data],
  });
  return [
    {
      attack: "H01",
      name: "A signature over unreadable bytes",
      method: "eth_sign",
      params: [me, `0x${"00".repeat(32)}`],
    },
    {
      attack: "H17",
      name: "Typed data of version 1",
      method: "eth_signTypedData",
      params: [[{ type: "string", name: "m", value: "Hi" }], me],
    },
    { attack: "H18", name: "A text to decrypt", method: "eth_decrypt", params: ["0x7b7d", me] },
    {
      ...{ attack: "I08", name: "A permission to spend later", method: "wallet_grantPermissions" },
      params: [{ chainId: "0x1", address: me, permissions: [] }],
    },
    {
      ...{ attack: "I09", name: "An operation of an account with code", method: "eth_sendUserOperation" },
      params: [{ sender: me, callData: "0x12345678" }, stranger],
    },
    typed("Typed data with a field that is not hashed", "H04", grant({ message: { hidden: 1 } })),
    typed("Typed data with a key of its own", "H04", grant({ top: { metadata: {} } })),
    typed("Typed data for another chain", "H05", grant({ domain: { chainId: 5 } })),
    typed("Typed data whose chain has a zero before it", "H05", grant({ domain: { chainId: "0x01" } })),
    typed("Typed data for the own account", "I08", grant({ domain: { verifyingContract: me } })),
    typed("Typed data for a contract as a number", "H06", grant({ domain: { verifyingContract: 1 } })),
    typed("Typed data with the spender twice", "H08", twice()),
    typed("An amount that loses its last digits", "H09", grant({ message: { value: 2 ** 60 + 2 ** 10 } })),
  ];
}

interface GrantChange {
  message?: object;
  domain?: object;
  top?: object;
}

function grant({ message = {}, domain = {}, top = {} }: GrantChange): unknown {
  return {
    types: {
      EIP712Domain: [
        { name: "chainId", type: "uint256" },
        { name: "verifyingContract", type: "address" },
      ],
      Grant: [
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
      ],
    },
    primaryType: "Grant",
    domain: { chainId: 1, verifyingContract: stranger, ...domain },
    message: { spender: stranger, value: "1", ...message },
    ...top,
  };
}

function twice(): string {
  return JSON.stringify(grant({})).replace('"message":{', `"message":{"spender":"${friend}",`);
}
