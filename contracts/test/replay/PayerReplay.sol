// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {ScoreMath} from "../../src/math/ScoreMath.sol";
import {VoucherMath} from "../../src/math/VoucherMath.sol";
import {Windows} from "../../src/Windows.sol";
import {Assertions} from "../Assertions.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads what the market, the registry and the reputation say, and knows what a payer's points follow from, what a purchase was
/// credited, by which scores usage is weighted, and how an expulsion stands.
/// @dev Most of it has no view, so that it is compared with the slots in which it is kept.
contract PayerReplay is Assertions {
    uint256 private constant EPOCHS = 1;
    uint256 private constant PAYERS = 2;
    uint256 private constant EXPULSIONS = 8;
    uint256 private constant HUNDREDTH = 1e10;

    struct Purchase {
        address owner;
        uint32 ware;
        uint256 amount;
        uint256 calls;
        uint256 used;
        uint256 points;
    }

    struct Payer {
        uint256 windowStart;
        uint256 given;
        uint256 repeats;
        uint256 firstPaidAt;
        uint256 lastEpoch;
        uint72 reviewHours;
    }

    struct Epochs {
        uint128 closes;
        uint32 epoch;
        uint256 owners;
        uint256 isActive;
        /// @dev Of no slot of the reputation: the market knows it.
        uint256 earned;
    }

    struct Expulsion {
        uint256 startedAt;
        uint256 executableAt;
        uint256 stoppedAt;
        uint256 wasPaused;
    }

    address private immutable SCORES;

    mapping(bytes32 id => Purchase) private _purchases;
    mapping(uint32 ware => mapping(address payer => Payer)) private _payers;
    mapping(uint32 ware => Epochs) private _epochs;
    mapping(uint32 ware => Expulsion) private _expulsions;
    mapping(uint32 ware => IRegistry.Status) private _statusOf;
    /// @notice What weighs how usage is rewarded, of a SecWare, and of all at 0.
    mapping(uint32 ware => mapping(uint32 epoch => uint256)) public weightedOf;

    constructor(address scores) {
        SCORES = scores;
    }

    /// @notice What happened in the second that it is, in its order.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (logs[i].emitter == SCORES) {
                if (!_readScores(topic, logs[i])) _readExpulsions(topic, logs[i]);
            } else {
                _readMarket(topic, logs[i]);
            }
        }
    }

    function pointsOf(bytes32 id) external view returns (uint256) {
        return _purchases[id].points;
    }

    function firstPaidAt(uint32 ware, address payer) external view returns (uint256) {
        return _payers[ware][payer].firstPaidAt;
    }

    function expulsionOf(uint32 ware) external view returns (uint256 startedAt, uint256 executableAt) {
        return (_expulsions[ware].startedAt, _expulsions[ware].executableAt);
    }

    /// @notice Fails where a word in the contract is not what was told of it.
    function compare(uint32 ware, address payer) external view {
        Payer storage own = _payers[ware][payer];
        uint256 word = own.lastEpoch << 152 | own.firstPaidAt << 112 | own.repeats << 104 | own.given << 40;
        word |= own.windowStart | uint256(own.reviewHours) << 184;
        assertEq(_load(keccak256(abi.encode(payer, _at(PAYERS, ware)))), word, "a payer");
        Epochs storage epochs = _epochs[ware];
        word = epochs.isActive << 168 | epochs.owners << 160 | uint256(epochs.epoch) << 128;
        assertEq(_load(_at(EPOCHS, ware)), word | epochs.closes, "the epochs of a SecWare");
        Expulsion storage end = _expulsions[ware];
        word = end.wasPaused << 120 | end.stoppedAt << 80 | end.executableAt << 40 | end.startedAt;
        assertEq(_load(_at(EXPULSIONS, ware)), word, "an expulsion");
    }

    function _readMarket(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IMarket.Purchased.selector) {
            Purchase storage own = _purchases[log.topics[1]];
            (own.owner, own.ware) = (address(uint160(uint256(log.topics[2]))), uint32(uint256(log.topics[3])));
            (,, own.calls, own.amount,,) = abi.decode(log.data, (address, uint16, uint40, uint96, uint40, uint256));
        } else if (topic == IMarket.ToppedUp.selector) {
            (uint40 calls, uint96 amount) = abi.decode(log.data, (uint40, uint96));
            _purchases[log.topics[1]].calls += calls;
            _purchases[log.topics[1]].amount += amount;
        } else if (topic == IMarket.Settled.selector) {
            (, uint40 served, uint96 paid,) = abi.decode(log.data, (uint40, uint40, uint96, uint32));
            _settle(_purchases[log.topics[1]], served, paid);
        } else if (topic == IRegistry.StatusChanged.selector) {
            _statusOf[uint32(uint256(log.topics[1]))] = abi.decode(log.data, (IRegistry.Status));
        }
    }

    function _settle(Purchase storage own, uint256 served, uint256 paid) private {
        uint256 before = VoucherMath.earned(own.amount, own.used, own.calls);
        own.used += served;
        if (paid == 0) return;
        Payer storage payer = _payers[own.ware][own.owner];
        uint256 points = own.points + _credit(payer, ScoreMath.units(before), ScoreMath.units(before + paid));
        own.points = points < 750 ? points : 750;
        Epochs storage epochs = _epochs[own.ware];
        _countActivity(epochs, payer, paid);
        uint256 sum = 0;
        for (uint256 i = 0; i < 4; ++i) {
            sum += uint32(epochs.closes >> i * 32);
        }
        uint256 weighted = paid * (sum / 4) / ScoreMath.SCORE_ONE;
        weightedOf[0][epochs.epoch] += weighted;
        weightedOf[own.ware][epochs.epoch] += weighted;
    }

    function _credit(Payer storage own, uint256 before, uint256 afterwards) private returns (uint256) {
        if (block.timestamp >= own.windowStart + ScoreMath.WINDOW) {
            (own.windowStart, own.given, own.repeats) = (block.timestamp, 0, 0);
        }
        bool wasFull = before >= ScoreMath.POINT;
        uint256 repeats = wasFull && own.repeats > 0 ? own.repeats - 1 : own.repeats;
        uint256 given = own.given;
        own.given += ScoreMath.points(afterwards - before, repeats, given);
        if (own.firstPaidAt == 0 && own.given >= ScoreMath.POINT) own.firstPaidAt = block.timestamp;
        if (!wasFull && afterwards >= ScoreMath.POINT) ++own.repeats;
        return own.given / HUNDREDTH - given / HUNDREDTH;
    }

    /// @dev Owners count up to five, which is how many make a SecWare active.
    function _countActivity(Epochs storage epochs, Payer storage own, uint256 paid) private {
        epochs.earned += paid;
        if (epochs.isActive == 1) return;
        if (epochs.owners < 5 && own.lastEpoch != epochs.epoch) {
            (own.lastEpoch, epochs.owners) = (epochs.epoch, epochs.owners + 1);
        }
        if (epochs.earned >= 100e18 && epochs.owners == 5) epochs.isActive = 1;
    }

    /// @dev A score is told before the settlement that changed it.
    function _readScores(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        uint32 ware = log.topics.length > 1 ? uint32(uint256(log.topics[1])) : 0;
        if (topic == IReputation.EpochScored.selector) {
            _epochs[ware].closes = _epochs[ware].closes << 32 | uint128(abi.decode(log.data, (uint32)));
        } else if (topic == IReputation.ScoreUpdated.selector) {
            uint32 now_ = Windows.epochAt(block.timestamp);
            Epochs storage own = _epochs[ware];
            if (own.epoch != now_) (own.epoch, own.owners, own.earned, own.isActive) = (now_, 0, 0, 0);
        } else if (topic == IReputation.Reviewed.selector) {
            Payer storage own = _payers[uint32(uint256(log.topics[2]))][address(uint160(uint256(log.topics[3])))];
            own.reviewHours = own.reviewHours << 24 | uint72(block.timestamp / 1 hours);
        } else {
            return false;
        }
        return true;
    }

    function _readExpulsions(bytes32 topic, Vm.Log calldata log) private {
        uint32 ware = log.topics.length > 1 ? uint32(uint256(log.topics[1])) : 0;
        Expulsion storage own = _expulsions[ware];
        if (topic == IReputation.ExpulsionStarted.selector) {
            (own.startedAt, own.executableAt) = (block.timestamp, abi.decode(log.data, (uint40)));
            // The registry suspends it after this was said.
            own.wasPaused = _statusOf[ware] == IRegistry.Status.Paused ? 1 : 0;
        } else if (topic == IReputation.ExpulsionDeferred.selector) {
            own.executableAt = abi.decode(log.data, (uint40));
        } else if (topic == IReputation.ExpulsionStopped.selector) {
            (own.executableAt, own.stoppedAt) = (0, block.timestamp);
        } else if (topic == IReputation.Expelled.selector) {
            own.executableAt = 0;
        }
    }

    function _load(bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(SCORES, slot));
    }

    /// @dev Where a mapping keeps what belongs to a SecWare.
    function _at(uint256 mappingSlot, uint32 ware) private pure returns (bytes32) {
        return keccak256(abi.encode(uint256(ware), mappingSlot));
    }
}
