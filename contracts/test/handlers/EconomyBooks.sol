// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Market} from "../../src/Market.sol";
import {Packages} from "../../src/Packages.sol";
import {PerformancePool} from "../../src/PerformancePool.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Windows} from "../../src/Windows.sol";
import {Signing} from "./Signing.sol";

/// @notice The books of `EconomyHandler`: who has how much SEC, and what each module holds it for.
abstract contract EconomyBooks is Signing {
    struct World {
        SecToken token;
        Registry registry;
        ProviderStake stakes;
        Market market;
        PerformancePool pool;
        Reputation scores;
        Restaking restaking;
        IDisputes court;
        Desk desk;
        Packages packages;
        address owner;
        address guardian;
        address reseller;
        uint32 bundle;
        uint256 signingKey;
    }

    struct Deal {
        bytes32 id;
        uint32 ware;
        address buyer;
        IMarket.Via via;
        uint256 key;
        uint256 amount;
        uint256 calls;
        uint256 used;
        uint256 closesAt;
        bool isCancelled;
        bool isClosed;
    }

    struct Stake {
        uint256 staked;
        uint256 unbonding;
        uint256 unbondAt;
        uint256 frozen;
        uint256 openExposure;
    }

    /// @dev Money with a day: revenue that comes free on it, or exposure that ends on it.
    struct Dated {
        uint256 amount;
        uint256 dayNumber;
    }

    struct Usage {
        uint256 earned;
        uint256 weighted;
        uint256 owners;
        bool isActive;
    }

    struct Epoch {
        bool isClosed;
        bool isRewarded;
        uint256 fees;
        uint256 slashed;
        uint256 enforced;
        uint256 burned;
        uint256 poolTotal;
        uint256 poolLeft;
        uint256 active;
    }

    World internal _world;
    address[] public accounts;
    mapping(address account => uint256) public balanceOf;
    uint256 public burned;
    address[] public buyers;
    uint32[] public wares;
    Deal[] internal _deals;
    mapping(uint32 ware => Stake) internal _stakes;
    mapping(uint32 ware => Dated[]) private _tails;
    mapping(uint32 ware => Dated[]) private _due;
    mapping(uint32 ware => mapping(uint256 epoch => Usage)) internal _usage;
    mapping(uint32 ware => mapping(uint256 epoch => mapping(address buyer => bool))) private _wasThere;
    mapping(uint256 epoch => Usage) internal _all;
    mapping(uint256 epoch => Epoch) internal _epochs;
    uint32 public firstEpoch;
    uint32 public nextEpoch;
    uint256 public treasury;
    uint256 public insurance;
    uint256 public owed;
    mapping(string act => uint256) public done;

    constructor(World memory world, address[] memory accounts_, address[] memory buyers_, uint32[] memory wares_) {
        (_world, accounts, buyers, wares) = (world, accounts_, buyers_, wares_);
        for (uint256 i = 0; i < accounts.length; ++i) {
            balanceOf[accounts[i]] = world.token.balanceOf(accounts[i]);
        }
        for (uint256 i = 0; i < wares.length; ++i) {
            _stakes[wares[i]].staked = world.stakes.stakeOf(wares[i]).staked;
        }
        _stakes[world.bundle].staked = world.stakes.stakeOf(world.bundle).staked;
        nextEpoch = Windows.epochAt(block.timestamp);
        firstEpoch = nextEpoch;
        treasury = world.market.treasury();
        (insurance, owed) = (world.restaking.insuranceSec(), world.restaking.totalOwed());
    }

    function counts() external view returns (uint256 parties, uint256 deals, uint256 sellers) {
        return (accounts.length, _deals.length, wares.length);
    }

    function stakeOf(uint32 ware) external view returns (Stake memory) {
        return _stakes[ware];
    }

    function epochOf(uint32 epoch) external view returns (Epoch memory) {
        return _epochs[epoch];
    }

    /// @notice What is held for purchases that are open.
    function escrow() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            Deal storage own = _deals[i];
            if (!own.isClosed) sum += own.amount - _earned(own);
        }
    }

    /// @notice What is held for developers.
    function due() external view returns (uint256 sum) {
        for (uint256 i = 0; i < wares.length; ++i) {
            Dated[] storage list = _due[wares[i]];
            for (uint256 j = 0; j < list.length; ++j) {
                sum += list[j].amount;
            }
        }
    }

    /// @notice What epochs that are not closed hold back.
    function heldBack() external view returns (uint256 sum) {
        for (uint32 epoch = nextEpoch; epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            sum += _all[epoch].earned * 650 / 10_000;
        }
    }

    /// @notice What was sold and may still be claimed about.
    function exposureOf(uint32 ware) public view returns (uint256 sum) {
        sum = _stakes[ware].openExposure;
        Dated[] storage list = _tails[ware];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].dayNumber > block.timestamp / 1 days) sum += list[i].amount;
        }
    }

    function _move(address from, address to, uint256 amount) internal {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }

    function _burn(address from, uint256 amount) internal {
        balanceOf[from] -= amount;
        burned += amount;
    }

    function _earned(Deal storage own) internal view returns (uint256) {
        return own.amount * own.used / own.calls;
    }

    /// @dev A full score lowers what is needed by a quarter of the exposure.
    function _need(uint32 ware, uint256 more) internal view returns (uint256) {
        uint256 exposure = exposureOf(ware) + more;
        return 1_000e18 + exposure - exposure * _world.scores.meanScoreOf(ware) / 4e9;
    }

    function _isCovered(uint32 ware, uint256 more) internal view returns (bool) {
        return _stakes[ware].staked >= _need(ware, more);
    }

    /// @dev What was earned leaves the open exposure, and the exposure a week later, rounded up to days.
    function _tail(uint32 ware, uint256 amount) internal {
        _stakes[ware].openExposure -= amount;
        _tails[ware].push(Dated(amount, (block.timestamp + 8 days - 1) / 1 days));
    }

    /// @dev Fees of an epoch are what they are for its whole earnings, in however small parts it came.
    function _useInEpoch(uint32 ware, address buyer, uint256 paid) internal returns (uint256 toDeveloper) {
        uint256 epoch = block.timestamp / 7 days;
        uint256 weighted = paid * _world.scores.meanScoreOf(ware) / 1e9;
        Usage storage all = _all[epoch];
        Usage storage own = _usage[ware][epoch];
        uint256 held = (all.earned + paid) * 650 / 10_000 - all.earned * 650 / 10_000;
        (all.earned, all.weighted) = (all.earned + paid, all.weighted + weighted);
        (own.earned, own.weighted) = (own.earned + paid, own.weighted + weighted);
        if (!_wasThere[ware][epoch][buyer]) {
            _wasThere[ware][epoch][buyer] = true;
            ++own.owners;
        }
        if (!own.isActive && own.earned >= 100e18 && own.owners >= 5) {
            own.isActive = true;
            ++_epochs[epoch].active;
        }
        return paid - held;
    }

    /// @dev Between a day at a full score and fourteen at none, rounded up to days.
    function _addDue(uint32 ware, uint256 amount) internal {
        uint256 wait = 1 days + 13 days * (1e9 - uint256(_world.scores.meanScoreOf(ware))) / 1e9;
        _due[ware].push(Dated(amount, (block.timestamp + wait + 1 days - 1) / 1 days));
    }

    /// @dev What has come free, less what open claims ask for beyond the stake; that stays.
    function _takeDue(uint32 ware) internal returns (uint256 amount) {
        Dated[] storage list = _due[ware];
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].dayNumber > block.timestamp / 1 days) continue;
            amount += list[i].amount;
            list[i].amount = 0;
        }
        Stake storage own = _stakes[ware];
        uint256 stands = own.staked + own.unbonding;
        uint256 short = own.frozen > stands ? own.frozen - stands : 0;
        uint256 kept = short < amount ? short : amount;
        if (kept > 0) list.push(Dated(kept, 0));
        return amount - kept;
    }

    /// @dev Of the stake first, then of what leaves it.
    function _takeStake(uint32 ware, uint256 amount) internal returns (uint256 taken) {
        Stake storage own = _stakes[ware];
        uint256 first = amount < own.staked ? amount : own.staked;
        uint256 second = amount - first < own.unbonding ? amount - first : own.unbonding;
        (own.staked, own.unbonding) = (own.staked - first, own.unbonding - second);
        return first + second;
    }

    /// @dev Rounds up, as a slash does.
    function _part(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps + 9_999) / 10_000;
    }

    function _developerOf(uint32 ware) internal view returns (address) {
        return _world.registry.developerOf(ware);
    }
}
