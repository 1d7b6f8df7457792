// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {SecHub} from "../../src/SecHub.sol";
import {BaseTest} from "../BaseTest.sol";
import {HubReplay} from "./HubReplay.sol";

/// @notice What a wallet finds in a hub is told by events: who reads only them knows as much.
contract HubEventsTest is BaseTest {
    HubReplay private _replay;
    SecHub private _own;
    uint32[] private _all;
    bytes32[] private _ids;

    function setUp() public override {
        super.setUp();
        _all = [ware, _register(developer, 20_000e18), _register(developer, 20_000e18)];
        for (uint256 i = 1; i < 3; ++i) {
            vm.prank(developer);
            registry.addPlan(_all[i], _plan(PRICE));
        }
        _give(user, 1_000_000e18);
        _own = _hub();
        vm.prank(user);
        token.approve(address(_own), type(uint256).max);
        vm.recordLogs();
        _replay = new HubReplay();
    }

    /// @dev Each event, the place of a closed purchase taken by a newer one, and a nonce that is not the market's.
    function test_state_isRebuiltFromEvents__AVS21() public {
        for (uint256 i = 0; i < 6; ++i) {
            _step(0, i * 3, i);
        }
        _step(5, 0, 0);
        _step(0, 0, 1);
        for (uint256 kind = 0; kind < 8; ++kind) {
            _step(kind, 1, 77 + kind);
        }
        assertTrue(_own.purchasesOf(ware).length > 2, "there are earlier ones");
        (uint64 version,) = _own.document();
        assertTrue(version > 0, "there is a document");
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(seed % 8, seed >> 8, seed >> 64);
        }
    }

    function _step(uint256 kind, uint256 a, uint256 b) private {
        uint32 number = _all[a % 3];
        if (kind == 0) _try(_buyAndBind(number, b));
        else if (kind == 1) _buyAside(number);
        else if (kind == 2) _try(_bindAside(b));
        else if (kind == 3) _try(abi.encodeCall(ISecHub.unbind, (number)));
        else if (kind == 4) _try(abi.encodeCall(ISecHub.bind, (number, address(uint160(0x9000 + b % 100_000)))));
        else if (kind == 5) _refund(b);
        else if (kind == 6) _try(abi.encodeCall(ISecHub.setConditions, (number, _conditions(b))));
        else _write(b);
        _compare();
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _try(bytes memory data) private returns (bytes memory answer) {
        _read();
        bool isDone;
        vm.prank(user);
        (isDone, answer) = address(_own).call(data);
        if (isDone) _read();
        else vm.getRecordedLogs();
        return isDone ? answer : bytes("");
    }

    function _buyAndBind(uint32 number, uint256 seed) private view returns (bytes memory) {
        ISecHub.BuyOrder memory order = _orderOf(number);
        ISecHub.Permit memory none;
        return abi.encodeCall(ISecHub.buyAndBind, (order, _conditions(seed), none));
    }

    /// @dev In the hub's name, and not bound.
    function _buyAside(uint32 number) private {
        ISecHub.BuyOrder memory o = _orderOf(number);
        ISecHub.Permit memory none;
        bytes memory data =
            abi.encodeCall(IMarket.buy, (o.ware, o.plan, o.qty, o.maxTotal, o.planHash, o.callerKey, o.buyerNonce));
        bytes memory answer = _try(abi.encodeCall(ISecHub.actWithFunds, (address(market), data, o.maxTotal, none)));
        if (answer.length > 0) _ids.push(abi.decode(abi.decode(answer, (bytes)), (bytes32)));
    }

    /// @dev Nobody checks the nonce that the owner gives.
    function _bindAside(uint256 pick) private view returns (bytes memory) {
        bytes32 id = _ids.length == 0 ? bytes32(0) : _ids[pick % _ids.length];
        return abi.encodeCall(ISecHub.bindPurchase, (market.purchaseOf(id).ware, id, pick % 1e9));
    }

    /// @dev Lets a month pass now and then, after which everything is refunded.
    function _refund(uint256 seed) private {
        vm.warp(block.timestamp + (seed % 3 == 0 ? 33 days : 2 days));
        for (uint256 i = 0; i < 3; ++i) {
            bytes32[] memory ids = _own.purchasesOf(_all[i]);
            for (uint256 j = 0; j < ids.length; ++j) {
                _read();
                (bool isDone,) = address(market).call(abi.encodeCall(market.refund, (ids[j])));
                if (!isDone) vm.getRecordedLogs();
            }
        }
    }

    function _write(uint256 seed) private {
        (uint64 version,) = _own.document();
        bytes memory text = new bytes(seed % 90);
        if (text.length > 0) text[seed % text.length] = bytes1(uint8(seed >> 9));
        _try(abi.encodeCall(ISecHub.setDocument, (version + 1, text)));
    }

    function _orderOf(uint32 number) private view returns (ISecHub.BuyOrder memory) {
        return ISecHub.BuyOrder({
            ware: number,
            plan: PAID,
            qty: 1,
            maxTotal: PRICE,
            planHash: registry.planHashOf(number, PAID),
            callerKey: caller,
            buyerNonce: bytes32(market.buyerNonceOf(address(_own), number))
        });
    }

    function _conditions(uint256 seed) private pure returns (ISecHub.Condition[] memory all) {
        all = new ISecHub.Condition[](seed % 9);
        for (uint256 i = 0; i < all.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            all[i] = ISecHub.Condition({
                target: address(uint160(seed)),
                selector: bytes4(uint32(seed >> 160)),
                fields: uint8(seed >> 200) % 32,
                chainId: uint64(seed >> 192),
                fromSecond: uint32(seed >> 32) % 86_400,
                untilSecond: uint32(seed >> 64) % 86_400,
                minValue: uint128(seed >> 100)
            });
        }
    }

    function _read() private {
        _replay.read(vm.getRecordedLogs(), address(_own));
    }

    function _compare() private {
        _read();
        bytes32 real = keccak256(abi.encode(_own.bindings()));
        assertEq(keccak256(abi.encode(_replay.bindings())), real, "bindings");
        for (uint256 i = 0; i < 3; ++i) {
            real = keccak256(abi.encode(_own.purchasesOf(_all[i])));
            assertEq(keccak256(abi.encode(_replay.purchasesOf(_all[i]))), real, "purchases");
        }
        (uint64 version, bytes memory text) = _own.document();
        (uint64 toldVersion, bytes memory toldText) = _replay.document();
        assertEq(toldVersion, version, "version");
        assertEq(keccak256(toldText), keccak256(text), "document");
    }
}
