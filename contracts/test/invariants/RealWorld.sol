// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {SecGovernor} from "../../src/gov/SecGovernor.sol";
import {SecTimelock} from "../../src/gov/SecTimelock.sol";
import {Voice} from "../../src/gov/Voice.sol";
import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Modules} from "../../src/Modules.sol";
import {Packages} from "../../src/Packages.sol";
import {DisputesRealBase} from "../DisputesRealBase.sol";

/// @notice Every contract of a deployment, each the real one, wired as a deployment wires them: the timelock owns all.
abstract contract RealWorld is DisputesRealBase {
    /// @dev How many contracts `DisputesBase` deploys.
    uint256 private constant BEFORE = 11;

    SecTimelock internal timelock;
    SecGovernor internal governor;
    Voice internal voice;
    Desk internal ethDesk;
    Packages internal resale;

    function setUp() public virtual override {
        uint256 nonce = vm.getNonce(address(this)) + 1;
        timelock = new SecTimelock(vm.computeCreateAddress(address(this), nonce + BEFORE + 3));
        owner = address(timelock);
        desk = vm.computeCreateAddress(address(this), nonce + BEFORE);
        packages = vm.computeCreateAddress(address(this), nonce + BEFORE + 1);
        super.setUp();
        ethDesk = new Desk(_modules());
        resale = new Packages(_modules());
        voice = new Voice(_modules());
        governor = new SecGovernor(voice, timelock, guardian);
        assertTrue(address(ethDesk) == desk && address(resale) == packages, "as predicted");
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "by whom it was predicted");
    }

    function _modules() internal view returns (Modules memory modules) {
        (modules.token, modules.registry, modules.stakes) = (token, registry, stakes);
        (modules.market, modules.pool, modules.gov) = (market, pool, gov);
        modules.reputation = IReputation(address(reviews));
        modules.restaking = IRestaking(address(operators));
        modules.disputes = IDisputes(disputes);
        (modules.desk, modules.packages, modules.hubFactory) = (desk, packages, address(factory));
        (modules.timelock, modules.guardian) = (owner, guardian);
    }
}
