// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DisputesRealBase} from "../DisputesRealBase.sol";
import {DisputesActs} from "../handlers/DisputesActs.sol";
import {DisputesHandler} from "../handlers/DisputesHandler.sol";

/// @notice A SecWare with two buyers, five jurors, and the handler that disputes; all contracts are real.
abstract contract DisputesWorld is DisputesRealBase {
    DisputesHandler internal _ledger;
    uint256 internal _supply;
    uint256 internal _before;

    function setUp() public virtual override {
        super.setUp();
        address[] memory buyers = new address[](2);
        (buyers[0], buyers[1]) = (user, address(0xb1));
        _give(developer, 1_000_000e18);
        for (uint256 i = 0; i < 2; ++i) {
            _give(buyers[i], 1_000_000e18);
            vm.startPrank(buyers[i]);
            token.approve(address(market), type(uint256).max);
            token.approve(disputes, type(uint256).max);
            vm.stopPrank();
        }
        vm.prank(developer);
        token.approve(address(stakes), type(uint256).max);
        DisputesActs.World memory world = DisputesActs.World({
            token: token,
            registry: registry,
            stakes: stakes,
            market: market,
            court: court,
            owner: owner,
            developer: developer,
            ware: ware,
            signingKey: SIGNING_KEY
        });
        _ledger = new DisputesHandler(world, buyers, jurors);
        (_supply, _before) = (token.totalSupply(), token.balanceOf(disputes));
        _ledger.buy(0);
        _ledger.buy(1);
    }
}
