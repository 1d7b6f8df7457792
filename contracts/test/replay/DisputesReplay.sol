// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Windows} from "../../src/Windows.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of disputes, the burns of the token, the settlements of the market and what restaking was paid, and knows what
/// disputes know.
contract DisputesReplay {
    mapping(bytes32 claim => IDisputesTypes.Claim) private _claims;
    mapping(bytes32 claim => IDisputesTypes.Appeal) private _appeals;
    mapping(bytes32 claim => uint256) public bondOf;
    mapping(bytes32 id => IDisputesTypes.Case) private _cases;
    mapping(bytes32 probe => IDisputesTypes.Probe) private _probes;
    mapping(uint32 ware => uint256) public maliceOf;
    mapping(uint32 epoch => uint256[2]) private _enforced;
    mapping(uint32 epoch => uint256) public slashShareOf;
    mapping(bytes32 purchase => bool) private _isPaid;
    mapping(bytes32 key => uint256) public params;

    error Unread(bytes32 topic);

    address private immutable COURT;
    address private immutable MARKET;
    address private immutable TOKEN;
    address private immutable RESTAKING;

    constructor(address court, address market, address token, address restaking) {
        (COURT, MARKET, TOKEN, RESTAKING) = (court, market, token, restaking);
        (params["bondLeast"], params["operatorBond"]) = (100, 1_000);
    }

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (!_isTold(logs[i])) continue;
            bytes32 topic = logs[i].topics[0];
            bool isRead = _readClaims(topic, logs[i]) || _readRulings(topic, logs[i]) || _readCases(topic, logs[i])
                || _readOthers(topic, logs[i]);
            if (!isRead) revert Unread(topic);
        }
    }

    function claimOf(bytes32 claim) external view returns (IDisputesTypes.Claim memory) {
        return _claims[claim];
    }

    function appealOf(bytes32 claim) external view returns (IDisputesTypes.Appeal memory) {
        return _appeals[claim];
    }

    function caseOf(bytes32 id) external view returns (IDisputesTypes.Case memory) {
        return _cases[id];
    }

    function probeOf(bytes32 probe) external view returns (IDisputesTypes.Probe memory) {
        return _probes[probe];
    }

    function enforcedIn(uint32 epoch) external view returns (uint256, uint256) {
        return (_enforced[epoch][0], _enforced[epoch][1]);
    }

    /// @dev Of the token only what disputes burn, of the market only what was settled. Who owns them is read elsewhere.
    function _isTold(Vm.Log calldata log) private view returns (bool) {
        if (log.emitter == COURT) return log.topics[0] != keccak256("OwnershipTaken(address)");
        if (log.emitter == RESTAKING) return log.topics[0] == IRestaking.SlashSharePaidIn.selector;
        if (log.emitter == MARKET) return log.topics[0] == IMarket.Settled.selector;
        if (log.emitter != TOKEN || log.topics.length != 3) return false;
        bool isTransfer = log.topics[0] == keccak256("Transfer(address,address,uint256)");
        return isTransfer && log.topics[1] == bytes32(uint256(uint160(COURT))) && log.topics[2] == 0;
    }

    function _readClaims(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IDisputesTypes.ClaimOpened.selector) {
            _open(log);
        } else if (topic == IDisputesTypes.ClaimContested.selector) {
            _claims[log.topics[1]].isContested = true;
        } else if (topic == IDisputesTypes.VotingStarted.selector) {
            IDisputesTypes.Claim storage own = _claims[log.topics[1]];
            (own.state, own.hasJury, own.since) = (IDisputesTypes.State.Voting, true, uint40(block.timestamp));
            own.accused = abi.decode(log.data, (address));
        } else {
            return false;
        }
        return true;
    }

    function _open(Vm.Log calldata log) private {
        IDisputesTypes.Claim storage own = _claims[log.topics[1]];
        (own.ware, own.claimant) = (uint32(uint256(log.topics[2])), address(uint160(uint256(log.topics[3]))));
        IDisputesTypes.Kind kind;
        (uint256 sum, uint256 harm, uint256 bond) = (0, 0, 0);
        (own.accused, kind,, sum, harm, bond,) =
            abi.decode(log.data, (address, IDisputesTypes.Kind, bytes32, uint256, uint256, uint256, bytes32));
        (own.kind, own.sum, own.harm, own.state) = (kind, uint88(sum), uint88(harm), IDisputesTypes.State.Open);
        (own.openedAt, own.since) = (uint40(block.timestamp), uint40(block.timestamp));
        own.least =
            uint16(params[kind == IDisputesTypes.Kind.Operator ? bytes32("operatorBond") : bytes32("bondLeast")]);
        // What the accused brings to the jury itself needs no answer.
        own.isContested = kind == IDisputesTypes.Kind.Review || kind == IDisputesTypes.Kind.Expulsion;
        bondOf[log.topics[1]] = bond;
    }

    function _readRulings(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        IDisputesTypes.Claim storage own = _claims[log.topics.length > 1 ? log.topics[1] : bytes32(0)];
        if (topic == IDisputesTypes.Tallied.selector) {
            (own.state, own.outcome, own.isStrong,,) =
                abi.decode(log.data, (IDisputesTypes.State, IDisputesTypes.Outcome, bool, uint256, uint256));
            own.since = uint40(block.timestamp);
        } else if (topic == IDisputesTypes.Appealed.selector) {
            (own.state, own.since) = (IDisputesTypes.State.Appealed, uint40(block.timestamp));
            address by = address(uint160(uint256(log.topics[2])));
            _appeals[log.topics[1]] = IDisputesTypes.Appeal(by, abi.decode(log.data, (uint96)));
        } else if (topic == IDisputesTypes.Decided.selector) {
            IDisputesTypes.Outcome outcome = abi.decode(log.data, (IDisputesTypes.Outcome));
            // Nobody was strongly of the opinion of who overruled them.
            if (outcome != own.outcome) own.isStrong = false;
            (own.state, own.outcome, own.since) = (IDisputesTypes.State.Final, outcome, uint40(block.timestamp));
        } else if (topic == IDisputesTypes.Resolved.selector) {
            own.state = IDisputesTypes.State.Closed;
            bool isMalice = own.kind == IDisputesTypes.Kind.Malice;
            if (isMalice && own.outcome == IDisputesTypes.Outcome.Upheld) ++maliceOf[own.ware];
        } else {
            return false;
        }
        return true;
    }

    function _readCases(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IDisputesTypes.CaseOpened.selector) {
            IDisputesTypes.Case storage own = _cases[log.topics[1]];
            (own.ware, own.reporter) = (uint32(uint256(log.topics[2])), address(uint160(uint256(log.topics[3]))));
            (own.kind, own.frozen, own.keyUntil) = abi.decode(log.data, (IDisputesTypes.CaseKind, uint96, uint40));
            (own.state, own.openedAt) = (IDisputesTypes.CaseState.Open, uint40(block.timestamp));
        } else if (topic == IDisputesTypes.CaseAnswered.selector) {
            _cases[log.topics[1]].state = IDisputesTypes.CaseState.Answered;
        } else if (topic == IDisputesTypes.CaseExecuted.selector) {
            _cases[log.topics[1]].state = IDisputesTypes.CaseState.Executed;
        } else if (topic == IDisputesTypes.ProbeOpened.selector) {
            _openProbe(log);
        } else if (topic == IDisputesTypes.ProbeAnswered.selector) {
            _probes[log.topics[1]].state = IDisputesTypes.ProbeState.Answered;
        } else if (topic == IDisputesTypes.ProbeMissed.selector) {
            _probes[log.topics[1]].state = IDisputesTypes.ProbeState.Missed;
        } else {
            return false;
        }
        return true;
    }

    function _openProbe(Vm.Log calldata log) private {
        IDisputesTypes.Probe storage own = _probes[log.topics[1]];
        (own.ware, own.owner) = (uint32(uint256(log.topics[2])), address(uint160(uint256(log.topics[3]))));
        (bytes32 purchase,, bytes memory body, uint96 bond) = abi.decode(log.data, (bytes32, uint8, bytes, uint96));
        (own.openedAt, own.bond, own.state) = (uint40(block.timestamp), bond, IDisputesTypes.ProbeState.Open);
        own.isOfPayer = _isPaid[purchase];
        own.requestHash = keccak256(abi.encode("sechub-probe-v1", log.topics[1], keccak256(body)));
    }

    /// @dev What is evidence, or another contract's state, is passed over.
    function _readOthers(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == keccak256("Transfer(address,address,uint256)")) {
            uint256[2] storage enforced = _enforced[Windows.epochAt(block.timestamp)];
            (enforced[0], enforced[1]) = (enforced[0] + 1, enforced[1] + abi.decode(log.data, (uint256)));
            return true;
        }
        if (topic == IDisputesTypes.SlashDivided.selector) {
            (,, uint256 operators,) = abi.decode(log.data, (uint256, uint256, uint256, uint256));
            slashShareOf[Windows.epochAt(block.timestamp)] += operators;
            return true;
        }
        if (topic == IRestaking.SlashSharePaidIn.selector) {
            slashShareOf[uint32(uint256(log.topics[1]))] -= abi.decode(log.data, (uint256));
            return true;
        }
        if (topic == IMarket.Settled.selector) return _isPaid[log.topics[1]] = true;
        if (topic == keccak256("ParamSet(bytes32,uint256)")) {
            params[log.topics[1]] = abi.decode(log.data, (uint256));
            return true;
        }
        return topic == IDisputesTypes.VerdictShown.selector || topic == IDisputesTypes.Equivocation.selector
            || topic == IDisputesTypes.RefusalProven.selector || topic == IDisputesTypes.VoteCommitted.selector
            || topic == IDisputesTypes.Voted.selector || topic == IDisputesTypes.DutiesNoted.selector
            || topic == IDisputesTypes.MissCounted.selector;
    }
}
