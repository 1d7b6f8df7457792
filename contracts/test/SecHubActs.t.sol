// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";
import {FakeModule} from "./fakes/FakeModule.sol";

/// @notice What a hub does at other modules for its owner, and that no allowance outlives it.
contract SecHubActsTest is BaseTest {
    SecHub private _own;
    ISecHub.Permit private _noPermit;

    function setUp() public override {
        super.setUp();
        _own = _hub();
        vm.etch(disputes, address(new FakeModule()).code);
        vm.prank(user);
        token.approve(address(_own), 100e18);
    }

    function test_act_reachesTheModulesAndAnswers__SW6() public {
        vm.prank(user);
        bytes memory answer = _own.act(disputes, abi.encodeCall(FakeModule.echo, (7)));
        assertEq(abi.decode(answer, (uint256)), 7, "its answer");
        assertEq(FakeModule(disputes).lastCaller(), address(_own), "the hub asked");
    }

    function test_act_reachesTheReputation__SW6() public {
        vm.etch(address(reputation), address(new FakeModule()).code);
        vm.prank(user);
        bytes memory answer = _own.act(address(reputation), abi.encodeCall(FakeModule.echo, (8)));
        assertEq(abi.decode(answer, (uint256)), 8, "its answer");
    }

    function test_actWithFunds_paysAndReturnsTheRest__SW6() public {
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.take, (address(token), 3e18)), 10e18, _noPermit);
        assertEq(before - token.balanceOf(user), 3e18, "what it took");
        assertEq(token.balanceOf(disputes), 3e18, "is there");
        _clean();
    }

    function test_actWithFunds_thatTakesNothingCostsNothing__SW6() public {
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.echo, (1)), 10e18, _noPermit);
        assertEq(token.balanceOf(user), before, "all of it came back");
        _clean();
    }

    function test_actWithFunds_takesNoMoreThanWasSaid__SW6() public {
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        vm.expectRevert();
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.take, (address(token), 10e18 + 1)), 10e18, _noPermit);
        assertEq(token.balanceOf(user), before, "nothing moved");
        _clean();
    }

    function test_actWithFunds_revertsWholeWithTheReason__SW6() public {
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(FakeModule.FakeModuleRefused.selector, 5));
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.refuse, (5)), 10e18, _noPermit);
        assertEq(token.balanceOf(user), before, "nothing moved");
        _clean();
    }

    function test_act_revertsWithTheReasonOfOneByte__SW6() public {
        vm.prank(user);
        (bool isDone, bytes memory answer) =
            address(_own).call(abi.encodeCall(_own.act, (disputes, abi.encodeCall(FakeModule.refuseShortly, ()))));
        assertTrue(!isDone, "refused");
        assertEq(keccak256(answer), keccak256(hex"07"), "as it said");
    }

    function test_actWithFunds_atTheTokenOrAStrangerReverts__SW6() public {
        address[4] memory targets = [address(token), stranger, address(_own), address(stakes)];
        for (uint256 i = 0; i < targets.length; ++i) {
            vm.prank(user);
            vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubForbiddenTarget.selector, targets[i]));
            _own.actWithFunds(targets[i], "", 10e18, _noPermit);
        }
        _clean();
    }

    function test_actWithFunds_isForTheOwner__SW6() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotOwner.selector, stranger));
        _own.actWithFunds(disputes, "", 0, _noPermit);
    }

    /// @dev A module cannot take later what it left: what came back is gone from its reach.
    function test_attack_theAllowanceDoesNotOutliveTheCall__SW6() public {
        vm.prank(user);
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.take, (address(token), 1e18)), 10e18, _noPermit);
        _give(address(_own), 50e18);
        vm.expectRevert();
        FakeModule(disputes).takeFrom(address(token), address(_own), 1);
        assertEq(token.balanceOf(address(_own)), 50e18, "nothing moved");
    }

    /// @dev Somebody else's donation to the hub is not sent along with the rest.
    function test_attack_aDonationDoesNotDisturbTheRest__SW6() public {
        _give(address(_own), 50e18);
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.take, (address(token), 1e18)), 10e18, _noPermit);
        assertEq(before - token.balanceOf(user), 1e18, "to the unit");
        assertEq(token.balanceOf(address(_own)), 50e18, "it lies there");
        _own.payOut();
        assertEq(token.balanceOf(user), before - 1e18 + 50e18, "until it is paid out, to the owner");
    }

    function test_actWithFunds_topsUpAtTheMarket__SW6() public {
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        vm.startPrank(user);
        bytes32 id = _own.buyAndBind(order, new ISecHub.Condition[](0), _noPermit);
        bytes memory data = abi.encodeCall(IMarket.topUp, (id, 1, PRICE));
        _own.actWithFunds(address(market), data, PRICE, _noPermit);
        vm.stopPrank();
        assertEq(market.purchaseOf(id).calls, 2 * UNITS, "more");
        _clean();
    }

    function testFuzz_actWithFunds_leavesNothingBehind__SW6(uint96 amount, uint96 taken) public {
        amount = uint96(bound(amount, 0, 100e18));
        taken = uint96(bound(taken, 0, amount));
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.actWithFunds(disputes, abi.encodeCall(FakeModule.take, (address(token), taken)), amount, _noPermit);
        assertEq(before - token.balanceOf(user), taken, "what it took");
        _clean();
    }

    function _clean() private view {
        assertEq(token.balanceOf(address(_own)), 0, "nothing stays");
        assertEq(token.allowance(address(_own), disputes), 0, "no allowance");
        assertEq(token.allowance(address(_own), address(market)), 0, "nor here");
    }
}
