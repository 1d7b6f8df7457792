// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../../src/interfaces/IPerformancePool.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Owned} from "../../src/Owned.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice Every function that is for one module or one person, called by all the others.
contract StrangersAttackTest is AttackBase {
    function test_attack_wrongModuleAtTheMarket__SM19() public {
        address at = address(market);
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes memory bought =
            abi.encodeCall(market.buyFor, (user, ware, PAID, 1, PRICE, planHash, caller, bytes32(uint256(1))));
        _onlyFor(at, bought, [desk, packages, address(0)], IMarket.MarketNotModule.selector);
        _onlyFor(
            at,
            abi.encodeCall(market.waiveCancelFee, (id)),
            [disputes, address(0), address(0)],
            IMarket.MarketNotModule.selector
        );
        bytes memory end = abi.encodeCall(market.noteEnd, (ware));
        _onlyFor(at, end, [address(registry), address(0), address(0)], IMarket.MarketNotModule.selector);
        bytes memory pause = abi.encodeCall(market.pauseSales, (1));
        _onlyFor(at, pause, [guardian, address(0), address(0)], IMarket.MarketNotModule.selector);
    }

    function test_attack_notTheOwnerOfTheMarket__SM19() public {
        address at = address(market);
        _onlyFor(
            at, abi.encodeCall(market.stopSales, ()), [owner, address(0), address(0)], Owned.OwnedNotOwner.selector
        );
        bytes memory delays = abi.encodeCall(market.setDelays, (1 hours, 14 days));
        _onlyFor(at, delays, [owner, address(0), address(0)], Owned.OwnedNotOwner.selector);
        bytes memory treasury = abi.encodeCall(market.payTreasury, ());
        _onlyFor(at, treasury, [owner, address(0), address(0)], Owned.OwnedNotOwner.selector);
        bytes memory offer = abi.encodeCall(market.offerOwnership, (stranger));
        _onlyFor(at, offer, [owner, address(0), address(0)], Owned.OwnedNotOwner.selector);
    }

    function test_attack_wrongModuleAtTheStake__SM19() public {
        address at = address(stakes);
        address[3] memory sellers = [address(market), packages, address(0)];
        bytes4 refusal = IProviderStake.ProviderStakeNotModule.selector;
        _onlyFor(at, abi.encodeCall(stakes.addExposure, (ware, 1)), sellers, refusal);
        _onlyFor(at, abi.encodeCall(stakes.endExposure, (ware, 1)), sellers, refusal);
        _onlyFor(at, abi.encodeCall(stakes.releaseExposure, (ware, 1)), sellers, refusal);
        address[3] memory judges = [disputes, address(0), address(0)];
        _onlyFor(at, abi.encodeCall(stakes.freeze, (ware, 1)), judges, refusal);
        _onlyFor(at, abi.encodeCall(stakes.unfreeze, (ware, 0)), judges, refusal);
        _onlyFor(at, abi.encodeCall(stakes.slashFrozen, (ware, 0, stranger)), judges, refusal);
        _onlyFor(at, abi.encodeCall(stakes.slashForSla, (ware, 0, stranger)), judges, refusal);
        judges[1] = address(reputation);
        _onlyFor(at, abi.encodeCall(stakes.slash, (ware, 1, stranger)), judges, refusal);
        judges = [address(registry), address(0), address(0)];
        _onlyFor(at, abi.encodeCall(stakes.stakeFor, (ware, developer, 1_000e18)), judges, refusal);
    }

    function test_attack_wrongModuleAtTheRegistryAndThePool__SM19() public {
        bytes memory standing = abi.encodeCall(registry.setStanding, (ware, IRegistry.Status.Expelled));
        address[3] memory allowed = [address(reputation), address(0), address(0)];
        _onlyFor(address(registry), standing, allowed, IRegistry.RegistryNotModule.selector);
        allowed = [guardian, address(0), address(0)];
        bytes memory pause = abi.encodeCall(registry.pauseRegistrations, (1));
        _onlyFor(address(registry), pause, allowed, IRegistry.RegistryNotModule.selector);
        allowed = [address(market), address(0), address(0)];
        bytes memory paid = abi.encodeCall(pool.payIn, (1, 1));
        _onlyFor(address(pool), paid, allowed, IPerformancePool.PerformancePoolNotMarket.selector);
    }

    function test_attack_anothersPurchase__SM19() public {
        bytes[5] memory calls = [
            abi.encodeCall(market.cancel, (id)),
            abi.encodeCall(market.topUp, (id, 1, PRICE)),
            abi.encodeCall(market.setCaller, (id, stranger, UNITS, type(uint40).max)),
            abi.encodeCall(market.revokeCaller, (id, caller)),
            abi.encodeCall(market.bumpEpoch, (id))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotOwner.selector, id, stranger);
            _refused(stranger, address(market), calls[i], refusal);
            refusal = abi.encodeWithSelector(IMarket.MarketNotOwner.selector, id, developer);
            _refused(developer, address(market), calls[i], refusal);
        }
    }

    function test_attack_anothersRevenueAndStake__SM19() public {
        vm.warp(block.timestamp + 30 days);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotDeveloper.selector, ware, stranger);
        _refused(stranger, address(market), abi.encodeCall(market.withdraw, (ware)), refusal);
        refusal = abi.encodeWithSelector(IProviderStake.ProviderStakeNotDeveloper.selector, ware, stranger);
        _refused(stranger, address(stakes), abi.encodeCall(stakes.unbond, (ware, 1)), refusal);
        _refused(stranger, address(stakes), abi.encodeCall(stakes.withdraw, (ware)), refusal);
    }

    function test_attack_ownershipIsTakenByNobodyElse__SM19() public {
        vm.prank(owner);
        market.offerOwnership(user);
        bytes memory refusal = abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger);
        _refused(stranger, address(market), abi.encodeCall(market.takeOwnership, ()), refusal);
        assertEq(market.owner(), owner, "nothing changes until it is taken");
        vm.prank(user);
        market.takeOwnership();
        assertEq(market.owner(), user, "by whom it was offered to");
    }

    /// @dev All actors but `allowed`, and the developer and the buyer among them.
    function _onlyFor(address at, bytes memory data, address[3] memory allowed, bytes4 refusal) private {
        address[13] memory all = [
            user,
            developer,
            stranger,
            owner,
            guardian,
            disputes,
            desk,
            packages,
            address(market),
            address(registry),
            address(stakes),
            address(pool),
            address(reputation)
        ];
        for (uint256 i = 0; i < all.length; ++i) {
            address one = all[i];
            if (one == allowed[0] || one == allowed[1] || one == allowed[2]) continue;
            _refused(one, at, data, abi.encodeWithSelector(refusal, one));
        }
    }
}
