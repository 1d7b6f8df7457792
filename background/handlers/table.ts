import type { MessageName } from "../../extension/messages/table.ts";
import type { Handler } from "../handler.ts";
import { addAccount } from "./addAccount.ts";
import { addDescriptorFile } from "./addDescriptorFile.ts";
import { addDescriptorSet } from "./addDescriptorSet.ts";
import { addFeed } from "./addFeed.ts";
import { addFeedFile } from "./addFeedFile.ts";
import { approveRequest } from "./approveRequest.ts";
import { askProvider } from "./askProvider.ts";
import { askRevoke } from "./askRevoke.ts";
import { beginSecondDevice } from "./beginSecondDevice.ts";
import { buyPlan } from "./buyPlan.ts";
import { castVote } from "./castVote.ts";
import { challengeReview } from "./challengeReview.ts";
import { changeSettings } from "./changeSettings.ts";
import { claimRewards } from "./claimRewards.ts";
import { completeExit } from "./completeExit.ts";
import { configureWare } from "./configureWare.ts";
import { confirmSecondDevice } from "./confirmSecondDevice.ts";
import { countPurchases } from "./countPurchases.ts";
import { createHub } from "./createHub.ts";
import { createOverride } from "./createOverride.ts";
import { createVault } from "./createVault.ts";
import { disconnectSite } from "./disconnectSite.ts";
import { draftWords } from "./draftWords.ts";
import { dryRunPolicy } from "./dryRunPolicy.ts";
import { endOverride } from "./endOverride.ts";
import { exportAudit } from "./exportAudit.ts";
import { importAccount } from "./importAccount.ts";
import { importVault } from "./importVault.ts";
import { judgePassword } from "./judgePassword.ts";
import { loadAudit } from "./loadAudit.ts";
import { loadConsole } from "./loadConsole.ts";
import { loadDisputes } from "./loadDisputes.ts";
import { loadGovernance } from "./loadGovernance.ts";
import { loadPolicyVersions } from "./loadPolicyVersions.ts";
import { loadPurchases } from "./loadPurchases.ts";
import { loadRestaking } from "./loadRestaking.ts";
import { loadReviews } from "./loadReviews.ts";
import { lockVault } from "./lockVault.ts";
import { markVerdict } from "./markVerdict.ts";
import { openDispute } from "./openDispute.ts";
import { previewOverride } from "./previewOverride.ts";
import { putFilePart } from "./putFilePart.ts";
import { queueExit } from "./queueExit.ts";
import { quoteDispute } from "./quoteDispute.ts";
import { recheckNow } from "./recheckNow.ts";
import { refreshBalances } from "./refreshBalances.ts";
import { refreshCatalogue } from "./refreshCatalogue.ts";
import { refreshDescriptorSets } from "./refreshDescriptorSets.ts";
import { refreshFeeds } from "./refreshFeeds.ts";
import { refreshHub } from "./refreshHub.ts";
import { rejectAllRequests } from "./rejectAllRequests.ts";
import { rejectRequest } from "./rejectRequest.ts";
import { removeDescriptorSet } from "./removeDescriptorSet.ts";
import { removeFactor } from "./removeFactor.ts";
import { removeFeed } from "./removeFeed.ts";
import { renameAccount } from "./renameAccount.ts";
import { restake } from "./restake.ts";
import { revealWords } from "./revealWords.ts";
import { reviewPurchase } from "./reviewPurchase.ts";
import { saveNetwork } from "./saveNetwork.ts";
import { savePolicy } from "./savePolicy.ts";
import { selectAccount } from "./selectAccount.ts";
import { selectNetwork } from "./selectNetwork.ts";
import { sendTransfer } from "./sendTransfer.ts";
import { setCallBudget } from "./setCallBudget.ts";
import { setContractInfo } from "./setContractInfo.ts";
import { setRecheckSchedule } from "./setRecheckSchedule.ts";
import { setRetention } from "./setRetention.ts";
import { setSecondPassword } from "./setSecondPassword.ts";
import { stepDispute } from "./stepDispute.ts";
import { unbindWare } from "./unbindWare.ts";
import { unlockVault } from "./unlockVault.ts";
import { withdrawRevenue } from "./withdrawRevenue.ts";
import { writeDocument } from "./writeDocument.ts";

/** One handler for every message; a message without one does not compile. */
export const handlers: { readonly [N in MessageName]: Handler<N> } = {
  addAccount,
  approveRequest,
  askProvider,
  buyPlan,
  changeSettings,
  configureWare,
  createHub,
  createOverride,
  createVault,
  disconnectSite,
  draftWords,
  endOverride,
  importAccount,
  importVault,
  judgePassword,
  loadConsole,
  loadPolicyVersions,
  lockVault,
  previewOverride,
  refreshBalances,
  refreshCatalogue,
  refreshHub,
  rejectAllRequests,
  rejectRequest,
  renameAccount,
  revealWords,
  saveNetwork,
  savePolicy,
  selectAccount,
  selectNetwork,
  sendTransfer,
  setCallBudget,
  unbindWare,
  unlockVault,
  setSecondPassword,
  beginSecondDevice,
  confirmSecondDevice,
  removeFactor,
  askRevoke,
  recheckNow,
  setRecheckSchedule,
  withdrawRevenue,
  writeDocument,
  dryRunPolicy,
  loadAudit,
  exportAudit,
  setRetention,
  markVerdict,
  putFilePart,
  addFeed,
  addFeedFile,
  setContractInfo,
  addDescriptorSet,
  addDescriptorFile,
  removeDescriptorSet,
  refreshDescriptorSets,
  removeFeed,
  refreshFeeds,
  loadPurchases,
  reviewPurchase,
  loadReviews,
  challengeReview,
  loadGovernance,
  castVote,
  countPurchases,
  loadRestaking,
  restake,
  queueExit,
  completeExit,
  claimRewards,
  quoteDispute,
  openDispute,
  loadDisputes,
  stepDispute,
};
