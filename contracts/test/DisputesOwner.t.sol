// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../src/Disputes.sol";
import {Governed} from "../src/Governed.sol";
import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {Owned} from "../src/Owned.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice What the owner may do, and within which bounds.
contract DisputesOwnerTest is DisputesBase {
    uint96 private constant BOND = 100e18;

    function test_slashByOwner_takesEverything() public {
        vm.prank(owner);
        uint256 taken = court.slashByOwner(ware, 10_000);
        assertEq(taken, STAKED, "all");
        assertEq(stakes.stakeOf(ware).staked, 0, "nothing left");
        _payOperators();
        assertEq(operators.paidInSlash(), 2_000e18, "a fifth");
        assertEq(token.balanceOf(disputes), 0, "the rest is burned");
    }

    function test_slashByOwner_revertsForOthersAndTooMuch() public {
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        vm.prank(stranger);
        court.slashByOwner(ware, 1);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 10_001, 10_000));
        court.slashByOwner(ware, 10_001);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 0, 10_000));
        court.slashByOwner(ware, 0);
        vm.stopPrank();
        assertEq(_moved(), before, "nothing moved");
    }

    function test_setBonds_areForNewClaims() public {
        bytes32 claim = _openSla(400e18);
        vm.prank(owner);
        Disputes(disputes).setBonds(200, 2_000, 40e18);
        assertEq(court.bondOf(claim), BOND, "open ones keep theirs");
        assertEq(court.bondOf(_openMalice(100e18)), 200e18, "new ones do not");
    }

    function test_setBonds_revertsOutsideItsBounds() public {
        vm.startPrank(owner);
        vm.expectRevert(_badParam("bondLeast", 9, 10, 10_000));
        Disputes(disputes).setBonds(9, 1_000, 20e18);
        vm.expectRevert(_badParam("operatorBond", 50_001, 100, 50_000));
        Disputes(disputes).setBonds(100, 50_001, 20e18);
        vm.expectRevert(_badParam("probeBond", 1_000e18 + 1, 1e18, 1_000e18));
        Disputes(disputes).setBonds(100, 1_000, 1_000e18 + 1);
        vm.expectRevert(_badParam("quorumBps", 1_999, 2_000, 6_000));
        Disputes(disputes).setQuorum(1_999);
        Disputes(disputes).setQuorum(6_000);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        vm.prank(stranger);
        Disputes(disputes).setQuorum(2_000);
    }

    function testFuzz_slashByOwner_roundsUpAndSums(uint16 bps) public {
        bps = uint16(bound(bps, 1, 10_000));
        uint256 supply = token.totalSupply();
        vm.prank(owner);
        uint256 taken = court.slashByOwner(ware, bps);
        assertEq(taken, (uint256(STAKED) * bps + 9_999) / 10_000, "rounded up");
        _payOperators();
        assertEq(taken, operators.paidInSlash() + supply - token.totalSupply(), "parts");
    }

    function _badParam(bytes32 key, uint256 value, uint256 least, uint256 most) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Governed.BadParam.selector, key, value, least, most);
    }
}
