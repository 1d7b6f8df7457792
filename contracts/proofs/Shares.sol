// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesMath} from "../src/math/SharesMath.sol";

/// @dev Assumed in this file, because the product has 512 bits and stands in assembly: fullMulDiv(x, y, d) is the quotient of x y by d, rounded
/// down. The fuzz tests of the proofs hold the library to it.
abstract contract Quotients {
    function _assumeQuotient(uint256 result, uint256 x, uint256 y, uint256 d) internal pure {
        require(result == x * y / d);
    }
}

/// @notice Whoever puts in and takes out at once never gains.
contract DepositThenRedeemNeverGains is Quotients {
    function prove(uint96 put, uint96 assets, uint96 all) external pure {
        uint256 shares = SharesMath.toShares(put, assets, all);
        _assumeQuotient(shares, put, all + SharesMath.VIRTUAL_SHARES, uint256(assets) + SharesMath.VIRTUAL_ASSETS);
        uint256 grown = uint256(assets) + put;
        uint256 back = SharesMath.toAssets(shares, grown, all + shares);
        _assumeQuotient(back, shares, grown + SharesMath.VIRTUAL_ASSETS, all + shares + SharesMath.VIRTUAL_SHARES);
        assert(back <= put);
    }
}

/// @notice All shares together are never worth more than the pool holds.
contract SharesAreNeverWorthMoreThanThePool is Quotients {
    function prove(uint96 shares, uint96 assets, uint96 all) external pure {
        require(shares <= all);
        uint256 worth = SharesMath.toAssets(shares, assets, all);
        _assumeQuotient(worth, shares, uint256(assets) + SharesMath.VIRTUAL_ASSETS, all + SharesMath.VIRTUAL_SHARES);
        assert(worth <= assets);
    }
}
