// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../../src/interfaces/IPackages.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Vm} from "../Vm.sol";
import {SalesWorld} from "../invariants/SalesWorld.sol";
import {Replay} from "./Replay.sol";
import {SalesReplay} from "./SalesReplay.sol";

/// @notice What the desk and packages know is told by their events: who reads only them knows as much.
contract SalesEventsTest is SalesWorld {
    SalesReplay private _replay;
    address[] private _emitters;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _emitters = [desk, packages, address(market)];
        _replay = new SalesReplay();
        _read();
    }

    /// @dev One part is used in full, one in part and cancelled, and one is cancelled at once: the margin is closed with a fee.
    function test_aPackageThatIsLeftIsRebuiltFromEvents__AVS21() public {
        _ledger.buyPackage(0);
        _step();
        _ledger.settle(0, 0);
        _ledger.settle(1, 400);
        _ledger.settlePackage(0);
        _step();
        _ledger.cancel(1);
        _ledger.cancel(2);
        _read();
        vm.warp(block.timestamp + 2 days);
        _ledger.refund(1);
        _ledger.refund(2);
        _step();
        assertTrue(_replay.exposureOf(bundle) > 0, "of the margin something is open");
        _ledger.closePackage(0);
        _step();
        assertTrue(resale.saleOf(_ledger.packageSaleOf(0).id).isClosed, "closed");
        for (uint256 i = 0; i < 9; ++i) {
            vm.warp(block.timestamp + 1 days);
            _compare();
        }
        assertEq(_replay.exposureOf(bundle), 0, "nothing can be claimed any more");
    }

    function _step() private {
        _read();
        _compare();
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 14, seed >> 8, seed >> 64, seed >> 128);
            _read();
        }
        _compare();
    }

    function _act(uint256 kind, uint256 a, uint256 b, uint256 c) private {
        if (kind < 2) _ledger.buyAtDesk(a, b, c);
        else if (kind < 4) _ledger.buyPackage(a);
        else if (kind < 6) _ledger.settle(a, b);
        else if (kind == 6) _ledger.cancel(a);
        else if (kind == 7) _ledger.refund(a);
        else if (kind == 8) _ledger.closeAtDesk(a);
        else if (kind == 9) _ledger.withdraw(a);
        else if (kind == 10) _ledger.settlePackage(a);
        else if (kind == 11) _ledger.closePackage(a);
        else if (kind == 12) _ledger.wait_(a);
        else if (a % 2 == 0) _ledger.setPrice(b);
        else _ledger.takeStock(b);
    }

    /// @dev Of the market only who bought.
    function _read() private {
        Vm.Log[] memory all = Replay.by(vm.getRecordedLogs(), _emitters);
        uint256 count = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            bool isMarkets = all[i].emitter == address(market);
            if (!isMarkets || all[i].topics[0] == IMarket.Purchased.selector) all[count++] = all[i];
        }
        Vm.Log[] memory theirs = new Vm.Log[](count);
        for (uint256 i = 0; i < count; ++i) {
            theirs[i] = all[i];
        }
        _replay.read(theirs, desk);
    }

    function _compare() private view {
        (uint256 purchases, uint256 sales, uint256 customers) = _ledger.counts();
        for (uint256 i = 0; i < purchases; ++i) {
            bytes32 id = _ledger.ids(i);
            bytes32 real = keccak256(abi.encode(ethDesk.saleOf(id)));
            assertEq(keccak256(abi.encode(_replay.deskSaleOf(id))), real, "a sale of the desk");
            assertTrue(_replay.viaOf(id) == market.purchaseOf(id).via, "who bought it for its owner");
        }
        for (uint256 i = 0; i < sales; ++i) {
            bytes32 id = _ledger.packageSaleOf(i).id;
            bytes32 real = keccak256(abi.encode(resale.saleOf(id)));
            assertEq(keccak256(abi.encode(_replay.packageSaleOf(id))), real, "a sale of a package");
        }
        for (uint256 i = 0; i < customers; ++i) {
            address buyer = _ledger.buyers(i);
            assertEq(_replay.boughtBy(buyer), ethDesk.boughtBy(buyer), "bought by one");
            assertEq(_replay.withdrawableOf(buyer), ethDesk.withdrawableOf(buyer), "kept for one");
        }
        assertEq(_replay.withdrawableOf(owner), ethDesk.withdrawableOf(owner), "kept for the treasury");
        assertEq(_replay.soldToday(), ethDesk.soldToday(), "sold today");
        assertEq(_replay.price(), ethDesk.price(), "price");
        assertEq(_replay.priceUntil(), ethDesk.priceUntil(), "and until when");
        (IPackages.Part[] memory told, uint96 toldMargin, bytes32 toldHash) = _replay.partsOf(bundle);
        (IPackages.Part[] memory real_, uint96 margin, bytes32 offerHash) = resale.partsOf(bundle);
        assertEq(keccak256(abi.encode(told)), keccak256(abi.encode(real_)), "parts");
        assertEq(toldMargin, margin, "margin");
        assertEq(toldHash, offerHash, "offer");
        assertEq(_replay.exposureOf(bundle), stakes.exposureOf(bundle), "the reseller's exposure");
    }
}
