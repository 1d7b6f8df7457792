// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of one hub, and of the market what was bought and what is closed, and knows what a wallet finds in the hub.
contract HubReplay {
    struct Bound {
        bool isKnown;
        bool isBound;
        uint16 plan;
        bytes32 purchaseId;
        uint256 buyerNonce;
    }

    uint32[] private _wares;
    mapping(uint32 ware => Bound) private _bound;
    mapping(uint32 ware => ISecHub.Condition[]) private _conditions;
    mapping(uint32 ware => bytes32[]) private _earlier;
    mapping(bytes32 purchaseId => uint256) private _nonceOf;
    mapping(bytes32 purchaseId => bool) private _isClosed;
    uint64 private _version;
    bytes private _document;

    error Unread(bytes32 topic);

    /// @notice What happened, in its order.
    function read(Vm.Log[] calldata logs, address hub) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (logs[i].emitter == hub) {
                _readHub(topic, logs[i]);
            } else if (topic == IMarket.Purchased.selector) {
                (,,,,, uint256 nonce) = abi.decode(logs[i].data, (address, uint16, uint40, uint96, uint40, uint256));
                _nonceOf[logs[i].topics[1]] = nonce;
            } else if (topic == IMarket.Refunded.selector) {
                _isClosed[logs[i].topics[1]] = true;
            }
        }
    }

    function bindings() external view returns (ISecHub.Binding[] memory all) {
        all = new ISecHub.Binding[](_wares.length);
        for (uint256 i = 0; i < all.length; ++i) {
            Bound storage own = _bound[_wares[i]];
            all[i] = ISecHub.Binding({
                ware: _wares[i],
                plan: own.plan,
                purchaseId: own.purchaseId,
                buyerNonce: own.buyerNonce,
                isBound: own.isBound,
                conditions: _conditions[_wares[i]]
            });
        }
    }

    function purchasesOf(uint32 ware) external view returns (bytes32[] memory all) {
        if (!_bound[ware].isKnown) return all;
        bytes32[] storage earlier = _earlier[ware];
        all = new bytes32[](earlier.length + 1);
        for (uint256 i = 0; i < earlier.length; ++i) {
            all[i] = earlier[i];
        }
        all[earlier.length] = _bound[ware].purchaseId;
    }

    function document() external view returns (uint64, bytes memory) {
        return (_version, _document);
    }

    function _readHub(bytes32 topic, Vm.Log calldata log) private {
        uint32 ware = uint32(uint256(log.topics[1]));
        if (topic == ISecHub.Bound.selector) {
            _bind(ware, abi.decode(log.data, (uint16)), log.topics[2]);
        } else if (topic == ISecHub.NonceGiven.selector) {
            _bound[ware].buyerNonce = abi.decode(log.data, (uint256));
        } else if (topic == ISecHub.Unbound.selector) {
            _bound[ware].isBound = false;
        } else if (topic == ISecHub.RuleSet.selector) {
            delete _conditions[ware];
            ISecHub.Condition[] memory all = abi.decode(log.data, (ISecHub.Condition[]));
            for (uint256 i = 0; i < all.length; ++i) {
                _conditions[ware].push(all[i]);
            }
        } else if (topic == ISecHub.Configured.selector) {
            (_version, _document) = (uint64(uint256(log.topics[1])), abi.decode(log.data, (bytes)));
        } else {
            revert Unread(topic);
        }
    }

    /// @dev Bound again to the purchase that it had, or to another, and then the one before is an earlier one.
    function _bind(uint32 ware, uint16 plan, bytes32 purchaseId) private {
        Bound storage own = _bound[ware];
        own.isBound = true;
        if (own.purchaseId == purchaseId) return;
        if (own.isKnown) _keepEarlier(ware, own.purchaseId);
        else _wares.push(ware);
        (own.isKnown, own.plan, own.purchaseId) = (true, plan, purchaseId);
        own.buyerNonce = _nonceOf[purchaseId];
    }

    function _keepEarlier(uint32 ware, bytes32 purchaseId) private {
        bytes32[] storage earlier = _earlier[ware];
        for (uint256 i = 0; i < earlier.length; ++i) {
            if (!_isClosed[earlier[i]]) continue;
            earlier[i] = purchaseId;
            return;
        }
        earlier.push(purchaseId);
    }
}
