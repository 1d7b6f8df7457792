// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {BaseTest} from "./BaseTest.sol";

/// @dev The one thing that this suite asks of the runner and no other does.
interface VmStore {
    function store(address at, bytes32 slot, bytes32 word) external;
}

/// @notice Plans of a SecWare, of which those with the same terms share the slot of their hash.
contract RegistryPlansTest is BaseTest {
    uint256 private constant WARES = 1;
    /// @dev After the three slots of a record.
    uint256 private constant PLANS = 3;
    uint256 private constant TERMS = 4;
    uint256 private constant COUNT_AT = 176;
    uint256 private constant KEY_AT = 224;
    bytes32 private constant OTHERS = keccak256("other terms");

    function test_addPlan_sharesTheSlotOfItsTerms__AVS9() public {
        bytes32 terms = keccak256("terms");
        uint32 key = _keyOf(terms);
        assertEq(_termsAt(ware, key), terms, "kept with the first plan");
        assertEq(_keyAt(ware, FREE), key, "of the first");
        assertEq(_keyAt(ware, PAID), key, "of the second");
        assertEq(registry.planOf(ware, PAID).termsHash, terms, "given back");
        assertEq(_termsAt(ware, key + 2), 0, "once");
    }

    function test_addPlan_fillsOneSlotToTheLastBit() public {
        IRegistry.Plan memory plan = IRegistry.Plan({
            price: type(uint96).max,
            units: type(uint40).max - 1,
            duration: 90 days,
            kinds: type(uint16).max - 2,
            soldAtMost: type(uint32).max - 3,
            onSale: true,
            termsHash: bytes32(type(uint256).max)
        });
        uint16 number = _add(plan);
        uint256 word = uint256(plan.price) | uint256(plan.units) << 96 | uint256(plan.duration) << 136;
        word |= uint256(plan.kinds) << 168 | uint256(plan.soldAtMost) << 184 | 1 << 216;
        word |= uint256(type(uint32).max) << KEY_AT;
        assertEq(_wordOf(ware, number), word, "its slot");
        assertEq(keccak256(abi.encode(registry.planOf(ware, number))), keccak256(abi.encode(plan)), "all of it");
    }

    function test_addPlan_findsTermsOfAnyEarlierPlan__AVS9() public {
        uint16 second = _addWith(OTHERS);
        uint16 third = _addWith(keccak256("terms"));
        uint16 fourth = _addWith(OTHERS);
        assertEq(_keyAt(ware, third), _keyAt(ware, FREE), "the first's");
        assertEq(_keyAt(ware, fourth), _keyAt(ware, second), "the second's");
        assertTrue(_keyAt(ware, third) != _keyAt(ware, fourth), "two");
        assertEq(registry.planOf(ware, second).termsHash, OTHERS, "second");
        assertEq(registry.planOf(ware, third).termsHash, keccak256("terms"), "third");
        assertEq(registry.planOf(ware, fourth).termsHash, OTHERS, "fourth");
    }

    function test_addPlan_ofNoTermsHasNoSlot() public {
        uint16 none = _addWith(0);
        // Their last bits are none, and even those have a place of their own.
        uint16 next = _addWith(bytes32(uint256(1 << 32)));
        assertEq(_keyAt(ware, none), 0, "no key");
        assertEq(_keyAt(ware, next), 1, "the first key");
        assertEq(_termsAt(ware, 0), 0, "nothing at zero");
        assertEq(registry.planOf(ware, none).termsHash, 0, "none");
        assertEq(registry.planOf(ware, next).termsHash, bytes32(uint256(1 << 32)), "some");
        assertEq(registry.planHashOf(ware, none), _hashOf(none, 0), "its hash");
    }

    function test_register_withoutTerms() public {
        IRegistry.Registration memory registration = _registration(1_000e18);
        registration.plan.termsHash = 0;
        vm.startPrank(developer);
        token.approve(address(stakes), 1_000e18);
        uint32 number = registry.register(registration);
        vm.stopPrank();
        assertEq(_keyAt(number, 0), 0, "no key");
        assertEq(registry.planOf(number, 0).termsHash, 0, "none");
    }

    /// @dev Somebody who chooses hashes that collide pays for the search himself, and each plan keeps its own.
    function test_attack_termsWithTheSameLastBitsKeepTheirOwn__AVS9() public {
        bytes32[5] memory all;
        for (uint256 i = 0; i < 3; ++i) {
            all[i] = bytes32((i + 1) << 32 | type(uint32).max);
        }
        (all[3], all[4]) = (bytes32(uint256(4 << 32)), bytes32(uint256(5 << 32 | 3)));
        for (uint256 i = 0; i < 5; ++i) {
            _addWith(all[i]);
        }
        for (uint256 i = 5; i > 0; --i) {
            _addWith(all[i - 1]);
        }
        // The last place is followed by the first one.
        uint32[5] memory keys = [type(uint32).max, 1, 3, 5, 7];
        for (uint16 i = 0; i < 5; ++i) {
            assertEq(_termsAt(ware, keys[i]), all[i], "where it stands");
            assertEq(_keyAt(ware, 2 + i), keys[i], "added");
            assertEq(_keyAt(ware, 11 - i), keys[i], "found again");
            assertEq(registry.planOf(ware, 2 + i).termsHash, all[i], "of the one");
            assertEq(registry.planOf(ware, 11 - i).termsHash, all[i], "of the other");
        }
        assertEq(_termsAt(ware, 9), 0, "no more");
    }

    function test_attack_termsOfOneSecWareAreNotAnothers() public {
        _give(stranger, 1_000e18);
        uint32 other = _register(stranger, 1_000e18);
        bytes32 near = bytes32(uint256(keccak256("terms")) ^ (1 << 255));
        vm.prank(stranger);
        registry.addPlan(other, _planWith(near));
        uint16 number = _addWith(near);
        assertEq(_termsAt(other, _keyOf(near) + 2), near, "after its own");
        assertEq(_termsAt(ware, _keyOf(near) + 2), near, "as here");
        assertEq(registry.planOf(other, 1).termsHash, near, "there");
        assertEq(registry.planOf(ware, number).termsHash, near, "here");
    }

    function test_addPlan_tellsTheTermsEachTime() public {
        IRegistry.Plan memory plan = _planWith(keccak256("terms"));
        vm.expectEmit(true, true, true, true, address(registry));
        emit IRegistry.PlanAdded(ware, 2, plan);
        _add(plan);
    }

    function test_addPlan_hasAHashOfItsOwnTerms() public {
        uint16 second = _addWith(OTHERS);
        uint16 third = _addWith(OTHERS);
        assertEq(registry.planHashOf(ware, second), _hashOf(second, OTHERS), "second");
        assertEq(registry.offerOf(ware, third).planHash, _hashOf(third, OTHERS), "third");
    }

    function test_setPlanOnSale_leavesTheTerms() public {
        uint16 number = _addWith(OTHERS);
        uint256 word = _wordOf(ware, number);
        vm.startPrank(developer);
        registry.setPlanOnSale(ware, number, false);
        assertEq(_wordOf(ware, number), word ^ 1 << 216, "one bit");
        assertEq(registry.planOf(ware, number).termsHash, OTHERS, "off the shelf");
        registry.setPlanOnSale(ware, number, true);
        assertEq(_wordOf(ware, number), word, "and back");
        vm.stopPrank();
    }

    function test_buy_underTermsOfAnEarlierPlan__AVS9() public {
        bytes32 id = _buy(PAID, 2);
        bytes32 hash = _hashOf(PAID, keccak256("terms"), PRICE);
        assertEq(id, market.purchaseIdOf(user, ware, hash, 0), "under what was seen");
    }

    function test_addPlan_numbersReachTheLast() public {
        bytes32 slot = bytes32(_recordOf(ware));
        uint256 word = uint256(vm.load(address(registry), slot)) & ~(uint256(type(uint16).max) << COUNT_AT);
        word |= uint256(type(uint16).max - 1) << COUNT_AT;
        VmStore(address(vm)).store(address(registry), slot, bytes32(word));
        assertEq(_addWith(OTHERS), type(uint16).max - 1, "the last");
        assertEq(registry.wareOf(ware).planCount, type(uint16).max, "all");
        assertEq(registry.planOf(ware, type(uint16).max - 1).termsHash, OTHERS, "with its terms");
        IRegistry.Plan memory plan = _planWith(OTHERS);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        registry.addPlan(ware, plan);
    }

    /// @dev Of eight hashes that crowd around two places, none among them, in any order.
    function testFuzz_planOf_givesBackWhatWasAdded(uint256 seed) public {
        bytes32[16] memory added;
        for (uint16 i = 0; i < 16; ++i) {
            uint256 drawn = seed >> i * 16;
            added[i] =
                drawn % 9 == 0 ? bytes32(0) : bytes32((drawn % 4) << 40 | uint256(type(uint32).max) * (drawn & 1));
            IRegistry.Plan memory plan = _planWith(added[i]);
            plan.price = uint96(drawn);
            assertEq(_add(plan), 2 + i, "number");
        }
        for (uint16 i = 0; i < 16; ++i) {
            IRegistry.Plan memory plan = registry.planOf(ware, 2 + i);
            assertEq(plan.price, uint96(seed >> uint256(i) * 16), "price");
            assertEq(plan.termsHash, added[i], "terms");
            for (uint16 j = 0; j < i; ++j) {
                bool isShared = _keyAt(ware, 2 + i) == _keyAt(ware, 2 + j);
                assertTrue(isShared == (added[i] == added[j]), "one slot for each terms");
            }
        }
    }

    function testFuzz_planOf_ofAnyTerms(bytes32 first, bytes32 second, uint32 last) public {
        second = bytes32(uint256(second) >> 32 << 32 | last);
        first = bytes32(uint256(first) >> 32 << 32 | last);
        (uint16 a, uint16 b, uint16 c) = (_addWith(first), _addWith(second), _addWith(first));
        assertEq(registry.planOf(ware, a).termsHash, first, "first");
        assertEq(registry.planOf(ware, b).termsHash, second, "second");
        assertEq(registry.planOf(ware, c).termsHash, first, "first again");
        assertEq(_keyAt(ware, c), _keyAt(ware, a), "and its slot");
    }

    function _add(IRegistry.Plan memory plan) private returns (uint16) {
        vm.prank(developer);
        return registry.addPlan(ware, plan);
    }

    function _addWith(bytes32 termsHash) private returns (uint16) {
        return _add(_planWith(termsHash));
    }

    function _planWith(bytes32 termsHash) private pure returns (IRegistry.Plan memory plan) {
        plan = _plan(0);
        plan.termsHash = termsHash;
    }

    function _keyOf(bytes32 termsHash) private pure returns (uint32) {
        return uint32(uint256(termsHash)) | 1;
    }

    function _keyAt(uint32 of_, uint16 plan) private view returns (uint256) {
        return _wordOf(of_, plan) >> KEY_AT;
    }

    function _wordOf(uint32 of_, uint16 plan) private view returns (uint256) {
        bytes32 slot = keccak256(abi.encode(plan, _recordOf(of_) + PLANS));
        return uint256(vm.load(address(registry), slot));
    }

    function _termsAt(uint32 of_, uint32 key) private view returns (bytes32) {
        return vm.load(address(registry), keccak256(abi.encode(key, _recordOf(of_) + TERMS)));
    }

    function _recordOf(uint32 of_) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(of_, WARES)));
    }

    function _hashOf(uint16 plan, bytes32 termsHash) private view returns (bytes32) {
        return _hashOf(plan, termsHash, 0);
    }

    function _hashOf(uint16 plan, bytes32 termsHash, uint96 price) private view returns (bytes32) {
        bytes32 sla = keccak256(abi.encode(registry.slaOf(ware)));
        return keccak256(
            abi.encode(
                block.chainid, address(registry), ware, plan, price, UNITS, DURATION, uint256(0x7ff), sla, termsHash
            )
        );
    }
}
