// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {ReplayDisputes} from "./ReplayDisputes.sol";

/// @notice Every act of the simulation, carried out on the contracts by whom it belongs to. The numbers of acts, and the order of
/// what they are given, are those of `scripts/simulate/replay/actWords.ts`.
abstract contract ReplayActs is ReplayDisputes {
    uint256 private constant CALLER_KEY = 3;

    error ReplayUnknown(uint256 code);

    /// @notice One act. Reverts as the contracts do. @return What the simulation calls the act's value.
    function perform(uint256 code, uint256[] calldata with) external returns (uint256) {
        require(msg.sender == address(this), ReplayUnknown(code));
        if (code <= 6) return _performStake(code, with);
        if (code <= 12) return _performMarket(code, with);
        if (code <= 19) return _performEpochs(code, with);
        if (code <= 26) return _performReputation(code, with);
        if (code <= 31) return _performPackage(code, with);
        require(code <= 47, ReplayUnknown(code));
        return _performDispute(code, with);
    }

    function _performStake(uint256 code, uint256[] calldata with) private returns (uint256) {
        if (code == 1) assertTrue(token.transfer(_at(with[0]), with[1]), "given");
        if (code == 2) {
            vm.prank(_at(with[0]));
            assertTrue(token.transfer(_at(with[1]), with[2]), "moved");
        }
        if (code == 3) return _register(with);
        if (code == 4) {
            _as(with[1], address(stakes));
            stakes.stake(uint32(with[0]), uint96(with[2]));
        }
        if (code == 5) {
            _asDeveloper(uint32(with[0]), address(0));
            stakes.unbond(uint32(with[0]), uint96(with[1]));
        }
        if (code == 6) {
            _asDeveloper(uint32(with[0]), address(0));
            stakes.withdraw(uint32(with[0]));
        }
        return 0;
    }

    function _performMarket(uint256 code, uint256[] calldata with) private returns (uint256) {
        if (code == 7) return _buy(with);
        if (code == 8) return _buyAtDesk(with);
        if (code == 9) return _settle(with);
        if (code == 10) {
            vm.prank(market.purchaseOf(purchases[with[0]]).owner);
            market.cancel(purchases[with[0]]);
            return 0;
        }
        if (code == 11) {
            uint256 before = token.balanceOf(address(market));
            market.refund(purchases[with[0]]);
            return before - token.balanceOf(address(market));
        }
        _asDeveloper(uint32(with[0]), address(0));
        return market.withdraw(uint32(with[0]));
    }

    function _performEpochs(uint256 code, uint256[] calldata with) private returns (uint256) {
        if (code == 13) {
            uint256 before = token.totalSupply();
            market.closeEpoch(uint32(with[0]));
            return before - token.totalSupply();
        }
        if (code == 14) {
            uint256 before = restaking.totalOwed();
            restaking.closeEpoch(uint32(with[0]));
            return restaking.totalOwed() - before;
        }
        if (code == 15) {
            _send(_at(with[0]), with[2]);
            vm.prank(_at(with[0]));
            restaking.join{value: with[2]}(uint16(with[1]));
            return 0;
        }
        if (code == 16) {
            _send(_at(with[0]), with[2]);
            vm.prank(_at(with[0]));
            return restaking.deposit{value: with[2]}(_at(with[1]));
        }
        if (code == 17) return _claim(with);
        if (code == 18) return pool.harvest(uint32(with[0]), uint32(with[1]));
        pool.sweep(uint32(with[0]));
        return 0;
    }

    function _performReputation(uint256 code, uint256[] calldata with) private returns (uint256) {
        if (code == 20) {
            bytes32 id = purchases[with[0]];
            _as(with[1], address(reputation));
            reputation.review(id, "as simulated");
            return reputation.reviewOf(id).fee;
        }
        if (code == 21) {
            bytes32 id = purchases[with[0]];
            _asDeveloper(market.purchaseOf(id).ware, address(reputation));
            reputation.challenge(id);
        }
        if (code == 22) {
            vm.prank(_at(with[0]));
            restaking.leave();
        }
        if (code == 23) reputation.finalise(purchases[with[0]]);
        if (code == 24) {
            address[] memory payers = new address[](with.length - 1);
            for (uint256 i = 0; i < payers.length; ++i) {
                payers[i] = _at(with[i + 1]);
            }
            reputation.startExpulsion(uint32(with[0]), payers);
        }
        if (code == 25) reputation.expel(uint32(with[0]));
        if (code == 26) desk.setPrice(uint96(with[0]));
        return 0;
    }

    function _register(uint256[] calldata with) private returns (uint256) {
        IRegistry.Plan memory plan = IRegistry.Plan({
            price: uint96(with[1]),
            units: uint40(with[2]),
            duration: uint32(with[3]),
            kinds: 0x7ff,
            soldAtMost: 0,
            onSale: true,
            termsHash: keccak256("terms")
        });
        IRegistry.Registration memory registration = IRegistry.Registration({
            host: "api.secware.example",
            manifestHash: keccak256("manifest"),
            kind: IRegistry.Kind.Api,
            category: 1,
            sla: IRegistry.Sla(9_900, 800, 1_000, 60, 30),
            signingKey: address(0x0444),
            plan: plan,
            stake: uint96(with[4])
        });
        _as(with[0], address(stakes));
        return registry.register(registration);
    }

    function _buy(uint256[] calldata with) private returns (uint256) {
        ISecHub.BuyOrder memory order = _order(with);
        _as(with[0], address(market));
        purchases.push(
            market.buy(
                order.ware, order.plan, order.qty, order.maxTotal, order.planHash, order.callerKey, order.buyerNonce
            )
        );
        return purchases.length - 1;
    }

    function _buyAtDesk(uint256[] calldata with) private returns (uint256) {
        ISecHub.BuyOrder memory order = _order(with);
        address owner_ = _at(with[0]);
        uint256 cost = desk.quote(order.maxTotal);
        _send(owner_, cost);
        vm.prank(owner_);
        purchases.push(desk.buy{value: cost}(owner_, order));
        return purchases.length - 1;
    }

    /// @dev Sent and not dealt: what is dealt stays when the act is refused.
    function _send(address to, uint256 amount) private {
        (bool isSent,) = to.call{value: amount}("");
        assertTrue(isSent, "has the ether");
    }

    function _order(uint256[] calldata with) private view returns (ISecHub.BuyOrder memory) {
        (uint32 ware, uint16 plan, uint40 qty) = (uint32(with[1]), uint16(with[2]), uint40(with[3]));
        return ISecHub.BuyOrder({
            ware: ware,
            plan: plan,
            qty: qty,
            maxTotal: uint96(qty) * registry.planOf(ware, plan).price,
            planHash: registry.planHashOf(ware, plan),
            callerKey: vm.addr(CALLER_KEY),
            buyerNonce: bytes32(market.buyerNonceOf(_at(with[0]), ware))
        });
    }

    function _settle(uint256[] calldata with) private returns (uint256) {
        IMarket.Entry[] memory entries = new IMarket.Entry[](with.length / 2);
        bytes32 separator = market.domainSeparator();
        for (uint256 i = 0; i < entries.length; ++i) {
            entries[i] = _entry(separator, purchases[with[2 * i]], uint40(with[2 * i + 1]));
        }
        return market.settleMany(entries);
    }

    function _entry(bytes32 separator, bytes32 id, uint40 seq) private view returns (IMarket.Entry memory) {
        bytes32 requestHash = keccak256(abi.encode(id, seq));
        bytes32 voucher = keccak256(abi.encode(market.CALL_VOUCHER_TYPEHASH(), id, uint256(seq), requestHash));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", separator, voucher));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(CALLER_KEY, digest);
        return IMarket.Entry(id, requestHash, seq, vm.addr(CALLER_KEY), abi.encodePacked(r, s, v));
    }

    function _claim(uint256[] calldata with) private returns (uint256) {
        uint32[] memory epochs = new uint32[](with.length - 1);
        for (uint256 i = 0; i < epochs.length; ++i) {
            epochs[i] = uint32(with[i + 1]);
        }
        vm.prank(_at(with[0]));
        return restaking.claim(epochs);
    }

    function _asDeveloper(uint32 ware, address spender) private {
        _prank(registry.developerOf(ware), spender);
    }

    function _as(uint256 account, address spender) private {
        _prank(_at(account), spender);
    }
}
