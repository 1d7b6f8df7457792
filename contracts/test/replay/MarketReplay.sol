// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../../src/interfaces/IPerformancePool.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {FeeMath} from "../../src/math/FeeMath.sol";
import {Windows} from "../../src/Windows.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads events, and nothing else, and knows what the market, the stakes, the registry and the performance pool know.
/// @dev Two things are told by another contract's events, and not read here: who bought for an owner (`SalesReplay`), and what follows
/// from scores, points of purchases and weighted usage (`PayerReplay`).
contract MarketReplay {
    struct Due {
        uint32 ware;
        uint32 unlockDay;
        uint256 amount;
    }

    struct Key {
        address key;
        uint40 from;
        uint40 until;
    }

    mapping(bytes32 id => IMarket.Purchase) private _purchases;
    mapping(bytes32 id => address[]) private _callers;
    mapping(bytes32 id => mapping(address caller => IMarket.Caller)) private _entries;
    mapping(bytes32 id => mapping(address caller => uint256)) private _epochOf;
    mapping(address owner => mapping(uint32 ware => uint256)) public nonces;
    mapping(uint32 ware => uint256[2]) private _sales;
    mapping(uint32 epoch => uint256[2]) private _usage;
    mapping(uint32 epoch => bool) public isEpochClosed;
    mapping(uint32 epoch => IPerformancePool.Pool) private _pools;
    mapping(uint32 ware => mapping(uint32 epoch => bool)) public isHarvested;
    mapping(uint32 ware => mapping(uint32 epoch => uint256[2])) private _wareUsage;
    Due[] private _dues;
    /// @dev What was settled, by the day on which it leaves the exposure.
    Due[] private _tails;
    mapping(uint32 ware => uint256) private _taken;
    mapping(uint32 ware => uint256) private _open;
    uint256 public totalEscrow;
    uint256 public totalDue;
    uint256 public treasury;
    mapping(uint32 ware => IProviderStake.Stake) private _stakes;
    mapping(uint32 ware => IRegistry.Ware) private _wares;
    mapping(uint32 ware => string) public hostOf;
    mapping(uint32 ware => IRegistry.Sla) private _slas;
    mapping(uint32 ware => Key[]) private _keys;
    address private _registry;
    mapping(uint32 ware => mapping(uint16 plan => IRegistry.Plan)) private _plans;
    /// @dev By the order in which plans came; plans of the same terms have the same place.
    mapping(uint32 ware => mapping(uint32 place => bytes32)) public termsAt;
    mapping(uint32 ware => mapping(uint16 plan => uint32)) public placeOfTerms;
    mapping(bytes32 key => uint256) public params;
    mapping(address emitter => uint256) public pausedUntil;
    mapping(address emitter => uint256) public nextPauseFrom;
    uint256 public wareCount;
    mapping(address owner => mapping(uint32 ware => uint256)) public freeUntil;
    mapping(uint32 ware => mapping(uint16 plan => uint256)) public soldOf;

    error Unread(bytes32 topic);

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            bool isRead = _readSales(topic, logs[i]) || _readCallers(topic, logs[i]) || _readMoney(topic, logs[i])
                || _readPools(topic, logs[i]) || _readStakes(topic, logs[i]) || _readRegistry(topic, logs[i]);
            if (!isRead) revert Unread(topic);
        }
    }

    function purchaseOf(bytes32 id) external view returns (IMarket.Purchase memory) {
        return _purchases[id];
    }

    function callersOf(bytes32 id) external view returns (address[] memory) {
        return _callers[id];
    }

    function callerOf(bytes32 id, address caller) external view returns (IMarket.Caller memory) {
        return _entries[id][caller];
    }

    function salesOf(uint32 ware) external view returns (uint256, uint256) {
        return (_sales[ware][0], _sales[ware][1]);
    }

    function usageOf(uint32 epoch) external view returns (uint256 earned, uint256 calls) {
        return (_usage[epoch][0], _usage[epoch][1]);
    }

    function wareUsageOf(uint32 ware, uint32 epoch) external view returns (uint256 earned, uint256 calls) {
        return (_wareUsage[ware][epoch][0], _wareUsage[ware][epoch][1]);
    }

    function poolOf(uint32 epoch) external view returns (IPerformancePool.Pool memory) {
        return _pools[epoch];
    }

    /// @notice What a developer is owed: what has come free and was not taken, and what waits.
    function revenueOf(uint32 ware) external view returns (uint256 free, uint256 waiting) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            if (_dues[i].ware != ware) continue;
            if (_dues[i].unlockDay <= Windows.dayAt(block.timestamp)) free += _dues[i].amount;
            else waiting += _dues[i].amount;
        }
        free -= _taken[ware];
    }

    /// @notice What was sold and can still be claimed for.
    function exposureOf(uint32 ware) external view returns (uint256 sum) {
        sum = _open[ware];
        for (uint256 i = 0; i < _tails.length; ++i) {
            if (_tails[i].ware == ware && _tails[i].unlockDay > Windows.dayAt(block.timestamp)) {
                sum += _tails[i].amount;
            }
        }
    }

    function stakeOf(uint32 ware) external view returns (IProviderStake.Stake memory) {
        return _stakes[ware];
    }

    function wareOf(uint32 ware) external view returns (IRegistry.Ware memory) {
        return _wares[ware];
    }

    function planOf(uint32 ware, uint16 plan) external view returns (IRegistry.Plan memory) {
        return _plans[ware][plan];
    }

    function planHashOf(uint32 ware, uint16 number) external view returns (bytes32) {
        IRegistry.Plan memory plan = _plans[ware][number];
        bytes32 slaHash = keccak256(abi.encode(_slas[ware]));
        return keccak256(
            bytes.concat(
                abi.encode(block.chainid, _registry, ware, number, plan.price, plan.units),
                abi.encode(plan.duration, plan.kinds, slaHash, plan.termsHash)
            )
        );
    }

    function slaOf(uint32 ware) external view returns (IRegistry.Sla memory) {
        return _slas[ware];
    }

    function keysOf(uint32 ware) external view returns (Key[] memory) {
        return _keys[ware];
    }

    function _readSales(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IMarket.Purchased.selector) _purchase(log);
        else if (topic == IMarket.ToppedUp.selector) _topUp(log.topics[1], log.data);
        else if (topic == IMarket.Settled.selector) _settle(log.topics[1], _address(log.topics[2]), log.data);
        else if (topic == IMarket.Refunded.selector) _refund(log.topics[1], log.data);
        else if (topic == IMarket.CancelFeeWaived.selector) _purchases[log.topics[1]].isFeeWaived = true;
        else if (topic == IMarket.CancelRequested.selector) _cancel(log.topics[1], log.data);
        // What was skipped changed nothing.
        else return topic == IMarket.SettleSkipped.selector;
        return true;
    }

    function _purchase(Vm.Log calldata log) private {
        IMarket.Purchase storage own = _purchases[log.topics[1]];
        (own.owner, own.ware) = (_address(log.topics[2]), uint32(uint256(log.topics[3])));
        uint256 nonce;
        (, own.plan, own.calls, own.amount, own.end, nonce) =
            abi.decode(log.data, (address, uint16, uint40, uint96, uint40, uint256));
        (own.start, own.state) = (uint40(block.timestamp), IMarket.State.Live);
        nonces[own.owner][own.ware] = nonce + 1;
        if (own.amount == 0) freeUntil[own.owner][own.ware] = block.timestamp + 30 days;
        // Only what is limited is counted.
        if (_plans[own.ware][own.plan].soldAtMost > 0) ++soldOf[own.ware][own.plan];
        _sales[own.ware][0] += 1;
        _sales[own.ware][1] += own.calls;
        totalEscrow += own.amount;
        _open[own.ware] += own.amount;
        _dropTails(own.ware);
    }

    function _topUp(bytes32 id, bytes calldata data) private {
        (uint40 calls, uint96 amount) = abi.decode(data, (uint40, uint96));
        IMarket.Purchase storage own = _purchases[id];
        // The first key may use every call, as long as nobody revoked it.
        IMarket.Caller storage first = _entries[id][_callers[id][0]];
        if (first.revokedAt == 0) first.maxCalls += calls;
        (own.calls, own.amount) = (own.calls + calls, own.amount + amount);
        _sales[own.ware][1] += calls;
        totalEscrow += amount;
        _open[own.ware] += amount;
        _dropTails(own.ware);
    }

    /// @dev Who sells takes out of the exposure what is over by then.
    function _dropTails(uint32 ware) private {
        _stakes[ware].droppedTo = uint24(Windows.dayAt(block.timestamp));
    }

    function _settle(bytes32 id, address caller, bytes calldata data) private {
        (, uint40 served, uint96 paid, uint32 unlockDay) = abi.decode(data, (uint40, uint40, uint96, uint32));
        IMarket.Purchase storage own = _purchases[id];
        own.used += served;
        _entries[id][caller].settled += served;
        uint256[2] storage usage = _usage[Windows.epochAt(block.timestamp)];
        uint256 held = FeeMath.held(usage[0] + paid) - FeeMath.held(usage[0]);
        (usage[0], usage[1]) = (usage[0] + paid, usage[1] + served);
        uint256[2] storage ofWare = _wareUsage[own.ware][Windows.epochAt(block.timestamp)];
        (ofWare[0], ofWare[1]) = (ofWare[0] + paid, ofWare[1] + served);
        totalEscrow -= paid;
        totalDue += paid - held;
        _dues.push(Due(own.ware, unlockDay, paid - held));
        _tails.push(Due(own.ware, Windows.dayAfter(block.timestamp, Windows.DISPUTE_WINDOW), paid));
        _open[own.ware] -= paid;
    }

    function _refund(bytes32 id, bytes calldata data) private {
        (uint96 amount, uint96 fee, uint32 unlockDay) = abi.decode(data, (uint96, uint96, uint32));
        IMarket.Purchase storage own = _purchases[id];
        own.state = IMarket.State.Closed;
        totalEscrow -= amount + fee;
        _open[own.ware] -= amount + fee;
        if (fee == 0) return;
        totalDue += fee;
        _dues.push(Due(own.ware, unlockDay, fee));
    }

    function _cancel(bytes32 id, bytes calldata data) private {
        _purchases[id].state = IMarket.State.Cancelling;
        _purchases[id].cancelAt = abi.decode(data, (uint40));
    }

    function _readCallers(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IMarket.CallerSet.selector) {
            (uint40 maxCalls, uint40 until) = abi.decode(log.data, (uint40, uint40));
            IMarket.Caller storage own = _entries[log.topics[1]][_address(log.topics[2])];
            if (own.maxCalls == 0) {
                _callers[log.topics[1]].push(_address(log.topics[2]));
                _epochOf[log.topics[1]][_address(log.topics[2])] = _purchases[log.topics[1]].epoch;
            }
            (own.maxCalls, own.validUntil) = (maxCalls, until);
        } else if (topic == IMarket.CallerRevoked.selector) {
            _entries[log.topics[1]][_address(log.topics[2])].revokedAt = uint40(block.timestamp);
        } else if (topic == IMarket.EpochRaised.selector) {
            _purchases[log.topics[1]].epoch = uint16(abi.decode(log.data, (uint32)));
            address[] storage all = _callers[log.topics[1]];
            for (uint256 i = 0; i < all.length; ++i) {
                IMarket.Caller storage own = _entries[log.topics[1]][all[i]];
                if (own.revokedAt == 0) own.revokedAt = uint40(block.timestamp);
            }
        } else {
            return false;
        }
        return true;
    }

    function _readMoney(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IMarket.RevenueWithdrawn.selector) {
            uint256 amount = abi.decode(log.data, (uint256));
            _taken[uint32(uint256(log.topics[1]))] += amount;
            totalDue -= amount;
        } else if (topic == IMarket.EpochClosed.selector) {
            (uint256 earned, uint256 burned, uint256 operators, uint256 pool) =
                abi.decode(log.data, (uint256, uint256, uint256, uint256));
            isEpochClosed[uint32(uint256(log.topics[1]))] = true;
            treasury += FeeMath.held(earned) - burned - operators - pool;
        } else if (topic == IMarket.TreasuryPaid.selector) {
            treasury -= abi.decode(log.data, (uint256));
        } else if (topic == keccak256("ParamSet(bytes32,uint256)")) {
            params[log.topics[1]] = abi.decode(log.data, (uint256));
        } else if (topic == keccak256("Paused(uint256)")) {
            uint256 until = abi.decode(log.data, (uint256));
            pausedUntil[log.emitter] = until;
            nextPauseFrom[log.emitter] = until == type(uint32).max ? until : block.timestamp + 30 days;
        } else {
            return false;
        }
        return true;
    }

    function _readPools(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IPerformancePool.PoolOpened.selector) {
            uint96 total = abi.decode(log.data, (uint96));
            _pools[uint32(uint256(log.topics[1]))] = IPerformancePool.Pool({total: total, left: total, isOpen: true});
        } else if (topic == IPerformancePool.Harvested.selector) {
            uint32 epoch = uint32(uint256(log.topics[1]));
            _pools[epoch].left -= uint96(abi.decode(log.data, (uint256)));
            isHarvested[uint32(uint256(log.topics[2]))][epoch] = true;
        } else if (topic == IPerformancePool.PoolSwept.selector) {
            _pools[uint32(uint256(log.topics[1]))].left -= uint96(abi.decode(log.data, (uint256)));
        } else {
            return false;
        }
        return true;
    }

    function _readStakes(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        IProviderStake.Stake storage own = _stakes[log.topics.length > 1 ? uint32(uint256(log.topics[1])) : 0];
        if (topic == IProviderStake.StakeAdded.selector) {
            own.staked += abi.decode(log.data, (uint96));
        } else if (topic == IProviderStake.UnbondStarted.selector) {
            (uint96 amount, uint40 at) = abi.decode(log.data, (uint96, uint40));
            (own.staked, own.unbonding, own.unbondAt) = (own.staked - amount, own.unbonding + amount, at);
        } else if (topic == IProviderStake.StakeWithdrawn.selector) {
            own.unbonding -= abi.decode(log.data, (uint96));
        } else if (topic == IProviderStake.ExposureChanged.selector) {
            own.exposure = abi.decode(log.data, (uint96));
        } else if (topic == IProviderStake.FrozenChanged.selector) {
            own.frozen = abi.decode(log.data, (uint96));
        } else if (topic == IProviderStake.SlaUsed.selector) {
            own.slaFullAt = abi.decode(log.data, (uint40));
        } else if (topic == IProviderStake.Slashed.selector) {
            uint96 taken = abi.decode(log.data, (uint96));
            uint96 first = taken < own.staked ? taken : own.staked;
            (own.staked, own.unbonding) = (own.staked - first, own.unbonding - (taken - first));
        } else {
            return false;
        }
        return true;
    }

    function _readRegistry(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        uint32 ware = log.topics.length > 1 ? uint32(uint256(log.topics[1])) : 0;
        if (topic == IRegistry.WareRegistered.selector) {
            _register(ware, log);
        } else if (topic == IRegistry.PlanAdded.selector) {
            _registry = log.emitter;
            _addPlan(ware, uint16(uint256(log.topics[2])), abi.decode(log.data, (IRegistry.Plan)));
        } else if (topic == IRegistry.PlanSaleSet.selector) {
            _plans[ware][uint16(uint256(log.topics[2]))].onSale = abi.decode(log.data, (bool));
        } else if (topic == IRegistry.KeyAdded.selector) {
            (uint40 from, uint40 until) = abi.decode(log.data, (uint40, uint40));
            _keys[ware].push(Key(_address(log.topics[2]), from, until));
        } else if (topic == IRegistry.KeyEnded.selector) {
            _endKey(ware, _address(log.topics[2]), log.data);
        } else if (topic == IRegistry.MetadataUpdated.selector) {
            (hostOf[ware], _wares[ware].manifestHash) = abi.decode(log.data, (string, bytes32));
        } else if (topic == IRegistry.StatusChanged.selector) {
            _setStatus(ware, abi.decode(log.data, (IRegistry.Status)));
        } else {
            return false;
        }
        return true;
    }

    function _register(uint32 ware, Vm.Log calldata log) private {
        IRegistry.Ware storage own = _wares[ware];
        own.developer = _address(log.topics[2]);
        own.status = IRegistry.Status.Active;
        ++wareCount;
        (own.kind, own.category,, own.manifestHash,) =
            abi.decode(log.data, (IRegistry.Kind, uint8, string, bytes32, IRegistry.Sla));
        (,, hostOf[ware],,) = abi.decode(log.data, (IRegistry.Kind, uint8, string, bytes32, IRegistry.Sla));
        (,,,, _slas[ware]) = abi.decode(log.data, (IRegistry.Kind, uint8, string, bytes32, IRegistry.Sla));
    }

    function _addPlan(uint32 ware, uint16 number, IRegistry.Plan memory plan) private {
        (_plans[ware][number], _wares[ware].planCount) = (plan, number + 1);
        if (plan.termsHash == 0) return;
        uint256 place = uint256(plan.termsHash) | 1;
        while (termsAt[ware][uint32(place)] != 0 && termsAt[ware][uint32(place)] != plan.termsHash) {
            place = uint256(uint32(place)) + 2;
        }
        termsAt[ware][uint32(place)] = plan.termsHash;
        placeOfTerms[ware][number] = uint32(place);
    }

    function _endKey(uint32 ware, address key, bytes calldata data) private {
        for (uint256 i = 0; i < _keys[ware].length; ++i) {
            if (_keys[ware][i].key == key) _keys[ware][i].until = abi.decode(data, (uint40));
        }
    }

    function _setStatus(uint32 ware, IRegistry.Status status) private {
        _wares[ware].status = status;
        bool isEnd = status == IRegistry.Status.Retired || status == IRegistry.Status.Expelled;
        if (isEnd) _wares[ware].endedAt = uint40(block.timestamp);
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
