// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EigenAdapter} from "../../src/EigenAdapter.sol";
import {IQuorumModule} from "../../src/interfaces/IQuorumModule.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads what stands on other chains than the market: the adapter of stake on Ethereum, and the module that guards accounts.
contract AbroadReplay {
    struct Taken {
        uint256 since;
        uint256 bps;
    }

    struct Rules {
        IQuorumModule.Rule current;
        IQuorumModule.Rule next;
        uint256 nextFrom;
    }

    address[] private _strategies;
    mapping(address operator => bool) public isAdmitted;
    mapping(bytes32 claim => bool) public isRelayed;
    mapping(address operator => Taken) private _taken;
    mapping(address account => Rules) private _rules;
    mapping(address account => mapping(uint32 ware => mapping(address key => IQuorumModule.Key))) private _keys;

    error Unread(bytes32 topic);

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs, address of_) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (logs[i].emitter != of_ || topic == keccak256("OwnershipTaken(address)")) continue;
            if (!_readAdapter(topic, logs[i]) && !_readModule(topic, logs[i])) revert Unread(topic);
        }
    }

    function strategies() external view returns (address[] memory) {
        return _strategies;
    }

    function takenOf(address operator) external view returns (uint256 since, uint256 bps) {
        return (_taken[operator].since, _taken[operator].bps);
    }

    function keyOf(address account, uint32 ware, address key) external view returns (IQuorumModule.Key memory) {
        return _keys[account][ware][key];
    }

    function ruleOf(address account) public view returns (IQuorumModule.Rule memory) {
        Rules storage own = _rules[account];
        return own.nextFrom != 0 && block.timestamp >= own.nextFrom ? own.next : own.current;
    }

    function _readAdapter(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == EigenAdapter.Opened.selector) {
            _strategies = abi.decode(log.data, (address[]));
        } else if (topic == EigenAdapter.Admitted.selector) {
            isAdmitted[_address(log.topics[1])] = abi.decode(log.data, (bool));
        } else if (topic == EigenAdapter.SlashRelayed.selector) {
            isRelayed[log.topics[1]] = true;
            (, uint16 bps) = abi.decode(log.data, (uint256, uint16));
            Taken storage own = _taken[_address(log.topics[2])];
            if (block.timestamp >= own.since + 28 days) (own.since, own.bps) = (block.timestamp, 0);
            own.bps += bps;
        } else {
            // Who is registered, and what was paid out, is kept by others.
            return topic == EigenAdapter.Registered.selector || topic == EigenAdapter.Deregistered.selector
                || topic == EigenAdapter.PaidOut.selector;
        }
        return true;
    }

    function _readModule(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IQuorumModule.RuleChanging.selector) {
            address account = _address(log.topics[1]);
            (IQuorumModule.Rule memory rule, uint40 from) = abi.decode(log.data, (IQuorumModule.Rule, uint40));
            IQuorumModule.Rule memory now_ = ruleOf(account);
            _rules[account] = Rules(now_.least == 0 ? rule : now_, rule, from);
        } else if (topic == IQuorumModule.KeyChanging.selector) {
            (uint40 from, uint40 until) = abi.decode(log.data, (uint40, uint40));
            _keys[_address(log.topics[1])][uint32(uint256(log.topics[2]))][_address(log.topics[3])] =
                IQuorumModule.Key(from, until);
        } else {
            return false;
        }
        return true;
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
