import { abnormalEncoding } from "./abnormalEncoding.ts";
import { accountDelegation } from "./accountDelegation.ts";
import { approval } from "./approval.ts";
import { approvalForAll } from "./approvalForAll.ts";
import { approvalToAccount } from "./approvalToAccount.ts";
import { batchSum } from "./batchSum.ts";
import { bulkTransfer } from "./bulkTransfer.ts";
import { chainLessDomain } from "./chainLessDomain.ts";
import { claimLure } from "./claimLure.ts";
import { codeChanged } from "./codeChanged.ts";
import { contractCreation } from "./contractCreation.ts";
import { controlTransfer } from "./controlTransfer.ts";
import { delegatedAccount } from "./delegatedAccount.ts";
import { detectsSimulation } from "./detectsSimulation.ts";
import { displaySpoof } from "./displaySpoof.ts";
import { firstContact } from "./firstContact.ts";
import { foreignFrame } from "./foreignFrame.ts";
import { foreignScriptHost } from "./foreignScriptHost.ts";
import { freshPermission } from "./freshPermission.ts";
import { imitatedSite } from "./imitatedSite.ts";
import { imitatedToken } from "./imitatedToken.ts";
import { insecureOrigin } from "./insecureOrigin.ts";
import { justDeployed } from "./justDeployed.ts";
import { listedAddress } from "./listedAddress.ts";
import { listedHost } from "./listedHost.ts";
import type { LocalCheck } from "./localCheck.ts";
import { lookAlike } from "./lookAlike.ts";
import { lureHost } from "./lureHost.ts";
import { movesMoreThanItSays } from "./movesMoreThanItSays.ts";
import { nothingThere } from "./nothingThere.ts";
import { oddRecipient } from "./oddRecipient.ts";
import { opaqueMessage } from "./opaqueMessage.ts";
import { orderGivesAll } from "./orderGivesAll.ts";
import { payableCall } from "./payableCall.ts";
import { permitSignature } from "./permitSignature.ts";
import { proxyChanged } from "./proxyChanged.ts";
import { signInMismatch } from "./signInMismatch.ts";
import { unknownTypedData } from "./unknownTypedData.ts";
import { unlimitedApproval } from "./unlimitedApproval.ts";
import { unusualAmount } from "./unusualAmount.ts";
import { unverified } from "./unverified.ts";

/** Every local check, in the order in which equal levels are shown. */
export const localChecks: readonly LocalCheck[] = [
  listedHost,
  listedAddress,
  permitSignature,
  unlimitedApproval,
  approvalForAll,
  approvalToAccount,
  justDeployed,
  proxyChanged,
  unverified,
  orderGivesAll,
  bulkTransfer,
  controlTransfer,
  accountDelegation,
  movesMoreThanItSays,
  detectsSimulation,
  codeChanged,
  claimLure,
  contractCreation,
  opaqueMessage,
  signInMismatch,
  lookAlike,
  imitatedSite,
  insecureOrigin,
  foreignScriptHost,
  lureHost,
  foreignFrame,
  displaySpoof,
  abnormalEncoding,
  chainLessDomain,
  batchSum,
  unknownTypedData,
  approval,
  payableCall,
  imitatedToken,
  oddRecipient,
  nothingThere,
  unusualAmount,
  delegatedAccount,
  freshPermission,
  firstContact,
];
