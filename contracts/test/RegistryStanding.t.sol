// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Standings, ends, and the first key that has no record of its own.
contract RegistryStandingTest is BaseTest {
    address private constant FIRST = address(0x0444);
    address private constant NEXT = address(0x0445);

    function test_setStanding_suspendsSellingAtOnce__AVS19() public {
        bytes32 id = _buy(PAID, 1);
        _stand(IRegistry.Status.Suspended);
        assertTrue(!registry.isOnSale(ware, PAID), "off sale");
        bytes32 planHash = registry.planHashOf(ware, PAID);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
        market.buy(ware, PAID, 1, PRICE, planHash, caller, bytes32(uint256(1)));
        assertEq(market.settle(_entry(id, UNITS)), PRICE, "what was sold is served and paid");
    }

    function test_setStanding_theDeveloperNeitherResumesNorLeaves__AVS19() public {
        _stand(IRegistry.Status.Suspended);
        bytes memory refusal =
            abi.encodeWithSelector(IRegistry.RegistryEnded.selector, ware, IRegistry.Status.Suspended);
        vm.startPrank(developer);
        vm.expectRevert(refusal);
        registry.setPaused(ware, false);
        vm.expectRevert(refusal);
        registry.retire(ware);
        vm.stopPrank();
        _stand(IRegistry.Status.Active);
        assertTrue(registry.isOnSale(ware, PAID), "until it is taken back");
    }

    function test_setStanding_expelledEndsForEver__AVS19() public {
        bytes32 id = _buy(PAID, 1);
        vm.warp(block.timestamp + 1 days);
        _stand(IRegistry.Status.Expelled);
        assertEq(registry.endedAtOf(ware), block.timestamp, "ended");
        assertEq(registry.wareOf(ware).endedAt, block.timestamp, "in the record too");
        assertEq(market.closesAtOf(id), block.timestamp, "and with it what it sold");
        bytes memory refusal = abi.encodeWithSelector(IRegistry.RegistryEnded.selector, ware, IRegistry.Status.Expelled);
        vm.prank(address(reputation));
        vm.expectRevert(refusal);
        registry.setStanding(ware, IRegistry.Status.Active);
        vm.startPrank(developer);
        vm.expectRevert(refusal);
        registry.addPlan(ware, _plan(PRICE));
        vm.expectRevert(refusal);
        registry.addKey(ware, NEXT, type(uint40).max);
        vm.stopPrank();
    }

    function test_retire_refundsWithoutAFeeAfterTheGrace__AVS14() public {
        bytes32 id = _buy(PAID, 1);
        uint256 before = token.balanceOf(user);
        vm.prank(developer);
        registry.retire(ware);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, PRICE, "all of it");
    }

    function test_endKey_ofAnEndedSecWareStillWorks() public {
        vm.startPrank(developer);
        registry.retire(ware);
        registry.endKey(ware, FIRST);
        vm.stopPrank();
        assertTrue(!registry.isKeyValidAt(ware, FIRST, block.timestamp), "ended");
    }

    function test_keys_theFirstOneIsForEver__AVS9() public {
        assertTrue(registry.isKeyValidAt(ware, FIRST, START), "from the beginning");
        assertTrue(!registry.isKeyValidAt(ware, FIRST, START - 1), "not before");
        assertTrue(registry.isKeyValidAt(ware, FIRST, START + 10_000 days), "for ever");
        assertTrue(!registry.isKeyValidAt(ware, address(0), START), "none is none");
        assertTrue(!registry.isKeyValidAt(ware + 1, address(0), START), "nor of a SecWare that is none");
        assertEq(registry.keysOf(ware).length, 1, "listed");
    }

    function test_keys_theFirstOneKeepsItsTimesBesideANext__AVS9() public {
        vm.warp(START + 5 days);
        vm.startPrank(developer);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadKey.selector, FIRST));
        registry.addKey(ware, FIRST, type(uint40).max);
        registry.addKey(ware, NEXT, uint40(START + 50 days));
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadKey.selector, FIRST));
        registry.addKey(ware, FIRST, type(uint40).max);
        vm.stopPrank();
        IRegistry.SigningKey[] memory all = registry.keysOf(ware);
        assertEq(all.length, 2, "both");
        assertEq(all[0].key, FIRST, "oldest first");
        assertEq(all[0].from, START, "from its own beginning");
        assertEq(all[0].until, type(uint40).max, "for ever");
        assertEq(all[1].from, START + 5 days, "the next from now");
    }

    function test_keys_theFirstOneEndsAndIsNotForgotten__AVS9() public {
        vm.warp(START + 5 days);
        vm.startPrank(developer);
        registry.endKey(ware, FIRST);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadKey.selector, FIRST));
        registry.endKey(ware, FIRST);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadKey.selector, FIRST));
        registry.addKey(ware, FIRST, type(uint40).max);
        registry.addKey(ware, NEXT, type(uint40).max);
        vm.stopPrank();
        assertTrue(registry.isKeyValidAt(ware, FIRST, START + 5 days - 1), "valid then");
        assertTrue(!registry.isKeyValidAt(ware, FIRST, START + 5 days), "not now");
        assertEq(registry.keysOf(ware)[0].until, START + 5 days, "and the record says so");
        assertEq(registry.keysOf(ware).length, 2, "once each");
    }

    function test_keys_eightLiveOnesCountTheFirst() public {
        vm.startPrank(developer);
        for (uint160 i = 1; i < 8; ++i) {
            registry.addKey(ware, address(0x5000 + i), type(uint40).max);
        }
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryTooManyKeys.selector, 8));
        registry.addKey(ware, address(0x5100), type(uint40).max);
        registry.endKey(ware, FIRST);
        registry.addKey(ware, address(0x5100), type(uint40).max);
        vm.stopPrank();
        assertEq(registry.keysOf(ware).length, 9, "none is hidden");
    }

    function _stand(IRegistry.Status status) private {
        vm.prank(address(reputation));
        registry.setStanding(ware, status);
    }
}
