import type { Address } from "../../primitives.ts";
import type { Subject } from "../../subject.ts";
import {
  type CorpusEntry,
  call,
  collection,
  me,
  message,
  permit2,
  shop,
  someAccount,
  stranger,
  typedData,
  unlimited,
  usdc,
} from "./corpusWorld.ts";

const zero: Address = "0x0000000000000000000000000000000000000000";
const soon = 1_790_003_600;

/** Known ways around a wallet's checks, as signatures. */
export function signedBypassEntries(): readonly CorpusEntry[] {
  return [
    stopped("H02", "A message of 32 bytes that are also letters", message(`0x${"61".repeat(32)}`)),
    stopped("H02", "A message that is a hash written out", message("ab".repeat(32))),
    stopped("H02", "A message that is typed data's digest", message(`0x1901${"ab".repeat(64)}`)),
    stopped(
      "H02",
      "A message that is a transaction",
      message(`0xe9018252089400000000000000000000000000000000000000aa${"ff".repeat(18)}`),
    ),
    stopped("I04", "A message that hands the account over", message(`0x05d80194${stranger.slice(2)}80`)),
    warned("H03", "A message that is read from right to left", message("Log in \u202edrawkcab siht daer")),
    stopped("H10", "A permit in the form of DAI", daiPermit()),
    stopped("H10", "A permit without end to an account", permit(someAccount, unlimited, 2n ** 256n - 1n)),
    stopped("H10", "A Permit2 transfer to a stranger", permit2Transfer()),
    stopped("H10", "A Permit2 allowance over two tokens", permit2Batch()),
    stopped("H10", "A transfer by authorization to a stranger", authorization("TransferWithAuthorization")),
    stopped("H10", "A transfer that its receiver sends", authorization("ReceiveWithAuthorization")),
    stopped("H13", "An approval within a meta-transaction", forwarded()),
    stopped("H14", "A Safe transaction that runs foreign code", safeTransaction(1)),
    warned("H15", "Typed data under an unknown name", unknownGrant()),
    stopped("I08", "A delegation of the account", delegation()),
  ];
}

function stopped(attack: string, name: string, subject: Subject): CorpusEntry {
  return { attack, name, subject, expected: "stopped" };
}

function warned(attack: string, name: string, subject: Subject): CorpusEntry {
  return { attack, name, subject, expected: "warned" };
}

/** What looks like one of them and is honest. */
export function honestSignatures(): readonly CorpusEntry[] {
  const honest: readonly (readonly [name: string, subject: Subject])[] = [
    ["A message of 31 letters", message("Welcome to the shop, my friend.")],
    ["A message of 65 letters", message("Please sign this so that we know that this account is yours, ok?!")],
    ["A message with a hash in a sentence", message(`I bought the item ${"ab".repeat(32)} today.`)],
    ["A message in Arabic", message("مرحبا بكم في متجرنا")],
    ["A message of three lines", message("Hello\n\nSigning costs nothing.")],
    ["A vote", vote()],
  ];
  return honest.map(([name, subject]) => ({ name, subject, expected: "passes" }));
}

const tokenDomain = { name: "USD Coin", version: "2", chainId: 1, verifyingContract: usdc };
const permit2Domain = { name: "Permit2", chainId: 1, verifyingContract: permit2 };

function daiPermit(): Subject {
  const fields = {
    ...{ holder: "address", spender: "address", nonce: "uint256" },
    ...{ expiry: "uint256", allowed: "bool" },
  };
  const content = { holder: me, spender: stranger, nonce: 0, expiry: 0, allowed: true };
  return typedData("Permit", { Permit: fields }, content, tokenDomain);
}

function permit(spender: Address, value: bigint, deadline: bigint): Subject {
  const fields = {
    ...{ owner: "address", spender: "address", value: "uint256" },
    ...{ nonce: "uint256", deadline: "uint256" },
  };
  const content = { owner: me, spender, value: value.toString(), nonce: 0, deadline: deadline.toString() };
  return typedData("Permit", { Permit: fields }, content, tokenDomain);
}

