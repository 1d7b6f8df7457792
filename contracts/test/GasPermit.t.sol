// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice What a user's purchase with a permit costs as a transaction of its own, and a SecWare's later days.
/// forge-config: default.isolate = true
contract GasPermitTest is BaseTest {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    SecHub private _own;

    function setUp() public override {
        super.setUp();
        _own = _hub();
    }

    function test_gas_buyAndBind() public {
        _buyWithPermit();
        _keep("hub.buyAndBind, first purchase, paid by permit", 450_000);
        _buyWithPermit();
        _keep("hub.buyAndBind, next purchase, paid by permit", 330_000);
    }

    function test_gas_unbindAndBind() public {
        _buyWithPermit();
        vm.prank(user);
        _own.unbind(ware);
        _keep("hub.unbind, one purchase", 70_000);
        vm.prank(user);
        _own.bind(ware, address(0x77));
        _keep("hub.bind, second key", 130_000);
    }

    function test_gas_settleOnALaterDay() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 10));
        vm.warp(block.timestamp + 1 days);
        IMarket.Entry memory entry = _entry(id, 20);
        market.settle(entry);
        _keep("market.settle, first of a later day", 170_000);
    }

    function test_gas_cancel() public {
        bytes32 id = _buy(PAID, 1);
        vm.prank(user);
        market.cancel(id);
        _keep("market.cancel", 65_000);
    }

    function _keep(string memory act, uint256 atMost) private {
        vm.snapshotGasLastCall("permit", act);
        atMost;
    }

    function _buyWithPermit() private {
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 fields =
            keccak256(abi.encode(PERMIT_TYPEHASH, user, address(_own), PRICE, token.nonces(user), deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(USER_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), fields)));
        vm.prank(user);
        _own.buyAndBind(order, new ISecHub.Condition[](0), ISecHub.Permit(PRICE, deadline, v, r, s));
    }
}
