// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Windows} from "../../src/Windows.sol";
import {Assertions} from "../Assertions.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of disputes and the settlements of the market, and knows what disputes keep to themselves: ballots, misses of
/// jurors and of probes, what waits, and which claims hold an operator's exits.
/// @dev No view shows these, so that they are compared with the slots in which they are kept. What is in one word there is in one here.
contract DisputesRecords is Assertions {
    uint256 private constant OPEN_OF = 7;
    uint256 private constant EQUIVOCATION_FROM = 9;
    uint256 private constant IS_PROBING = 11;
    uint256 private constant SERIES = 12;
    uint256 private constant ENDS = 13;
    uint256 private constant BALLOTS = 14;
    uint256 private constant IS_NOTED = 15;
    uint256 private constant MISSES = 16;
    uint256 private constant LAST = 5;

    struct Series {
        uint256 lastMiss;
        uint256 lastAnswer;
        uint256 next;
    }

    struct Probe {
        address owner;
        uint32 ware;
        uint256 openedAt;
        bool isOfPayer;
    }

    address private immutable COURT;
    address private immutable MARKET;

    /// @dev Every word that something was told about, and what it should say.
    bytes32[] private _slots;
    mapping(bytes32 slot => bool) private _isKnown;
    mapping(bytes32 slot => uint256) private _words;
    mapping(uint32 ware => Series) private _series;
    mapping(address operator => bytes32[]) private _openOf;
    mapping(bytes32 claim => IDisputesTypes.Claim) private _claims;
    mapping(bytes32 id => uint32) private _wareOf;
    mapping(bytes32 probe => Probe) private _probes;
    mapping(bytes32 purchase => bool) private _isPaid;

    constructor(address court, address market) {
        (COURT, MARKET) = (court, market);
    }

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (logs[i].emitter == COURT) {
                _readClaims(topic, logs[i]);
                _readVotes(topic, logs[i]);
                _readCases(topic, logs[i]);
                _readProbes(topic, logs[i]);
            } else if (logs[i].emitter == MARKET && topic == IMarket.Settled.selector) {
                _isPaid[logs[i].topics[1]] = true;
            }
        }
    }

    /// @notice Fails where a word in the contract is not what was told of it.
    function compare() external view {
        for (uint256 i = 0; i < _slots.length; ++i) {
            assertEq(uint256(vm.load(COURT, _slots[i])), _words[_slots[i]], "what disputes remember");
        }
    }

    function _readClaims(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IDisputesTypes.ClaimOpened.selector) {
            IDisputesTypes.Claim storage own = _claims[log.topics[1]];
            (own.accused, own.kind,,,,,) =
                abi.decode(log.data, (address, IDisputesTypes.Kind, bytes32, uint256, uint256, uint256, bytes32));
            if (own.kind == IDisputesTypes.Kind.Operator) _openOf[own.accused].push(log.topics[1]);
            if (own.kind == IDisputesTypes.Kind.Operator) _setOpen(own.accused);
        } else if (topic == IDisputesTypes.Resolved.selector) {
            IDisputesTypes.Claim storage own = _claims[log.topics[1]];
            if (own.kind == IDisputesTypes.Kind.Operator) _close(own.accused, log.topics[1]);
        }
    }

    function _close(address operator, bytes32 claim) private {
        bytes32[] storage open = _openOf[operator];
        for (uint256 i = 0; i < open.length; ++i) {
            if (open[i] != claim) continue;
            open[i] = open[open.length - 1];
            _set(bytes32(uint256(keccak256(abi.encode(_at(OPEN_OF, _word(operator))))) + open.length - 1), 0);
            open.pop();
            return _setOpen(operator);
        }
    }

    function _readVotes(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IDisputesTypes.VoteCommitted.selector) {
            _set(_ballot(log), uint256(abi.decode(log.data, (bytes32))) | 1 << 255);
        } else if (topic == IDisputesTypes.Voted.selector) {
            (bool isUpheld, uint256 weight) = abi.decode(log.data, (bool, uint256));
            _set(_ballot(log), weight << 8 | (isUpheld ? 2 : 1));
        } else if (topic == IDisputesTypes.DutiesNoted.selector) {
            _set(_at(IS_NOTED, log.topics[1]), 1);
        } else if (topic == IDisputesTypes.MissCounted.selector) {
            (uint40 since, uint8 count) = abi.decode(log.data, (uint40, uint8));
            _set(_at(MISSES, log.topics[1]), uint256(count) << 40 | since);
        }
    }

    function _readCases(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IDisputesTypes.CaseOpened.selector) {
            (bytes32 id, uint32 ware) = (log.topics[1], uint32(uint256(log.topics[2])));
            (IDisputesTypes.CaseKind kind,,) = abi.decode(log.data, (IDisputesTypes.CaseKind, uint96, uint40));
            _wareOf[id] = ware;
            if (kind == IDisputesTypes.CaseKind.Equivocation) {
                _set(_at(EQUIVOCATION_FROM, log.topics[2]), block.timestamp + Windows.CAP_WINDOW);
                return;
            }
            // What made one breach makes no second.
            for (uint256 i = 0; i < LAST; ++i) {
                _set(_end(ware, i), 0);
            }
        } else if (topic == IDisputesTypes.CaseAnswered.selector) {
            _set(_at(EQUIVOCATION_FROM, bytes32(uint256(_wareOf[log.topics[1]]))), 0);
        }
    }

    function _readProbes(bytes32 topic, Vm.Log calldata log) private {
        Probe storage own = _probes[log.topics.length > 1 ? log.topics[1] : bytes32(0)];
        if (topic == IDisputesTypes.ProbeOpened.selector) {
            (bytes32 purchase,,,) = abi.decode(log.data, (bytes32, uint8, bytes, uint96));
            (own.ware, own.owner) = (uint32(uint256(log.topics[2])), address(uint160(uint256(log.topics[3]))));
            (own.openedAt, own.isOfPayer) = (block.timestamp, _isPaid[purchase]);
            _setProbing(own, 1);
        } else if (topic == IDisputesTypes.ProbeAnswered.selector) {
            _setProbing(own, 0);
            if (!own.isOfPayer || own.openedAt < _series[own.ware].lastAnswer + 12 hours) return;
            _series[own.ware].lastAnswer = own.openedAt;
            _remember(own, 0);
        } else if (topic == IDisputesTypes.ProbeMissed.selector) {
            _setProbing(own, 0);
            if (!abi.decode(log.data, (bool))) return;
            _series[own.ware].lastMiss = own.openedAt;
            _remember(own, 1);
        }
    }

    function _remember(Probe storage own, uint256 isMiss) private {
        Series storage series = _series[own.ware];
        _set(_end(own.ware, series.next), isMiss << 200 | own.openedAt << 160 | uint160(own.owner));
        series.next = (series.next + 1) % LAST;
        _set(_at(SERIES, bytes32(uint256(own.ware))), series.next << 80 | series.lastAnswer << 40 | series.lastMiss);
    }

    function _setProbing(Probe storage own, uint256 isProbing) private {
        _set(keccak256(abi.encode(own.ware, _at(IS_PROBING, _word(own.owner)))), isProbing);
    }

    function _setOpen(address operator) private {
        bytes32 slot = _at(OPEN_OF, _word(operator));
        bytes32[] storage open = _openOf[operator];
        _set(slot, open.length);
        for (uint256 i = 0; i < open.length; ++i) {
            _set(bytes32(uint256(keccak256(abi.encode(slot))) + i), uint256(open[i]));
        }
    }

    function _set(bytes32 slot, uint256 word) private {
        if (!_isKnown[slot]) _slots.push(slot);
        (_isKnown[slot], _words[slot]) = (true, word);
    }

    function _ballot(Vm.Log calldata log) private pure returns (bytes32) {
        return keccak256(abi.encode(log.topics[2], _at(BALLOTS, log.topics[1])));
    }

    function _end(uint32 ware, uint256 place) private pure returns (bytes32) {
        return bytes32(uint256(_at(ENDS, bytes32(uint256(ware)))) + place);
    }

    /// @dev Where a mapping keeps what belongs to a key.
    function _at(uint256 mappingSlot, bytes32 key) private pure returns (bytes32) {
        return keccak256(abi.encode(key, mappingSlot));
    }

    function _word(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }
}
