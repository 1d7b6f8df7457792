// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EconomyBooks} from "./EconomyBooks.sol";
import {EconomyDisputes} from "./EconomyDisputes.sol";

/// @notice Random acts of everybody in a market of real contracts: sales, reviews, slashes, stakes, pools and rewards.
/// @dev No act reverts; where one does, a rule is broken.
contract EconomyHandler is EconomyDisputes {
    /// @dev The operators, the first of whom has an investor with half of what is its own.
    address[] private _operators;
    address private _investor;
    mapping(uint32 ware => mapping(uint32 epoch => bool)) private _isHarvested;
    mapping(uint32 epoch => uint256[5]) private _rewards;
    mapping(address who => mapping(uint32 epoch => bool)) private _isRewarded;

    constructor(
        World memory world,
        address[] memory accounts_,
        address[] memory buyers_,
        uint32[] memory wares_,
        address[] memory operators_,
        address investor
    ) EconomyBooks(world, accounts_, buyers_, wares_) {
        (_operators, _investor) = (operators_, investor);
    }

    function stake(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        amount = bound(amount, 1, 500e18);
        vm.prank(_developerOf(ware));
        _world.stakes.stake(ware, uint96(amount));
        _stakes[ware].staked += amount;
        _move(_developerOf(ware), address(_world.stakes), amount);
    }

    function unbond(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        Stake storage own = _stakes[ware];
        amount = bound(amount, 1, 1_000e18);
        bool isFree = own.staked >= amount + _need(ware, 0);
        vm.prank(_developerOf(ware));
        (bool isDone,) = address(_world.stakes).call(abi.encodeCall(_world.stakes.unbond, (ware, uint96(amount))));
        assertTrue(isDone == isFree, "unbonds what is free");
        if (!isDone) return;
        own.staked -= amount;
        (own.unbonding, own.unbondAt) = (own.unbonding + amount, block.timestamp + 14 days);
    }

    function withdrawStake(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        Stake storage own = _stakes[ware];
        bool isFree = own.unbonding > 0 && block.timestamp >= own.unbondAt && own.frozen <= own.staked;
        vm.prank(_developerOf(ware));
        (bool isDone,) = address(_world.stakes).call(abi.encodeCall(_world.stakes.withdraw, (ware)));
        assertTrue(isDone == isFree, "leaves when nothing is in its way");
        if (!isDone) return;
        _move(address(_world.stakes), _developerOf(ware), own.unbonding);
        own.unbonding = 0;
        ++done["withdrawStake"];
    }

    /// @dev Burned, the operators', the treasury's, and what is left the pool's.
    function closeEpoch() external {
        if (uint256(nextEpoch + 1) * 7 days > block.timestamp) return;
        _world.market.closeEpoch(nextEpoch);
        Epoch storage own = _epochs[nextEpoch];
        uint256 earned = _all[nextEpoch].earned;
        (uint256 toBurn, uint256 toTreasury) = (earned * 450 / 10_000, earned * 50 / 10_000);
        own.isClosed = true;
        own.fees = earned * 100 / 10_000;
        own.poolTotal = earned * 650 / 10_000 - toBurn - own.fees - toTreasury;
        own.poolLeft = own.poolTotal;
        treasury += toTreasury;
        _burn(address(_world.market), toBurn);
        _move(address(_world.market), address(_world.restaking), own.fees);
        _move(address(_world.market), address(_world.pool), own.poolTotal);
        ++nextEpoch;
        ++done["closeEpoch"];
    }

    function payTreasury() external {
        vm.prank(_world.owner);
        _world.market.payTreasury();
        _move(address(_world.market), _world.owner, treasury);
        treasury = 0;
    }

    /// @dev By what was used and how it was scored, at most 1.25 times what the SecWare put in itself.
    function harvest(uint256 which, uint256 back) external {
        if (nextEpoch == firstEpoch) return;
        uint32 ware = wares[which % wares.length];
        uint32 epoch = nextEpoch - 1 - uint32(bound(back, 0, nextEpoch - firstEpoch - 1));
        Epoch storage all = _epochs[epoch];
        Usage storage own = _usage[ware][epoch];
        uint256 share = own.weighted == 0 ? 0 : all.poolTotal * own.weighted / _all[epoch].weighted;
        uint256 most = own.earned * 50 * 12_500 / 1e8;
        if (share > most) share = most;
        if (share > all.poolLeft) share = all.poolLeft;
        (bool isDone,) = address(_world.pool).call(abi.encodeCall(_world.pool.harvest, (ware, epoch)));
        assertTrue(isDone == !_isHarvested[ware][epoch], "once");
        if (!isDone) return;
        _isHarvested[ware][epoch] = true;
        all.poolLeft -= share;
        _move(address(_world.pool), _developerOf(ware), share);
        if (share > 0) ++done["harvest"];
    }

    /// @dev What nobody harvested for five weeks is insurance.
    function sweep(uint256 back) external {
        if (nextEpoch == firstEpoch) return;
        uint32 epoch = nextEpoch - 1 - uint32(bound(back, 0, nextEpoch - firstEpoch - 1));
        bool isDue = block.timestamp >= uint256(epoch + 6) * 7 days;
        (bool isDone,) = address(_world.pool).call(abi.encodeCall(_world.pool.sweep, (epoch)));
        assertTrue(isDone == isDue, "after five weeks");
        if (!isDone) return;
        Epoch storage own = _epochs[epoch];
        insurance += own.poolLeft;
        _move(address(_world.pool), address(_world.restaking), own.poolLeft);
        if (own.poolLeft > 0) ++done["sweep"];
        own.poolLeft = 0;
    }

    /// @dev Divided by what each had at stake when the epoch began: ten, and fifteen with the investor's five.
    function reward(uint256 back) external {
        if (nextEpoch == firstEpoch) return;
        uint32 epoch = nextEpoch - 1 - uint32(bound(back, 0, nextEpoch - firstEpoch - 1));
        Epoch storage own = _epochs[epoch];
        (bool isDone,) = address(_world.restaking).call(abi.encodeCall(_world.restaking.closeEpoch, (epoch)));
        assertTrue(isDone == !own.isRewarded, "once");
        if (!isDone) return;
        own.isRewarded = true;
        _move(address(_world.court), address(_world.restaking), own.slashed);
        (uint256 sum, uint256 paid) = (_payable(own), 0);
        for (uint256 i = 0; i < 5; ++i) {
            _rewards[epoch][i] = sum * (i == 0 ? 15 : 10) / 55;
            paid += _rewards[epoch][i];
        }
        owed += paid;
        insurance += own.fees + own.slashed - paid;
        if (paid > 0) ++done["reward"];
    }

    function claimReward(uint256 whoSeed, uint256 back) external {
        if (nextEpoch == firstEpoch) return;
        uint32 epoch = nextEpoch - 1 - uint32(bound(back, 0, nextEpoch - firstEpoch - 1));
        uint256 place = whoSeed % 6;
        address who = place == 5 ? _investor : _operators[place];
        uint256 amount = _rewards[epoch][place % 5];
        if (place % 5 == 0) amount = amount * (place == 5 ? 5 : 10) / 15;
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = epoch;
        vm.prank(who);
        (bool isDone,) = address(_world.restaking).call(abi.encodeCall(_world.restaking.claim, (epochs)));
        assertTrue(isDone == (_epochs[epoch].isRewarded && !_isRewarded[who][epoch]), "once it is divided, once");
        if (!isDone) return;
        _isRewarded[who][epoch] = true;
        owed -= amount;
        _move(address(_world.restaking), who, amount);
        if (amount > 0) ++done["claimReward"];
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 20 days : 4 days));
    }

    /// @dev 0.4, 0.3 N / (N + 50), and 0.3 E / (E + 5), the last at most half of what was burned.
    function _payable(Epoch storage own) private view returns (uint256) {
        uint256 q = own.fees + (own.slashed < own.fees / 10 ? own.slashed : own.fees / 10);
        uint256 breadth = q * 3_000 * own.active / (10_000 * (own.active + 50));
        uint256 enforcement = q * 3_000 * own.enforced / (10_000 * (own.enforced + 5));
        return q * 4_000 / 10_000 + breadth + (enforcement < own.burned / 2 ? enforcement : own.burned / 2);
    }
}
