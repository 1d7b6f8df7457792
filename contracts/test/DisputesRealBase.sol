// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReputation} from "../src/interfaces/IReputation.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Modules} from "../src/Modules.sol";
import {Reputation} from "../src/Reputation.sol";
import {Restaking} from "../src/Restaking.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice The world of `DisputesBase` without a fake in it.
abstract contract DisputesRealBase is DisputesBase {
    uint96 internal constant JUROR_STAKE = 10 ether;

    function _newReputation(Modules memory modules) internal override returns (address) {
        return address(new Reputation(modules));
    }

    function _newRestaking(Modules memory modules) internal override returns (address) {
        return address(new Restaking(modules));
    }

    function _addJuror(address juror) internal override {
        vm.deal(juror, JUROR_STAKE);
        vm.prank(juror);
        _restaking().join{value: JUROR_STAKE}(0);
    }

    function _reputation() internal view returns (IReputation) {
        return IReputation(address(reviews));
    }

    function _restaking() internal view returns (IRestaking) {
        return IRestaking(address(operators));
    }
}
