// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Market} from "../../src/Market.sol";
import {Assertions} from "../Assertions.sol";

/// @notice Signs as the keys do that campaigns know.
abstract contract Signing is Assertions {
    bytes32 private constant CALL_VOUCHER = keccak256("CallVoucher(bytes32 purchaseId,uint64 seq,bytes32 requestHash)");

    /// @dev For all calls up to `seq`, whatever the last one asked.
    function _voucher(Market market, bytes32 id, uint256 seq, uint256 key)
        internal
        view
        returns (IMarket.Entry memory)
    {
        return _voucherIn(market.domainSeparator(), id, seq, key);
    }

    function _voucherIn(bytes32 domain, bytes32 id, uint256 seq, uint256 key)
        internal
        pure
        returns (IMarket.Entry memory)
    {
        bytes32 voucher = keccak256(abi.encode(CALL_VOUCHER, id, seq, bytes32(0)));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domain, voucher));
        return IMarket.Entry(id, 0, uint40(seq), vm.addr(key), _sign(key, digest));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
