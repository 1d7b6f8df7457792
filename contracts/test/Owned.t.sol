// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Owned} from "../src/Owned.sol";
import {Assertions} from "./Assertions.sol";

/// @notice A fake of a contract that somebody owns.
contract Thing is Owned {
    constructor(address first) Owned(first) {}
}

contract OwnedTest is Assertions {
    address private constant FIRST = address(0x0111);
    address private constant NEXT = address(0x0222);

    Thing private _thing = new Thing(FIRST);

    function test_takeOwnership_usesTheOfferUp() public {
        vm.prank(FIRST);
        _thing.offerOwnership(NEXT);
        assertEq(_thing.pendingOwner(), NEXT, "offered");
        vm.startPrank(NEXT);
        _thing.takeOwnership();
        assertEq(_thing.owner(), NEXT, "taken");
        assertEq(_thing.pendingOwner(), address(0), "and offered no more");
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, NEXT));
        _thing.takeOwnership();
        vm.stopPrank();
    }

    function test_offerOwnership_isWithdrawnByAnother() public {
        vm.startPrank(FIRST);
        _thing.offerOwnership(NEXT);
        _thing.offerOwnership(FIRST);
        vm.stopPrank();
        vm.prank(NEXT);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, NEXT));
        _thing.takeOwnership();
        assertEq(_thing.owner(), FIRST, "whose it was");
    }
}
