// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecToken} from "../../src/SecToken.sol";
import {BaseTest} from "../BaseTest.sol";
import {Vm} from "../Vm.sol";

/// @notice Who has how much, what was allowed, and which signed transfers were used, is told by the token's events.
/// @dev The reader is so small that it stands here. Of an allowance events tell what was given, and not what was used of it.
contract TokenEventsTest is BaseTest {
    mapping(address account => uint256) private _balanceOf;
    mapping(address account => mapping(address spender => uint256)) private _allowed;
    mapping(address account => mapping(bytes32 nonce => bool)) private _isUsed;
    uint256 private _supply;
    address[4] private _people;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _people = [user, stranger, owner, developer];
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 30; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 6, _people[(seed >> 8) % 4], _people[(seed >> 16) % 4], (seed >> 32) % 20_000e18);
            _compare();
        }
    }

    function _act(uint256 kind, address from, address to, uint256 amount) private {
        if (kind < 2) _try(from, abi.encodeCall(token.transfer, (to, amount)));
        else if (kind == 2) _try(from, abi.encodeCall(token.approve, (to, amount)));
        else if (kind == 3) _try(to, abi.encodeCall(token.transferFrom, (from, to, amount)));
        else if (kind == 4) _try(from, abi.encodeCall(token.burn, (amount)));
        else _sendSigned(to, amount, bytes32(amount % 3));
    }

    function _sendSigned(address to, uint256 amount, bytes32 nonce) private {
        bytes32 kind = token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH();
        bytes32 structHash = keccak256(abi.encode(kind, user, to, amount, 0, type(uint256).max, nonce));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), structHash));
        bytes memory signature = _sign(USER_KEY, digest);
        bytes memory data = abi.encodeCall(
            SecToken.transferWithAuthorization, (user, to, amount, 0, type(uint256).max, nonce, signature)
        );
        _try(stranger, data);
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _try(address by, bytes memory data) private {
        _read();
        vm.prank(by);
        (bool isDone,) = address(token).call(data);
        if (!isDone) vm.getRecordedLogs();
    }

    function _read() private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(token)) _take(logs[i]);
        }
    }

    function _take(Vm.Log memory log) private {
        address first = address(uint160(uint256(log.topics[1])));
        if (log.topics[0] == SecToken.AuthorizationUsed.selector) {
            _isUsed[first][log.topics[2]] = true;
            return;
        }
        address second = address(uint160(uint256(log.topics[2])));
        uint256 amount = abi.decode(log.data, (uint256));
        if (log.topics[0] == keccak256("Approval(address,address,uint256)")) {
            _allowed[first][second] = amount;
            return;
        }
        assertEq(log.topics[0], keccak256("Transfer(address,address,uint256)"), "an event that this reader knows");
        if (first == address(0)) _supply += amount;
        else _balanceOf[first] -= amount;
        if (second == address(0)) _supply -= amount;
        else _balanceOf[second] += amount;
    }

    function _compare() private {
        _read();
        assertEq(_supply, token.totalSupply(), "supply");
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(_balanceOf[_people[i]], token.balanceOf(_people[i]), "balance");
            for (uint256 j = 0; j < 4; ++j) {
                uint256 left = token.allowance(_people[i], _people[j]);
                assertTrue(left <= _allowed[_people[i]][_people[j]], "never more than was allowed");
            }
            for (uint256 nonce = 0; nonce < 3; ++nonce) {
                bool isUsed = token.authorizationState(_people[i], bytes32(nonce));
                assertTrue(_isUsed[_people[i]][bytes32(nonce)] == isUsed, "used");
            }
        }
    }
}
