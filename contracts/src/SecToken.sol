// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {Signatures} from "./Signatures.sol";

/// @title SEC, the token that plans are paid in.
/// @notice An ERC-20 with permit (ERC-2612), signed transfers (ERC-3009) and burning. The supply is made once and only falls.
contract SecToken is ERC20 {
    /// @notice Types of ERC-3009.
    bytes32 public constant TRANSFER_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 public constant RECEIVE_WITH_AUTHORIZATION_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    /// @notice Whether an authorization of an account was used.
    mapping(address account => mapping(bytes32 nonce => bool used)) public authorizationState;

    bytes32 private constant NAME_HASH = keccak256("SecHub");

    event AuthorizationUsed(address indexed authorizer, bytes32 indexed nonce);

    error SecTokenAuthorizationNotYetValid(uint256 validAfter);
    error SecTokenAuthorizationExpired(uint256 validBefore);
    error SecTokenAuthorizationUsed(bytes32 nonce);
    error SecTokenBadSignature();
    error SecTokenCallerNotPayee(address caller, address payee);

    /// @param holder Who holds the whole supply at first.
    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    function name() public pure override returns (string memory) {
        return "SecHub";
    }

    function symbol() public pure override returns (string memory) {
        return "SEC";
    }

    /// @notice Destroys the caller's own tokens.
    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }

    /// @notice Executes a transfer that `from` signed. Warning: anybody may send it in; contracts use `receiveWithAuthorization`.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 hash = keccak256(
            abi.encode(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, from, to, value, validAfter, validBefore, nonce)
        );
        _useAuthorization(from, hash, validAfter, validBefore, nonce, signature);
        _transfer(from, to, value);
    }

    /// @notice Executes a transfer to the caller that `from` signed; nobody else can send it in first.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        require(to == msg.sender, SecTokenCallerNotPayee(msg.sender, to));
        bytes32 hash =
            keccak256(abi.encode(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, from, to, value, validAfter, validBefore, nonce));
        _useAuthorization(from, hash, validAfter, validBefore, nonce, signature);
        _transfer(from, to, value);
    }

    function _useAuthorization(
        address from,
        bytes32 structHash,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) private {
        require(block.timestamp > validAfter, SecTokenAuthorizationNotYetValid(validAfter));
        require(block.timestamp < validBefore, SecTokenAuthorizationExpired(validBefore));
        require(!authorizationState[from][nonce], SecTokenAuthorizationUsed(nonce));
        authorizationState[from][nonce] = true;
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), structHash));
        address signer = Signatures.recover(digest, signature);
        require(signer != address(0) && signer == from, SecTokenBadSignature());
        emit AuthorizationUsed(from, nonce);
    }

    /// @dev The library would let one foreign contract move everybody's tokens.
    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }

    function _constantNameHash() internal pure override returns (bytes32) {
        return NAME_HASH;
    }
}
