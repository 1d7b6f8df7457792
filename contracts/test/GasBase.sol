// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Modules} from "../src/Modules.sol";
import {Reputation} from "../src/Reputation.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice What each act costs as a transaction of its own, with the real reputation behind it. The figures are committed in
/// contracts/snapshots, so that a change of cost is a line in a change. What each may grow to stands beside it, 2 % above the
/// committed figure.
abstract contract GasBase is BaseTest {
    error CostsMore(string act, uint256 gas, uint256 atMost);

    function _newReputation(Modules memory modules) internal override returns (address) {
        return address(new Reputation(modules));
    }

    function _measure(string memory act, uint256 atMost) internal {
        uint256 gas = vm.snapshotGasLastCall("acts", act);
        require(gas <= atMost, CostsMore(act, gas, atMost));
    }
}
