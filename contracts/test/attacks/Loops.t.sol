// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Verdict} from "../../src/verdicts/Verdicts.sol";
import {Windows} from "../../src/Windows.sol";
import {DisputesBase} from "../DisputesBase.sol";
import {FakeBottomlessHub} from "../fakes/FakeBottomlessHub.sol";

/// @notice What somebody makes long, so that a transaction against him no longer fits into a block.
contract LoopsAttackTest is DisputesBase {
    uint256 private constant KEYS = 300;
    uint160 private constant SEATS = 32;

    /// @dev Keys are never deleted. A developer who once had hundreds is reported for as much gas as any other.
    function test_attack_aHistoryOfKeysBuriesNoEvidence() public {
        uint256 few = _gasOfAReport(2);
        vm.warp(START + Windows.CAP_WINDOW);
        vm.startPrank(developer);
        for (uint160 i = 1; i <= KEYS; ++i) {
            registry.addKey(ware, address(0x90000 + i), uint40(block.timestamp + 1));
            vm.warp(block.timestamp + 1);
        }
        vm.stopPrank();
        assertTrue(_gasOfAReport(3) < few + 50_000, "however long the list is");
        assertEq(registry.keysOf(ware).length, KEYS + 3, "and it is that long");
    }

    /// @dev A party that is a contract is asked whose it is, once for each operator; its answer costs nobody else his gas.
    function test_attack_anEndlessAnswerStopsNeitherCountNorDuties() public {
        bytes32 claim = _claimOfABottomlessHub();
        for (uint160 i = 6; i <= SEATS; ++i) {
            operators.set(address(0xa0000 + i), 1 ether, 0);
        }
        uint256 before = gasleft();
        _vote(claim, 5, 5);
        assertTrue(before - gasleft() < 8_000_000, "counted, though most were silent");
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        before = gasleft();
        court.noteDuties(claim);
        assertTrue(before - gasleft() < 8_000_000, "and noted");
        assertEq(operators.missed(address(0xa0000 + SEATS)), 1, "to the last of them");
    }

    function _gasOfAReport(uint64 seq) private returns (uint256) {
        (Verdict memory first, Verdict memory second) = (_verdict(1, seq), _verdict(4, seq));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        uint256 before = gasleft();
        court.reportEquivocation(first, one, second, other);
        return before - gasleft();
    }

    function _claimOfABottomlessHub() private returns (bytes32 claim) {
        address before = user;
        user = address(new FakeBottomlessHub());
        _give(user, 2_000e18);
        vm.prank(user);
        token.approve(disputes, type(uint256).max);
        purchase = _buy(PAID, 1);
        claim = _openSla(100e18);
        user = before;
        _contest(claim);
    }
}
