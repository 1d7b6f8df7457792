// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EigenAdapter} from "../src/EigenAdapter.sol";
import {Owned} from "../src/Owned.sol";
import {SecToken} from "../src/SecToken.sol";
import {Assertions} from "./Assertions.sol";
import {EigenFake} from "./fakes/EigenFake.sol";

/// @notice The adapter against a fake of EigenLayer that follows what was measured on the real one.
contract EigenAdapterTest is Assertions {
    uint32 private constant SET = 1;
    address private _owner = address(0x0111);
    address private _relay = address(0x0222);
    address private _stranger = address(0x0333);
    address private _operator = address(0xa1);
    address private _staker = address(0xb1);

    SecToken private _token;
    EigenFake private _eigen;
    EigenAdapter private _adapter;

    function setUp() public {
        vm.warp(1_800_000_000);
        _token = new SecToken(_staker, 1_000_000e18);
        _eigen = new EigenFake(_token);
        _adapter = new EigenAdapter(_owner, _relay, _eigen, _eigen);
        vm.prank(_owner);
        _adapter.open("ipfs://sechub", _strategies());
        vm.prank(_relay);
        _adapter.admit(_operator, true);
        vm.prank(_operator);
        _eigen.register(address(_adapter), SET, "");
        vm.prank(_staker);
        _token.approve(address(_eigen), type(uint256).max);
    }

    function test_default_asMeasuredOnTheRealOne__AVS24() public {
        _stake(200e18, 0.5e18);
        uint256 first = _slash("first", 1_000);
        _adapter.collect(first);
        assertEq(_token.balanceOf(address(_adapter)), 10e18, "exactly ten are redistributed");
        _slash("second", 1_000);
        vm.startPrank(_staker);
        uint256 id = _eigen.queueWithdrawal(_operator, 100e18);
        vm.warp(block.timestamp + 14 days);
        assertEq(_eigen.completeWithdrawal(id), 90.5e18, "a hundred are paid 90.5");
        vm.stopPrank();
    }

    function test_slash_takesOnlyOfWhatIsAllocated() public {
        _stake(200e18, 0.5e18);
        _slash("one", 5_000);
        (uint256 most, uint256 allocated) = _eigen.magnitudesOf(_operator);
        assertEq(most, 0.75e18, "of all");
        assertEq(allocated, 0.25e18, "of the set");
        assertEq(_eigen.withdrawableOf(_staker, _operator), 150e18, "of the stake");
    }

    function test_slash_reachesWhatIsQueued() public {
        _stake(200e18, 0.5e18);
        vm.prank(_staker);
        uint256 id = _eigen.queueWithdrawal(_operator, 200e18);
        _adapter.collect(_slash("one", 1_000));
        assertEq(_token.balanceOf(address(_adapter)), 10e18, "as if it were not queued");
        vm.warp(block.timestamp + 14 days);
        vm.prank(_staker);
        assertEq(_eigen.completeWithdrawal(id), 190e18, "the rest");
    }

    function test_slash_reachesWhoDeregistered() public {
        _stake(200e18, 0.5e18);
        vm.prank(_operator);
        _eigen.deregister(address(_adapter), SET);
        vm.warp(block.timestamp + 14 days - 1);
        _slash("in time", 1_000);
        vm.warp(block.timestamp + 1);
        vm.prank(_relay);
        vm.expectRevert(EigenFake.NotSlashable.selector);
        _adapter.slash("late", _operator, 1_000, "");
        assertTrue(!_adapter.isRelayed("late"), "nothing moved");
    }

    function test_slash_says() public {
        _stake(200e18, 0.5e18);
        vm.expectEmit(true, true, true, true, address(_adapter));
        emit EigenAdapter.SlashRelayed("one", _operator, 0, 1_000);
        _slash("one", 1_000);
    }

    function test_error_slash_aClaimTwice() public {
        _stake(200e18, 0.5e18);
        _slash("one", 1_000);
        vm.prank(_relay);
        vm.expectRevert(abi.encodeWithSelector(EigenAdapter.EigenAdapterRelayed.selector, bytes32("one")));
        _adapter.slash("one", _operator, 1_000, "");
        assertEq(_eigen.withdrawableOf(_staker, _operator), 190e18, "nothing moved");
    }

    function test_attack_aStolenRelayTakesHalfAtMost() public {
        _stake(200e18, 1e18);
        _slash("one", 3_000);
        vm.prank(_relay);
        vm.expectRevert(abi.encodeWithSelector(EigenAdapter.EigenAdapterSlashAbove.selector, 5_001, 5_000));
        _adapter.slash("two", _operator, 2_001, "");
        _slash("three", 2_000);
        vm.warp(block.timestamp + 28 days);
        _slash("four", 5_000);
    }

    function test_error_slash_ofNothing() public {
        vm.prank(_relay);
        vm.expectRevert(abi.encodeWithSelector(EigenAdapter.EigenAdapterSlashAbove.selector, 0, 5_000));
        _adapter.slash("one", _operator, 0, "");
    }

    function test_error_onlyTheRelay() public {
        bytes memory refusal = abi.encodeWithSelector(EigenAdapter.EigenAdapterNotRelay.selector, _owner);
        vm.startPrank(_owner);
        vm.expectRevert(refusal);
        _adapter.slash("one", _operator, 1, "");
        vm.expectRevert(refusal);
        _adapter.admit(_operator, false);
        vm.expectRevert(refusal);
        _adapter.payOut(address(_token), _owner, 1);
        vm.stopPrank();
        assertTrue(_adapter.isAdmitted(_operator), "nothing moved");
    }

    function test_error_open_onlyTheOwnerAndOnce() public {
        vm.prank(_stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, _stranger));
        _adapter.open("", _strategies());
        vm.prank(_owner);
        vm.expectRevert(EigenAdapter.EigenAdapterOpen.selector);
        _adapter.open("", _strategies());
    }

    function test_error_slash_beforeItIsOpen() public {
        EigenAdapter fresh = new EigenAdapter(_owner, _relay, _eigen, _eigen);
        vm.prank(_relay);
        vm.expectRevert(EigenAdapter.EigenAdapterNotOpen.selector);
        fresh.slash("one", _operator, 1, "");
    }

    function test_open_makesItRegistrarSlasherAndRecipient() public view {
        assertEq(_eigen.registrarOf(address(_adapter)), address(_adapter), "registrar");
        assertEq(_eigen.slasher(), address(_adapter), "slasher");
        assertEq(_eigen.recipient(), address(_adapter), "recipient");
        assertTrue(_eigen.hasMetadata(address(_adapter)), "metadata");
        assertTrue(!_adapter.supportsAVS(_stranger), "of itself only");
    }

    function test_error_register_whoIsNotAdmitted() public {
        vm.prank(_stranger);
        vm.expectRevert(abi.encodeWithSelector(EigenAdapter.EigenAdapterNotAdmitted.selector, _stranger));
        _eigen.register(address(_adapter), SET, "");
    }

    function test_error_register_anotherSet() public {
        vm.prank(_operator);
        vm.expectRevert(abi.encodeWithSelector(EigenAdapter.EigenAdapterOtherSet.selector, address(_adapter), SET + 1));
        _eigen.register(address(_adapter), SET + 1, "");
    }

    function test_error_register_onlyByEigenLayer() public {
        bytes memory refusal = abi.encodeWithSelector(EigenAdapter.EigenAdapterNotAllocations.selector, _stranger);
        vm.startPrank(_stranger);
        vm.expectRevert(refusal);
        _adapter.registerOperator(_operator, address(_adapter), new uint32[](0), "");
        vm.expectRevert(refusal);
        _adapter.deregisterOperator(_operator, address(_adapter), new uint32[](0));
        vm.stopPrank();
    }

    function test_admit_whoIsNoLongerStaysSlashable() public {
        _stake(200e18, 0.5e18);
        vm.prank(_relay);
        _adapter.admit(_operator, false);
        _slash("one", 1_000);
        assertEq(_eigen.withdrawableOf(_staker, _operator), 190e18, "slashed");
    }

    function test_collect_once_byAnybody() public {
        _stake(200e18, 0.5e18);
        uint256 id = _slash("one", 1_000);
        vm.startPrank(_stranger);
        _adapter.collect(id);
        _adapter.collect(id);
        vm.stopPrank();
        assertEq(_token.balanceOf(address(_adapter)), 10e18, "once");
    }

    function test_payOut_toWhomItWasAwarded() public {
        _stake(200e18, 0.5e18);
        _adapter.collect(_slash("one", 1_000));
        vm.expectEmit(true, true, true, true, address(_adapter));
        emit EigenAdapter.PaidOut(address(_token), _stranger, 4e18);
        vm.prank(_relay);
        _adapter.payOut(address(_token), _stranger, 4e18);
        assertEq(_token.balanceOf(_stranger), 4e18, "paid");
    }

    function testFuzz_magnitudesOnlyFall(uint64 allocated, uint16 first, uint16 second) public {
        _stake(200e18, uint256(allocated) % 1e18);
        (uint256 before,) = _eigen.magnitudesOf(_operator);
        _slash("one", uint16(1 + first % 2_500));
        (uint256 between, uint256 left) = _eigen.magnitudesOf(_operator);
        _slash("two", uint16(1 + second % 2_500));
        (uint256 most, uint256 encumbered) = _eigen.magnitudesOf(_operator);
        assertTrue(most <= between && between <= before, "at most as much");
        assertTrue(encumbered <= left && encumbered <= most, "encumbered within it");
    }

    function testFuzz_whatIsTakenIsWhatIsMissing(uint80 amount, uint64 allocated, uint16 bps, uint64 queued) public {
        uint256 staked = uint256(amount) % 900_000e18 + 1;
        _stake(staked, uint256(allocated) % 1e18);
        vm.prank(_staker);
        uint256 id = _eigen.queueWithdrawal(_operator, queued % staked);
        _adapter.collect(_slash("one", uint16(1 + bps % 5_000)));
        vm.warp(block.timestamp + 14 days);
        vm.prank(_staker);
        uint256 paid = _eigen.completeWithdrawal(id);
        uint256 rest = _eigen.withdrawableOf(_staker, _operator);
        uint256 sum = _token.balanceOf(address(_adapter)) + paid + rest;
        assertTrue(sum <= staked, "nobody gets what is not there");
        assertTrue(staked - sum <= 4, "and nothing is lost but rounding");
    }

    function _stake(uint256 amount, uint256 magnitude) private {
        vm.prank(_staker);
        _eigen.deposit(_operator, amount);
        vm.prank(_operator);
        _eigen.allocate(magnitude);
    }

    function _slash(bytes32 claim, uint16 bps) private returns (uint256) {
        vm.prank(_relay);
        return _adapter.slash(claim, _operator, bps, "decided on the layer 2");
    }

    function _strategies() private view returns (address[] memory list) {
        list = new address[](1);
        list[0] = address(_token);
    }
}
