// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BaseTest} from "../BaseTest.sol";
import {MarketHandler} from "../handlers/MarketHandler.sol";

/// @notice Two SecWares on sale, three buyers, and the handler that uses them.
abstract contract MarketWorld is BaseTest {
    MarketHandler internal _ledger;
    uint256 internal _supply;

    function setUp() public virtual override {
        super.setUp();
        address[] memory buyers = new address[](3);
        (buyers[0], buyers[1], buyers[2]) = (user, address(0xb1), address(0xb2));
        _ledger = new MarketHandler(token, registry, stakes, market, buyers);
        for (uint256 i = 0; i < 3; ++i) {
            _give(buyers[i], 1_000_000e18);
            vm.prank(buyers[i]);
            token.approve(address(market), type(uint256).max);
        }
        vm.prank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        _openWare(developer, 1_500e18);
        _openWare(stranger, 3_000e18);
        _supply = token.totalSupply();
    }

    function _openWare(address by, uint96 amount) private {
        _give(by, 1_000_000e18);
        uint32 number = _register(by, amount);
        vm.startPrank(by);
        token.approve(address(stakes), type(uint256).max);
        registry.addPlan(number, _planOf(10e18 + 7, 997));
        vm.stopPrank();
        _ledger.open(number);
    }
}
