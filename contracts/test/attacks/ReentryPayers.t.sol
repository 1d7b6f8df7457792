// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../../src/interfaces/IPackages.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {FakeReentrantToken} from "../fakes/FakeReentrantToken.sol";
import {ReentrantInvestor} from "../fakes/FakeReceivers.sol";
import {PackagesBase} from "../PackagesBase.sol";
import {RestakingBase} from "../RestakingBase.sol";

/// @notice A token that calls back while a package is closed.
contract ReentryPackagesAttackTest is PackagesBase {
    function test_attack_aPackageIsClosedTwice__SW18() public {
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        _use(ids, 0, 1_000);
        _endAll(ids);
        vm.etch(address(token), address(new FakeReentrantToken()).code);
        FakeReentrantToken hostile = FakeReentrantToken(address(token));
        hostile.arm(packages, abi.encodeCall(resale.close, (bundle, ids)));
        uint256 before = token.balanceOf(user);
        resale.close(bundle, ids);
        bytes memory refusal = abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, saleId);
        assertTrue(hostile.wasCalled() && !hostile.isDone(), "the second call failed");
        assertEq(keccak256(hostile.answer()), keccak256(refusal), "for this reason");
        assertEq(token.balanceOf(user) - before, MARGIN - 1e18, "refunded once");
        assertEq(token.balanceOf(packages), 0, "and nothing of others was");
    }
}

/// @notice A receiver of a slash that completes its own exit while it is paid.
contract ReentryRestakingAttackTest is RestakingBase {
    function test_attack_anExitIsCompletedWhileItsPoolIsSlashed__AVS24() public {
        ReentrantInvestor investor = new ReentrantInvestor(restaking);
        investor.deposit{value: 10 ether}(good);
        uint256 exit = investor.queueExit(1e25);
        investor.callAgain(abi.encodeCall(IRestaking.completeExit, (exit)));
        vm.warp(block.timestamp + 14 days);
        vm.prank(address(disputes));
        assertEq(restaking.slash(good, 5_000, payable(address(investor))), 10 ether, "half of both");
        if (!restaking.exitOf(exit).isDone) restaking.completeExit(exit);
        (uint256 assets, uint256 shares) = restaking.poolOf(good);
        assertEq(address(investor).balance, 10 ether + 5 ether, "the slash, and half of what it had put in");
        assertEq(assets, 5 ether, "the operator's half");
        assertEq(shares, 1e25, "for its own shares");
        assertEq(address(restaking).balance, 5 ether + 10 ether, "and the other pool is whole");
    }
}
