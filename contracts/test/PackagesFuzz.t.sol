// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../src/interfaces/IPackages.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {PackagesBase} from "./PackagesBase.sol";

/// @notice Whatever is used, cancelled and settled in whatever order: a margin is paid, burned and refunded to the unit.
contract PackagesFuzzTest is PackagesBase {
    function testFuzz_marginIsPaidBurnedAndRefunded__3(uint16[3] memory used, uint96 margin, uint8 cancelled) public {
        margin = uint96(bound(margin, 0, PARTS_TOTAL / 2));
        _compose(_parts(), margin);
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        (uint256 mine, uint256 theirs, uint256 supply) =
            (token.balanceOf(user), token.balanceOf(reseller), token.totalSupply());
        uint256 earned = 0;
        for (uint256 i = 0; i < 3; ++i) {
            uint40 calls = uint40(bound(used[i], 0, 1_000 * (i + 1)));
            if (calls > 0) _use(ids, i, calls);
            earned += uint256(calls) * PRICE / UNITS;
            if (i % 2 == 0) resale.settle(bundle, ids);
            if (cancelled >> i & 1 == 1) {
                vm.prank(user);
                market.cancel(ids[i]);
            }
        }
        _endAll(ids);
        uint256 refunds = token.balanceOf(user) - mine;
        resale.close(bundle, ids);
        assertEq(resale.saleOf(saleId).settled, uint256(margin) * earned / PARTS_TOTAL, "as the parts");
        uint256 paid = token.balanceOf(reseller) - theirs;
        uint256 back = token.balanceOf(user) - mine - refunds;
        assertEq(paid + back + supply - token.totalSupply(), margin, "to the unit");
        assertEq(token.balanceOf(packages), 0, "nothing stays");
        vm.warp(block.timestamp + 9 days);
        assertEq(stakes.exposureOf(bundle), 0, "the exposure ends");
    }

    function testFuzz_settlingOftenPaysAsOnce(uint8[6] memory steps) public {
        (bytes32[] memory ids,) = _buyPackage();
        uint256 supply = token.totalSupply();
        uint256 before = token.balanceOf(reseller);
        uint40 used = 0;
        for (uint256 i = 0; i < 6; ++i) {
            used += uint40(steps[i]) + 1;
            _use(ids, 2, used);
            resale.settle(bundle, ids);
        }
        uint256 earned = uint256(MARGIN) * (uint256(used) * 30e18 / 3_000) / PARTS_TOTAL;
        uint256 burned = earned * 600 / 10_000;
        assertEq(supply - token.totalSupply(), burned, "burned as of one settlement");
        assertEq(token.balanceOf(reseller) - before, earned - burned, "and paid so");
    }

    /// @dev The market does not ask packages for money: it believes that what its purchases cost was paid before.
    function testFuzz_attack_thePartsArePaidToTheUnit__SW18(uint8[3] memory qtys, uint96[3] memory prices) public {
        IPackages.Part[] memory parts = new IPackages.Part[](3);
        uint32[3] memory wares = [ware, second, third];
        for (uint256 i = 0; i < 3; ++i) {
            IRegistry.Plan memory plan = _plan(uint96(bound(prices[i], 1, 20e18)));
            vm.prank(developer);
            uint16 number = registry.addPlan(wares[i], plan);
            parts[i] = _part(wares[i], number, uint40(bound(qtys[i], 1, 60)));
        }
        _compose(parts, 0);
        uint256 before = token.balanceOf(user);
        (bytes32[] memory ids,) = _buyPackage();
        assertEq(token.balanceOf(address(market)), _held(), "what is held for them is there");
        assertEq(market.totalEscrow(), before - token.balanceOf(user), "and the buyer paid it");
        _endAll(ids);
        assertEq(token.balanceOf(user), before, "all of it came back");
        assertEq(token.balanceOf(address(market)), 0, "and nothing of anybody's else");
    }

    function testFuzz_buy_costsWhatWasSeenOrNothing(uint96 maxTotal, uint96 margin) public {
        margin = uint96(bound(margin, 0, PARTS_TOTAL / 2));
        _compose(_parts(), margin);
        IPackages.PackageOrder memory order = _orderFor(user);
        order.maxTotal = uint96(bound(maxTotal, 0, 2 * PARTS_TOTAL));
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        (bool isDone,) = packages.call(abi.encodeCall(resale.buy, (order)));
        assertTrue(isDone == (order.maxTotal >= PARTS_TOTAL + margin), "at most what was said");
        assertEq(before - token.balanceOf(user), isDone ? PARTS_TOTAL + margin : 0, "all or nothing");
    }
}
