import type { RefusalCode, SubjectRefusal } from "./refusal.ts";

/** Power over the account beyond one request, which no page is given whatever it sends. */
export type NeverSignedKind = "authorization" | "permission" | "userOperation";

const sentences: Readonly<Record<NeverSignedKind, { code: RefusalCode; message: string }>> = {
  authorization: {
    code: "account-authorization",
    message:
      "A page may not have the account run by another's code (EIP-7702). Send the calls with wallet_sendCalls.",
  },
  permission: {
    code: "session-permission",
    message:
      "This wallet gives no permission to spend later without asking (ERC-7715). Ask for each payment when it is due.",
  },
  userOperation: {
    code: "user-operation",
    message:
      "This wallet's accounts send transactions, not user operations (ERC-4337). Use eth_sendTransaction or wallet_sendCalls.",
  },
};

const methods: Readonly<Record<string, NeverSignedKind>> = {
  eth_signAuthorization: "authorization",
  wallet_signAuthorization: "authorization",
  wallet_upgradeAccount: "authorization",
  wallet_prepareUpgradeAccount: "authorization",
  wallet_grantPermissions: "permission",
  wallet_requestExecutionPermissions: "permission",
  wallet_revokeExecutionPermission: "permission",
  wallet_createSession: "permission",
  eth_sendUserOperation: "userOperation",
  eth_signUserOperation: "userOperation",
  wallet_sendUserOperation: "userOperation",
  wallet_signUserOperation: "userOperation",
  wallet_prepareCalls: "userOperation",
  wallet_sendPreparedCalls: "userOperation",
};

/** What `method` asks for, where it is something that is never signed for a page; else null. Its parameters are never read. */
export function neverSignedKind(method: string): NeverSignedKind | null {
  return Object.hasOwn(methods, method) ? (methods[method] ?? null) : null;
}

/** Why: a code, and what the page should do instead. */
export function neverSigned(kind: NeverSignedKind): SubjectRefusal {
  return { ...sentences[kind], rpcCode: 4200 };
}

/** Every such method, for tests and documentation. */
export const neverSignedMethods: readonly string[] = Object.keys(methods);
