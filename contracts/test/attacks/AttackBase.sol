// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Windows} from "../../src/Windows.sol";
import {BaseTest} from "../BaseTest.sol";

/// @notice A world with a purchase of which half is served, and a picture of everything that could move.
abstract contract AttackBase is BaseTest {
    bytes32 internal id;
    bytes32 private _picture;

    function setUp() public virtual override {
        super.setUp();
        id = _buy(PAID, 1);
        market.settle(_entry(id, UNITS / 2));
        _remember();
    }

    /// @dev What stands now is what `_nothingMoved` asks for.
    function _remember() internal {
        _picture = _draw();
    }

    function _nothingMoved() internal view {
        assertEq(_draw(), _picture, "nothing moved");
    }

    /// @dev A call that must fail with exactly this, and move nothing.
    function _refused(address from, address to, bytes memory data, bytes memory refusal) internal {
        vm.prank(from);
        (bool isDone, bytes memory answer) = to.call(data);
        assertTrue(!isDone, "refused");
        assertEq(keccak256(answer), keccak256(refusal), "for this reason");
        _nothingMoved();
    }

    function _notSettled(IMarket.Entry memory entry, IMarket.Skip reason) internal {
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotSettled.selector, reason);
        _refused(developer, address(market), abi.encodeCall(market.settle, (entry)), refusal);
        IMarket.Entry[] memory entries = new IMarket.Entry[](1);
        entries[0] = entry;
        assertEq(market.settleMany(entries), 0, "nor in a batch");
        _nothingMoved();
    }

    function _draw() private view returns (bytes32) {
        bytes memory sums = abi.encode(market.totalEscrow(), market.totalDue(), market.treasury(), token.totalSupply());
        bytes memory balances = abi.encode(_balances(), stakes.stakeOf(ware), stakes.exposureOf(ware));
        bytes memory sold = abi.encode(market.purchaseOf(id), market.callersOf(id), market.callerOf(id, caller));
        bytes memory used = abi.encode(market.usageOf(Windows.epochAt(block.timestamp)), registry.wareOf(ware));
        return keccak256(bytes.concat(sums, balances, sold, used));
    }

    function _balances() private view returns (uint256[10] memory all) {
        address[10] memory holders = [
            user,
            developer,
            stranger,
            owner,
            desk,
            packages,
            address(market),
            address(stakes),
            address(pool),
            address(restaking)
        ];
        for (uint256 i = 0; i < 10; ++i) {
            all[i] = token.balanceOf(holders[i]);
        }
    }
}
