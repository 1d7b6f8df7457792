// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {BaseTest} from "./BaseTest.sol";

contract RegistryTest is BaseTest {
    function test_register_keepsTheRecord__SW1_SW2_AVS8_AVS9() public view {
        IRegistry.Ware memory record = registry.wareOf(ware);
        assertEq(record.developer, developer, "developer");
        assertEq(uint8(record.status), uint8(IRegistry.Status.Active), "status");
        assertEq(record.manifestHash, keccak256("manifest"), "manifest");
        assertEq(keccak256(bytes(registry.hostOf(ware))), keccak256("api.secware.example"), "host");
        assertEq(registry.slaOf(ware).uptimeBps, 9_900, "uptime is a field");
        assertEq(registry.slaOf(ware).p95Ms, 800, "latency is a field");
        assertEq(record.planCount, 2, "plans");
        assertEq(stakes.stakeOf(ware).staked, 10_000e18, "stake");
    }

    function test_register_emits__SW1() public {
        vm.prank(developer);
        token.approve(address(stakes), 1_000e18);
        IRegistry.Registration memory registration = _registration(1_000e18);
        vm.expectEmit(true, true, true, true, address(registry));
        emit IRegistry.WareRegistered(
            ware + 1, developer, registration.kind, 1, registration.host, registration.manifestHash, registration.sla
        );
        vm.prank(developer);
        registry.register(registration);
    }

    function test_register_givesUniqueNumbers__AVS8() public {
        assertEq(_register(developer, 1_000e18), ware + 1, "next");
        assertEq(_register(developer, 1_000e18), ware + 2, "next but one");
        assertEq(registry.wareCount(), ware + 2, "count");
    }

    function test_register_revertsWithoutStake__SW19_AVS8_AVS12() public {
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware + 1, 999e18, 1_000e18));
        vm.prank(developer);
        registry.register(_registration(999e18));
    }

    function test_register_revertsWithoutAllowance__SW19() public {
        vm.prank(developer);
        vm.expectRevert();
        registry.register(_registration(1_000e18));
        assertEq(registry.wareCount(), ware, "nothing was registered");
    }

    function test_register_revertsOnBadFields() public {
        IRegistry.Registration memory registration = _registration(1_000e18);
        registration.sla.uptimeBps = 10_001;
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadSla.selector, 10_001, 1_000));
        registry.register(registration);
        registration = _registration(1_000e18);
        registration.host = "";
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadHost.selector, 0));
        registry.register(registration);
        registration = _registration(1_000e18);
        registration.plan.units = 0;
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadPlan.selector, 0, DURATION));
        registry.register(registration);
        registration = _registration(1_000e18);
        registration.signingKey = address(0);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadKey.selector, address(0)));
        registry.register(registration);
    }

    function test_addPlan_appends__AVS9() public {
        bytes32 before = registry.planHashOf(ware, PAID);
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, _plan(20e18));
        assertEq(number, 2, "number");
        assertEq(registry.planOf(ware, 2).price, 20e18, "price");
        assertEq(registry.planHashOf(ware, PAID), before, "sold terms stay");
    }

    function test_addPlan_revertsBeyondNinetyDays() public {
        IRegistry.Plan memory plan = _plan(1);
        plan.duration = 91 days;
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryBadPlan.selector, UNITS, 91 days));
        registry.addPlan(ware, plan);
    }

    function test_planHashOf_isOfTheWire__SM18() public view {
        bytes32 expected = keccak256(
            abi.encode(
                block.chainid,
                address(registry),
                bytes32(uint256(ware)),
                uint256(PAID),
                uint256(PRICE),
                uint256(UNITS),
                uint256(DURATION),
                uint256(0x7ff),
                keccak256(abi.encode(registry.slaOf(ware))),
                keccak256("terms")
            )
        );
        assertEq(registry.planHashOf(ware, PAID), expected, "hash");
    }

    function test_planOf_revertsForUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryUnknownPlan.selector, ware, 9));
        registry.planOf(ware, 9);
    }

    function test_setPlanOnSale() public {
        vm.prank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        assertTrue(!registry.isOnSale(ware, PAID), "off");
        assertTrue(registry.isOnSale(ware, FREE), "others stay");
    }

    function test_keys_haveAHistory() public {
        vm.startPrank(developer);
        registry.addKey(ware, address(0x55), uint40(block.timestamp + 10));
        assertTrue(registry.isKeyValidAt(ware, address(0x55), block.timestamp), "now");
        vm.warp(block.timestamp + 5);
        registry.endKey(ware, address(0x55));
        vm.stopPrank();
        assertTrue(!registry.isKeyValidAt(ware, address(0x55), block.timestamp), "ended");
        assertTrue(registry.isKeyValidAt(ware, address(0x55), block.timestamp - 1), "valid before");
        assertEq(registry.keysOf(ware).length, 2, "never deleted");
    }

    function test_addKey_revertsForTheNinth() public {
        vm.startPrank(developer);
        for (uint160 i = 1; i <= 7; ++i) {
            registry.addKey(ware, address(i), type(uint40).max);
        }
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryTooManyKeys.selector, 8));
        registry.addKey(ware, address(8), type(uint40).max);
        vm.stopPrank();
    }

    function test_setMetadata__SW4() public {
        vm.prank(developer);
        registry.setMetadata(ware, "new.example", keccak256("second"));
        assertEq(registry.wareOf(ware).manifestHash, keccak256("second"), "manifest");
    }

    function test_setPaused_stopsSelling__SW4() public {
        vm.prank(developer);
        registry.setPaused(ware, true);
        assertTrue(!registry.isOnSale(ware, PAID), "paused");
        vm.prank(developer);
        registry.setPaused(ware, false);
        assertTrue(registry.isOnSale(ware, PAID), "again");
    }

    function test_retire_isForEver__SW4() public {
        vm.startPrank(developer);
        registry.retire(ware);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryEnded.selector, ware, IRegistry.Status.Retired));
        registry.setPaused(ware, false);
        vm.stopPrank();
        assertEq(registry.wareOf(ware).endedAt, block.timestamp, "since");
    }

    function test_onlyTheDeveloper() public {
        bytes memory expected = abi.encodeWithSelector(IRegistry.RegistryNotDeveloper.selector, ware, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(expected);
        registry.addPlan(ware, _plan(1));
        vm.expectRevert(expected);
        registry.setPlanOnSale(ware, 0, false);
        vm.expectRevert(expected);
        registry.addKey(ware, stranger, type(uint40).max);
        vm.expectRevert(expected);
        registry.endKey(ware, address(0x0444));
        vm.expectRevert(expected);
        registry.setMetadata(ware, "x", 0);
        vm.expectRevert(expected);
        registry.setPaused(ware, true);
        vm.expectRevert(expected);
        registry.retire(ware);
        vm.stopPrank();
    }

    function testFuzz_planHashOf_differsByPrice(uint96 a, uint96 b) public {
        vm.assume(a != b);
        vm.startPrank(developer);
        uint16 first = registry.addPlan(ware, _plan(a));
        uint16 second = registry.addPlan(ware, _plan(b));
        vm.stopPrank();
        assertTrue(registry.planHashOf(ware, first) != registry.planHashOf(ware, second), "hashes");
    }

    function testFuzz_isKeyValidAt_isHalfOpen(uint40 from, uint40 life, uint40 moment) public {
        from = uint40(bound(from, block.timestamp, type(uint32).max));
        life = uint40(bound(life, 1, 1_000 days));
        moment = uint40(bound(moment, 0, type(uint40).max - 1));
        vm.warp(from);
        vm.prank(developer);
        registry.addKey(ware, address(0x66), from + life);
        bool isInside = moment >= from && moment < from + life;
        assertTrue(registry.isKeyValidAt(ware, address(0x66), moment) == isInside, "window");
    }
}
