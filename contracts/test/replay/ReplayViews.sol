// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPackages} from "../../src/interfaces/IPackages.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Windows} from "../../src/Windows.sol";
import {ReplayDisputes} from "./ReplayDisputes.sol";

/// @notice What the contracts say of what the simulation looked at, in the order of `scripts/simulate/replay/views.ts`.
abstract contract ReplayViews is ReplayDisputes {
    uint256 private constant WARE = 64;
    uint256 private constant ACCOUNT = 65;
    uint256 private constant PURCHASE = 66;
    uint256 private constant OPERATOR = 67;
    uint256 private constant SALE = 69;
    uint256 private constant CLAIM = 70;
    uint256 private constant LAST_DAY = 15;

    function look(uint256 code, uint256[] calldata with) external view returns (uint256[] memory) {
        if (code == WARE) return _lookAtWare(uint32(with[0]), uint32(with[1]));
        if (code == ACCOUNT) return _lookAtAccount(with[0]);
        if (code == PURCHASE) return _lookAtPurchase(purchases[with[0]]);
        if (code == OPERATOR) return _lookAtOperator(_at(with[0]), _at(with[1]), uint32(with[2]));
        if (code == SALE) return _lookAtSale(sold[with[0]].id);
        if (code == CLAIM) return _lookAtClaim(claims[with[0]]);
        return _lookAtMarket(uint32(with[0]));
    }

    function _lookAtWare(uint32 ware, uint32 epoch) private view returns (uint256[] memory seen) {
        seen = new uint256[](14 + LAST_DAY + 2);
        IReputation.Standing memory standing = reputation.standingOf(ware);
        (seen[0], seen[1], seen[2]) = (standing.p, standing.n, standing.v);
        (seen[3], seen[4]) = (reputation.scoreOf(ware), reputation.meanScoreOf(ware));
        IProviderStake.Stake memory stake = stakes.stakeOf(ware);
        (seen[5], seen[6], seen[7]) = (stake.staked, stake.unbonding, stake.frozen);
        seen[15 + LAST_DAY] = stake.slaFullAt;
        (seen[8], seen[9]) = (stakes.exposureOf(ware), stakes.need(ware));
        IMarket.Usage memory usage = market.wareUsageOf(ware, epoch);
        (seen[10], seen[11]) = (usage.earned, usage.weighted);
        IRegistry.Ware memory record = registry.wareOf(ware);
        (seen[12], seen[13]) = (uint256(record.status), record.endedAt);
        _lookAtRevenue(ware, seen);
    }

    /// @dev What has come free, and then what waits, day by day.
    function _lookAtRevenue(uint32 ware, uint256[] memory seen) private view {
        uint256 today = Windows.dayAt(block.timestamp);
        (uint256 free, uint32[16] memory dayNumbers, uint96[16] memory amounts) = market.revenueOf(ware);
        seen[14] = free;
        for (uint256 i = 0; i < 16; ++i) {
            if (dayNumbers[i] <= today) seen[14] += amounts[i];
            else seen[14 + dayNumbers[i] - today] += amounts[i];
        }
    }

    /// @dev SEC, and of people the ETH that the desk gave back: they are given what they spend, and no more.
    function _lookAtAccount(uint256 account) private view returns (uint256[] memory seen) {
        seen = new uint256[](2);
        seen[0] = token.balanceOf(_at(account));
        if (account >= PEOPLE_FROM) seen[1] = _at(account).balance;
    }

    function _lookAtPurchase(bytes32 id) private view returns (uint256[] memory seen) {
        seen = new uint256[](7);
        IMarket.Purchase memory purchase = market.purchaseOf(id);
        (seen[0], seen[1]) = (purchase.amount, purchase.used);
        (seen[2], seen[3]) = (purchase.points, uint256(purchase.state));
        IReputation.Review memory review = reputation.reviewOf(id);
        (seen[4], seen[5], seen[6]) = (uint256(review.state), review.fee, review.points);
    }

    function _lookAtSale(bytes32 id) private view returns (uint256[] memory seen) {
        seen = new uint256[](3);
        IPackages.Sale memory sale = resale.saleOf(id);
        (seen[0], seen[1], seen[2]) = (sale.margin, sale.settled, sale.isClosed ? 1 : 0);
    }

    function _lookAtOperator(address investor, address operator, uint32 epoch)
        private
        view
        returns (uint256[] memory seen)
    {
        seen = new uint256[](10);
        (seen[0], seen[1]) = (gov.balanceOf(investor), gov.getVotes(investor));
        (seen[2], seen[3]) = restaking.poolOf(operator);
        (seen[4], seen[5]) = restaking.positionOf(investor);
        (seen[6], seen[7]) = (restaking.weightAt(operator, epoch), restaking.rewardOf(operator, epoch - 1));
        IRestaking.Duties memory duties = restaking.dutiesOf(investor, epoch);
        (seen[8], seen[9]) = (duties.due, duties.done);
    }

    /// @dev With what each side put up, and who appealed for how much.
    function _lookAtClaim(bytes32 claim) private view returns (uint256[] memory seen) {
        seen = new uint256[](13);
        IDisputesTypes.Claim memory own = court.claimOf(claim);
        (seen[0], seen[1], seen[2]) = (uint256(own.kind), own.ware, uint256(own.state));
        (seen[3], seen[4], seen[5]) = (uint256(own.outcome), own.openedAt, own.since);
        (seen[6], seen[7], seen[8]) = (own.sum, own.harm, court.bondOf(claim));
        (seen[9], seen[10]) = (own.hasJury ? 1 : 0, own.isContested ? 1 : 0);
        (seen[11], seen[12]) = (own.isStrong ? 1 : 0, court.appealOf(claim).bond);
    }

    function _lookAtMarket(uint32 epoch) private view returns (uint256[] memory seen) {
        seen = new uint256[](15);
        (seen[0], seen[1], seen[2]) = (market.totalEscrow(), market.totalDue(), market.treasury());
        (seen[3], seen[4]) = (restaking.insuranceSec(), restaking.totalOwed());
        IMarket.Usage memory usage = market.usageOf(epoch);
        (seen[5], seen[6], seen[7]) = (usage.earned, usage.weighted, usage.calls);
        (seen[8], seen[9]) = (token.totalSupply(), reputation.activeWaresOf(epoch));
        (seen[10], seen[11]) = court.enforcedIn(epoch);
        seen[12] = court.slashShareOf(epoch);
        (seen[13], seen[14]) = (desk.price(), desk.withdrawableOf(address(this)));
    }
}
