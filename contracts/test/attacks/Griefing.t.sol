// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice Who buys in order to keep others from buying.
contract GriefingAttackTest is AttackBase {
    uint40 private constant FREE_UNITS = uint40((10_000e18 - 1_000e18) / PRICE - 1);
    address private _griefer = address(0x6666);

    /// @dev The stake's last unit is sold to one who does not want it. It costs him 2 %, which are the developer's.
    function test_attack_fillingTheExposureAndLeaving__AVS13() public {
        bytes32 filling = _fill();
        bytes memory data = _order(user);
        uint256 needed = 10_000e18 + PRICE;
        bytes memory refusal =
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, 10_000e18, needed);
        _refused(user, address(market), data, refusal);
        uint256 due = market.totalDue();
        vm.prank(_griefer);
        market.cancel(filling);
        vm.warp(block.timestamp + 48 hours);
        market.refund(filling);
        uint256 whole = uint256(FREE_UNITS) * PRICE;
        assertEq(token.balanceOf(_griefer), whole - whole / 50, "a fiftieth is gone");
        assertEq(market.totalDue() - due, whole / 50, "to whom he kept from selling");
        assertEq(stakes.exposureOf(ware), PRICE, "and none of it is left in the exposure");
        vm.prank(user);
        (bool isDone,) = address(market).call(data);
        assertTrue(isDone, "sold again, at once");
    }

    /// @dev Nor does he leave for nothing by waiting: his money stands still as long as the sales do.
    function test_attack_fillingTheExposureAndWaiting__AVS13() public {
        bytes32 filling = _fill();
        uint256 from = market.closesAtOf(filling) + 48 hours;
        vm.warp(from - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, from);
        _refused(_griefer, address(market), abi.encodeCall(market.refund, (filling)), refusal);
        // The developer need not wait: more stake sells more.
        vm.startPrank(developer);
        token.approve(address(stakes), PRICE);
        stakes.stake(ware, PRICE);
        vm.stopPrank();
        bytes memory data = _order(user);
        vm.prank(user);
        (bool isDone,) = address(market).call(data);
        assertTrue(isDone, "sold all the same");
    }

    function _fill() private returns (bytes32 filling) {
        address before = user;
        vm.prank(user);
        token.approve(address(market), PRICE);
        _give(_griefer, uint256(FREE_UNITS) * PRICE);
        user = _griefer;
        filling = _buy(PAID, FREE_UNITS);
        user = before;
        _remember();
        assertEq(stakes.exposureOf(ware), 9_000e18, "to the last unit");
    }

    function _order(address buyer) private view returns (bytes memory) {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes32 nonce = bytes32(market.buyerNonceOf(buyer, ware));
        return abi.encodeCall(market.buy, (ware, PAID, 1, PRICE, planHash, caller, nonce));
    }
}
