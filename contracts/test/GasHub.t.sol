// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {GasBase} from "./GasBase.sol";

/// @notice What a user does with a SecHub; see `GasBase`.
/// forge-config: default.isolate = true
contract GasHubTest is GasBase {
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    ISecHub.Permit private _noPermit;
    SecHub private _own;

    function test_gas_hub() public {
        _create();
        _measure("hub.create", 74_200);
        vm.prank(user);
        token.approve(address(_own), 1_000e18);
        _buyAndBind(FREE);
        _measure("hub.buyAndBind, free plan", 309_700);
        _buyAndBind(PAID);
        _measure("hub.buyAndBind, next purchase", 268_900);
        vm.prank(user);
        _own.setConditions(ware, _conditions());
        _measure("hub.setConditions, one", 85_000);
        bytes memory document = new bytes(1_024);
        vm.prank(user);
        _own.setDocument(1, document);
        _measure("hub.setDocument, 1 kB", 306_400);
        vm.prank(user);
        _own.unbind(ware);
        _measure("hub.unbind, two purchases", 77_500);
        vm.prank(user);
        _own.bind(ware, address(0x999));
        _measure("hub.bind again", 72_100);
    }

    function test_gas_buyWithAPermit() public {
        _create();
        _buyWithPermit();
        _measure("hub.buyAndBind, first purchase, paid by permit", 384_200);
        _buyWithPermit();
        _measure("hub.buyAndBind, next purchase, paid by permit", 261_800);
    }

    function test_gas_unbind() public {
        _create();
        _buyWithPermit();
        vm.prank(user);
        _own.unbind(ware);
        _measure("hub.unbind, one purchase", 57_100);
    }

    function _create() private {
        vm.prank(user);
        _own = SecHub(factory.create());
    }

    function _buyAndBind(uint16 plan) private {
        ISecHub.BuyOrder memory order = _order(plan, 1, address(_own));
        order.callerKey = vm.addr(50 + plan);
        vm.prank(user);
        _own.buyAndBind(order, new ISecHub.Condition[](0), _noPermit);
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

    function _conditions() private pure returns (ISecHub.Condition[] memory all) {
        all = new ISecHub.Condition[](1);
        all[0] = ISecHub.Condition({
            target: address(0x1234),
            selector: 0x095ea7b3,
            fields: 7,
            chainId: 1,
            fromSecond: 0,
            untilSecond: 0,
            minValue: 0
        });
    }
}
