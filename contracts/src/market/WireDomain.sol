// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The domain of everything that is signed in this market.
/// @notice Made of the chain of the moment: after a fork, what was signed for one chain is nothing on the other.
/// @dev A library would bring a description of the domain that nobody asks for, and the market has no room for it.
abstract contract WireDomain {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant NAME_HASH = keccak256("SecHub");
    bytes32 private constant VERSION_HASH = keccak256("1");

    uint256 private immutable FIRST_CHAIN = block.chainid;
    address private immutable FIRST_PLACE = address(this);
    bytes32 private immutable FIRST_SEPARATOR = _makeSeparator();

    function _domainSeparator() internal view returns (bytes32) {
        bool isFirst = block.chainid == FIRST_CHAIN && address(this) == FIRST_PLACE;
        return isFirst ? FIRST_SEPARATOR : _makeSeparator();
    }

    function _hashTypedData(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", _domainSeparator(), structHash));
    }

    function _makeSeparator() private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, NAME_HASH, VERSION_HASH, block.chainid, address(this)));
    }
}
