// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice A developer who changes something between what the buyer saw and what he sends.
contract TermsAttackTest is AttackBase {
    bytes32 private _seen;

    function setUp() public override {
        super.setUp();
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        _seen = registry.planHashOf(ware, PAID);
        _remember();
    }

    function test_attack_aDearerPlanInItsPlace__AVS3() public {
        vm.startPrank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        uint16 dearer = registry.addPlan(ware, _plan(PRICE * 9));
        vm.stopPrank();
        _remember();
        _cannotBuy(PAID, PRICE, abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
        bytes32 actual = registry.planHashOf(ware, dearer);
        _cannotBuy(dearer, PRICE, abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _seen, actual));
    }

    function test_attack_anotherPlanOfTheSamePriceWithFewerCalls__AVS3() public {
        vm.prank(developer);
        uint16 fewer = registry.addPlan(ware, _planOf(PRICE, UNITS / 2));
        _remember();
        bytes32 actual = registry.planHashOf(ware, fewer);
        _cannotBuy(fewer, PRICE, abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _seen, actual));
    }

    function test_attack_theSameTermsOfAnotherSecWare__AVS3() public {
        _give(stranger, 2_000e18);
        uint32 other = _register(stranger, 2_000e18);
        vm.prank(stranger);
        registry.addPlan(other, _plan(PRICE));
        _remember();
        bytes32 actual = registry.planHashOf(other, PAID);
        assertTrue(actual != _seen, "the SecWare is in the hash");
        ware = other;
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _seen, actual);
        bytes memory data = abi.encodeCall(market.buy, (other, PAID, 1, PRICE, _seen, caller, bytes32(uint256(0))));
        vm.prank(user);
        (bool isDone, bytes memory answer) = address(market).call(data);
        assertTrue(!isDone && keccak256(answer) == keccak256(refusal), "other terms");
    }

    function test_attack_theTermsOfAnotherChain__AVS3() public {
        vm.chainId(block.chainid + 1);
        bytes32 actual = registry.planHashOf(ware, PAID);
        _cannotBuy(PAID, PRICE, abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _seen, actual));
    }

    function test_attack_moreThanTheBuyerSaid() public {
        _cannotBuy(PAID, PRICE - 1, abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, PRICE, PRICE - 1));
    }

    function test_attack_theSameOrderTwice__AVS3() public {
        _buy(PAID, 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketBadNonce.selector, bytes32(uint256(1)), 2);
        bytes memory data = abi.encodeCall(market.buy, (ware, PAID, 1, PRICE, _seen, caller, bytes32(uint256(1))));
        _refused(user, address(market), data, refusal);
    }

    function test_attack_sellingWithoutTheStake__AVS12_SW19() public {
        uint256 stands = stakes.stakeOf(ware).staked;
        vm.prank(disputes);
        stakes.slash(ware, uint96(stands - 1_000e18), disputes);
        _remember();
        uint256 needed = 1_000e18 + stakes.exposureOf(ware) + PRICE;
        _cannotBuy(
            PAID, PRICE, abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, 1_000e18, needed)
        );
        _cannotBuy(FREE, 0, _freeRefusal());
    }

    function test_attack_aTopUpAtAnotherPrice__AVS3() public {
        vm.startPrank(developer);
        registry.addPlan(ware, _plan(PRICE * 2));
        registry.setPlanOnSale(ware, PAID, false);
        vm.stopPrank();
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID);
        _refused(user, address(market), abi.encodeCall(market.topUp, (id, 1, PRICE)), refusal);
        vm.prank(developer);
        registry.setPlanOnSale(ware, PAID, true);
        _remember();
        refusal = abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, PRICE, PRICE - 1);
        _refused(user, address(market), abi.encodeCall(market.topUp, (id, 1, PRICE - 1)), refusal);
    }

    function test_attack_soldTermsNeverChange__AVS9() public {
        IMarket.Purchase memory before = market.purchaseOf(id);
        vm.startPrank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        registry.setMetadata(ware, "elsewhere.example", keccak256("other"));
        registry.setPaused(ware, true);
        vm.stopPrank();
        assertEq(keccak256(abi.encode(market.purchaseOf(id))), keccak256(abi.encode(before)), "as bought");
        assertEq(registry.planHashOf(ware, PAID), _seen, "and its terms");
        assertEq(market.settle(_entry(id, UNITS)), PRICE / 2, "and what is served is paid");
    }

    function test_attack_aPlanCannotBeWrittenTwice__AVS9() public {
        IRegistry.Plan memory before = registry.planOf(ware, PAID);
        vm.prank(developer);
        assertEq(registry.addPlan(ware, _plan(1)), PAID + 1, "appended");
        assertEq(keccak256(abi.encode(registry.planOf(ware, PAID))), keccak256(abi.encode(before)), "untouched");
    }

    function _freeRefusal() private view returns (bytes memory) {
        bytes32 actual = registry.planHashOf(ware, FREE);
        return abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _seen, actual);
    }

    function _cannotBuy(uint16 plan, uint96 maxTotal, bytes memory refusal) private {
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        bytes memory data = abi.encodeCall(market.buy, (ware, plan, 1, maxTotal, _seen, caller, nonce));
        _refused(user, address(market), data, refusal);
    }
}
