// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubFactory} from "../src/interfaces/IHubFactory.sol";
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
}
