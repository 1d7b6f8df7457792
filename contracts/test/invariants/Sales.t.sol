// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPackages} from "../../src/interfaces/IPackages.sol";
import {SalesHandler} from "../handlers/SalesHandler.sol";
import {SalesWorld} from "./SalesWorld.sol";

/// @notice What holds of the desk and of packages after any sequence of acts, against a ledger that is kept apart.
contract SalesInvariantsTest is SalesWorld {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev The sums of the whole market (1), and of each purchase (3), for what others bought for its owner.
    function invariant_I01_I03_I06_deskAndPackages__AVS3_AVS34() public view {
        assertEq(token.balanceOf(desk), _ledger.stock(), "I01: stock");
        assertEq(desk.balance, _ledger.ethHeld(), "I01: ETH of open sales, and what is kept");
        assertEq(desk.balance, _ledger.ethIn(), "I01: ETH that came and did not go");
        assertEq(token.balanceOf(packages), _ledger.margins(), "I01: margins");
        assertEq(_supply - token.totalSupply(), _ledger.burned(), "I01: burned of margins");
        assertEq(token.balanceOf(address(market)), _held(), "I01: the market's own sums");
        assertEq(token.allowance(desk, address(market)), 0, "no allowance stays");
        (uint256 purchases, uint256 sales, uint256 customers) = _ledger.counts();
        for (uint256 i = 0; i < purchases; ++i) {
            _I03_everyUnit(_ledger.ids(i));
        }
        for (uint256 i = 0; i < sales; ++i) {
            _I03_everyMargin(i);
        }
        for (uint256 i = 0; i < customers; ++i) {
            assertEq(ethDesk.boughtBy(_ledger.buyers(i)), _ledger.bought(_ledger.buyers(i)), "bought by one");
            assertEq(ethDesk.withdrawableOf(_ledger.buyers(i)), _ledger.kept(_ledger.buyers(i)), "kept for one");
        }
        assertEq(ethDesk.withdrawableOf(owner), _ledger.kept(owner), "kept for the treasury");
        assertEq(ethDesk.soldToday(), _ledger.soldOn(block.timestamp / 1 days), "sold today");
        _I06_marginsStandBehindExposure();
    }

    function _I03_everyUnit(bytes32 id) private view {
        SalesHandler.Part memory own = _ledger.partOf(id);
        IMarket.Purchase memory real = market.purchaseOf(id);
        assertEq(real.owner, own.buyer, "its owner");
        assertEq(real.used, own.used, "used");
        assertTrue(real.via == (own.isAtDesk ? IMarket.Via.Desk : IMarket.Via.Packages), "by whom");
        assertTrue((real.state == IMarket.State.Closed) == own.isClosed, "closed");
        if (!own.isAtDesk) return;
        IDesk.Sale memory sale = ethDesk.saleOf(id);
        SalesHandler.DeskSale memory expected = _ledger.deskSaleOf(id);
        assertEq(sale.paid, expected.paid, "paid");
        assertEq(sale.sec, expected.sec, "for as much SEC");
        assertEq(sale.refunded, expected.refunded, "refunded");
        assertTrue(sale.isClosed == expected.isClosed, "closed at the desk");
    }

    function _I03_everyMargin(uint256 place) private view {
        SalesHandler.PackageSale memory own = _ledger.packageSaleOf(place);
        IPackages.Sale memory real = resale.saleOf(own.id);
        assertTrue(real.isBought, "bought");
        assertEq(real.settled, own.settled, "settled");
        assertTrue(real.settled <= real.margin && real.isClosed == own.isClosed, "within the margin");
    }

    /// @dev What is open of margins, and what was earned of them in the last week.
    function _I06_marginsStandBehindExposure() private view {
        assertTrue(stakes.exposureOf(bundle) >= _ledger.margins(), "margins are exposed");
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](14);
        acts[0] = SalesHandler.buyAtDesk.selector;
        acts[1] = SalesHandler.buyPackage.selector;
        acts[2] = SalesHandler.settle.selector;
        acts[3] = SalesHandler.cancel.selector;
        acts[4] = SalesHandler.refund.selector;
        acts[5] = SalesHandler.closeAtDesk.selector;
        acts[6] = SalesHandler.withdraw.selector;
        acts[7] = SalesHandler.settlePackage.selector;
        acts[8] = SalesHandler.closePackage.selector;
        acts[9] = SalesHandler.setPrice.selector;
        acts[10] = SalesHandler.takeStock.selector;
        acts[11] = SalesHandler.wait_.selector;
        acts[12] = SalesHandler.settle.selector;
        acts[13] = SalesHandler.buyAtDesk.selector;
        target(address(_ledger), acts);
    }
}