function permit2Transfer(): Subject {
  const structs = {
    PermitTransferFrom: {
      ...{ permitted: "TokenPermissions", spender: "address" },
      ...{ nonce: "uint256", deadline: "uint256" },
    },
    TokenPermissions: { token: "address", amount: "uint256" },
  };
  const permitted = { token: usdc, amount: unlimited.toString() };
  return typedData(
    "PermitTransferFrom",
    structs,
    { permitted, spender: stranger, nonce: 7, deadline: soon },
    permit2Domain,
  );
}

function permit2Batch(): Subject {
  const structs = {
    PermitBatch: { details: "PermitDetails[]", spender: "address", sigDeadline: "uint256" },
    PermitDetails: { token: "address", amount: "uint160", expiration: "uint48", nonce: "uint48" },
  };
  const amount = (2n ** 160n - 1n).toString();
  const details = [usdc, collection].map((token) => ({ token, amount, expiration: soon, nonce: 0 }));
  return typedData("PermitBatch", structs, { details, spender: stranger, sigDeadline: soon }, permit2Domain);
}

function authorization(name: string): Subject {
  const fields = {
    ...{ from: "address", to: "address", value: "uint256" },
    ...{ validAfter: "uint256", validBefore: "uint256", nonce: "bytes32" },
  };
  const content = {
    ...{ from: me, to: stranger, value: "1000000000", validAfter: 0, validBefore: soon },
    nonce: `0x${"07".repeat(32)}`,
  };
  return typedData(name, { [name]: fields }, content, tokenDomain);
}

function forwarded(): Subject {
  const fields = {
    ...{ from: "address", to: "address", value: "uint256", gas: "uint256" },
    ...{ nonce: "uint256", data: "bytes" },
  };
  const data = call("0x095ea7b3", stranger, unlimited);
  const domain = { name: "MinimalForwarder", version: "0.0.1", chainId: 1, verifyingContract: shop };
  return typedData(
    "ForwardRequest",
    { ForwardRequest: fields },
    { from: me, to: usdc, value: 0, gas: 100_000, nonce: 0, data },
    domain,
  );
}

function safeTransaction(operation: number): Subject {
  const fields = {
    ...{ to: "address", value: "uint256", data: "bytes", operation: "uint8" },
    ...{ safeTxGas: "uint256", baseGas: "uint256", gasPrice: "uint256" },
    ...{ gasToken: "address", refundReceiver: "address", nonce: "uint256" },
  };
  const content = {
    ...{ to: stranger, value: 0, data: "0x12345678", operation },
    ...{ safeTxGas: 0, baseGas: 0, gasPrice: 0, gasToken: zero, refundReceiver: zero, nonce: 3 },
  };
  return typedData("SafeTx", { SafeTx: fields }, content, { chainId: 1, verifyingContract: shop });
}

function delegation(): Subject {
  const structs = {
    Delegation: {
      ...{ delegate: "address", delegator: "address", authority: "bytes32" },
      ...{ caveats: "Caveat[]", salt: "uint256" },
    },
    Caveat: { enforcer: "address", terms: "bytes" },
  };
  const authority = `0x${"ff".repeat(32)}`;
  const domain = { name: "DelegationManager", version: "1", chainId: 1, verifyingContract: stranger };
  return typedData(
    "Delegation",
    structs,
    { delegate: stranger, delegator: me, authority, caveats: [], salt: 0 },
    domain,
  );
}

function unknownGrant(): Subject {
  const domain = { name: "Points", version: "1", chainId: 1, verifyingContract: stranger };
  const fields = { user: "address", value: "uint256" };
  return typedData("Confirm", { Confirm: fields }, { user: me, value: unlimited.toString() }, domain);
}

/** In the form of Snapshot, which names no chain and no contract. */
function vote(): Subject {
  const fields = {
    ...{ from: "address", space: "string", timestamp: "uint64" },
    ...{ proposal: "bytes32", choice: "uint32", reason: "string", app: "string" },
  };
  const content = {
    ...{ from: me, space: "club.example", timestamp: soon, proposal: `0x${"0a".repeat(32)}` },
    ...{ choice: 1, reason: "", app: "club" },
  };
  return typedData("Vote", { Vote: fields }, content, { name: "snapshot", version: "0.1.4" });
}
