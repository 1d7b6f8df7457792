// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubFactory} from "../src/interfaces/IHubFactory.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

contract HubFactoryTest is BaseTest {
    function test_create_makesAHubOfTheCaller__SW6() public {
        address expected = factory.predict(user);
        vm.expectEmit(true, true, true, true, address(factory));
        emit IHubFactory.HubCreated(user, expected);
        SecHub hub = _hub();
        assertEq(address(hub), expected, "stands where it was predicted");
        assertEq(hub.owner(), user, "owner");
        assertEq(factory.hubOf(user), expected, "known");
        assertTrue(expected.code.length > 0, "code");
    }

    function test_create_revertsWhenThereIsOne__SW6() public {
        address hub = address(_hub());
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IHubFactory.HubFactoryExists.selector, hub));
        factory.create();
    }

    function test_create_givesEveryAccountItsOwn__SW6() public {
        SecHub first = _hub();
        vm.prank(stranger);
        SecHub second = SecHub(factory.create());
        assertTrue(address(first) != address(second), "apart");
        assertEq(second.owner(), stranger, "owner of the second");
        assertEq(first.owner(), user, "owner of the first");
    }

    /// @dev A wallet has one signature made before there is a hub, and sends creation and purchase together.
    function test_aPermitForAHubThatDoesNotStandYet__SW6_AVS3() public {
        ISecHub.BuyOrder memory order = _order(PAID, 1, factory.predict(user));
        ISecHub.Permit memory permit = _permitFor(factory.predict(user));
        uint256 before = token.balanceOf(user);
        SecHub hub = _hub();
        vm.prank(user);
        bytes32 id = hub.buyAndBind(order, new ISecHub.Condition[](0), permit);
        assertEq(market.purchaseOf(id).owner, address(hub), "bought");
        assertEq(before - token.balanceOf(user), PRICE, "by the signature of before");
    }

    function test_hubOf_isZeroBefore() public view {
        assertEq(factory.hubOf(user), address(0), "none");
    }

    function testFuzz_create_hitsThePrediction__SW6(address account) public {
        vm.assume(account != address(0));
        address expected = factory.predict(account);
        vm.prank(account);
        address hub = factory.create();
        assertEq(hub, expected, "address");
        assertEq(SecHub(hub).owner(), account, "owner");
        assertEq(address(SecHub(hub).MARKET()), address(market), "market");
    }

    function _permitFor(address spender) private view returns (ISecHub.Permit memory) {
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 typeHash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 fields = keccak256(abi.encode(typeHash, user, spender, PRICE, token.nonces(user), deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(USER_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), fields)));
        return ISecHub.Permit(PRICE, deadline, v, r, s);
    }
}
