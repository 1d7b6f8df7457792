import { eth_accounts } from "./eth_accounts.ts";
import { eth_chainId } from "./eth_chainId.ts";
import { eth_coinbase } from "./eth_coinbase.ts";
import { eth_requestAccounts } from "./eth_requestAccounts.ts";
import { eth_sendTransaction } from "./eth_sendTransaction.ts";
import { eth_signTypedData_v4 } from "./eth_signTypedData_v4.ts";
import type { Method } from "./methodContext.ts";
import { net_version } from "./net_version.ts";
import { personal_ecRecover } from "./personal_ecRecover.ts";
import { personal_sign } from "./personal_sign.ts";
import { wallet_addEthereumChain } from "./wallet_addEthereumChain.ts";
import { wallet_getCallsStatus } from "./wallet_getCallsStatus.ts";
import { wallet_getCapabilities } from "./wallet_getCapabilities.ts";
import { wallet_getGrantedExecutionPermissions } from "./wallet_getGrantedExecutionPermissions.ts";
import { wallet_getPermissions } from "./wallet_getPermissions.ts";
import { wallet_getSupportedExecutionPermissions } from "./wallet_getSupportedExecutionPermissions.ts";
import { wallet_requestPermissions } from "./wallet_requestPermissions.ts";
import { wallet_revokePermissions } from "./wallet_revokePermissions.ts";
import { wallet_sendCalls } from "./wallet_sendCalls.ts";
import { wallet_showCallsStatus } from "./wallet_showCallsStatus.ts";
import { wallet_switchEthereumChain } from "./wallet_switchEthereumChain.ts";
import { wallet_watchAsset } from "./wallet_watchAsset.ts";
import { web3_clientVersion } from "./web3_clientVersion.ts";

/** Every EIP-1193 method the wallet answers itself. A method that is not here and is no read is refused. */
export const methods: Readonly<Record<string, Method>> = {
  eth_accounts,
  eth_chainId,
  eth_coinbase,
  eth_requestAccounts,
  net_version,
  personal_ecRecover,
  wallet_addEthereumChain,
  wallet_getCapabilities,
  wallet_getGrantedExecutionPermissions,
  wallet_getPermissions,
  wallet_getSupportedExecutionPermissions,
  wallet_requestPermissions,
  wallet_revokePermissions,
  wallet_switchEthereumChain,
  wallet_watchAsset,
  web3_clientVersion,
  eth_sendTransaction,
  eth_signTypedData_v4,
  personal_sign,
  wallet_getCallsStatus,
  wallet_sendCalls,
  wallet_showCallsStatus,
};
