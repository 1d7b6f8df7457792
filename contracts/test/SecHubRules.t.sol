// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice When a SecWare is asked, and what a wallet finds again on an empty machine.
contract SecHubRulesTest is BaseTest {
    uint8 private constant TARGET = 1;
    uint8 private constant SELECTOR = 2;
    uint8 private constant CHAIN = 4;
    uint8 private constant TIME = 8;
    uint8 private constant AMOUNT = 16;
    address private constant TO = address(0xaa);
    bytes4 private constant PICK = 0xa9059cbb;

    SecHub private _own;

    function setUp() public override {
        super.setUp();
        _own = _hub();
        _buyFree(ware, new ISecHub.Condition[](0));
    }

    function test_requiredWares_withoutConditionsAlways__SW10() public view {
        assertTrue(_isRequired(1, TO, PICK, 0, 0) && _isRequired(9, address(0), 0x0, 1, 86_399), "always");
    }

    function test_requiredWares_byTarget__SW10() public {
        _setOne(_condition(TARGET));
        assertTrue(_isRequired(9, TO, 0x0, 0, 0), "that target");
        assertTrue(!_isRequired(1, address(0xab), PICK, 7, 50), "no other");
    }

    function test_requiredWares_bySelector__SW10() public {
        _setOne(_condition(SELECTOR));
        assertTrue(_isRequired(9, address(0), PICK, 0, 0), "that method");
        assertTrue(!_isRequired(1, TO, 0x095ea7b3, 7, 50), "no other");
    }

    function test_requiredWares_byChain__SW10() public {
        _setOne(_condition(CHAIN));
        assertTrue(_isRequired(1, address(0), 0x0, 0, 0), "that chain");
        assertTrue(!_isRequired(10, TO, PICK, 7, 50), "no other");
    }

    function test_requiredWares_byAmount__SW10() public {
        _setOne(_condition(AMOUNT));
        assertTrue(_isRequired(9, address(0), 0x0, 7, 0), "from the amount on");
        assertTrue(!_isRequired(1, TO, PICK, 6, 50), "not below");
        ISecHub.Condition memory hidden = _condition(AMOUNT);
        hidden.minValue = 0;
        _setOne(hidden);
        assertTrue(_isRequired(1, TO, PICK, 0, 50), "a hidden amount counts as matching");
    }

    function test_requiredWares_byTime__SW10() public {
        _setOne(_condition(TIME));
        assertTrue(!_isRequired(1, TO, PICK, 7, 99), "before");
        assertTrue(_isRequired(1, TO, PICK, 7, 100) && _isRequired(1, TO, PICK, 7, 199), "inside");
        assertTrue(!_isRequired(1, TO, PICK, 7, 200), "half open");
        assertTrue(_isRequired(1, TO, PICK, 7, 20_000 * 1 days + 150), "every day");
    }

    function test_requiredWares_passingMidnight__SW10() public {
        ISecHub.Condition memory night = _condition(TIME);
        (night.fromSecond, night.untilSecond) = (22 hours, 6 hours);
        _setOne(night);
        assertTrue(_isRequired(1, TO, PICK, 7, 22 hours), "evening");
        assertTrue(_isRequired(1, TO, PICK, 7, 86_399) && _isRequired(1, TO, PICK, 7, 0), "midnight");
        assertTrue(_isRequired(1, TO, PICK, 7, 6 hours - 1), "early");
        assertTrue(!_isRequired(1, TO, PICK, 7, 6 hours) && !_isRequired(1, TO, PICK, 7, 12 hours), "not by day");
        assertTrue(!_isRequired(1, TO, PICK, 7, 22 hours - 1), "not a second early");
    }

    function test_requiredWares_needsAllFieldsOfOneAndOneOfMany__SW10() public {
        ISecHub.Condition[] memory two = new ISecHub.Condition[](2);
        two[0] = _condition(TARGET | CHAIN);
        two[1] = _condition(SELECTOR);
        _set(two);
        assertTrue(_isRequired(1, TO, 0x0, 0, 0), "the first");
        assertTrue(_isRequired(2, address(0), PICK, 0, 0), "the second");
        assertTrue(!_isRequired(2, TO, 0x0, 0, 0), "half of the first");
    }

    function test_requiredWares_namesAllThatMatch__SW10() public {
        uint32 second = _register(developer, 1_000e18);
        uint32 third = _register(developer, 1_000e18);
        ISecHub.Condition[] memory one = new ISecHub.Condition[](1);
        one[0] = _condition(TARGET);
        _buyFree(second, one);
        _buyFree(third, new ISecHub.Condition[](0));
        uint32[] memory required = _own.requiredWares(1, address(0), 0x0, 0, 0);
        assertEq(required.length, 2, "two of three");
        assertEq(required[0], ware, "first");
        assertEq(required[1], third, "third");
    }

    function test_setConditions_replaces() public {
        _setOne(_condition(TARGET));
        vm.expectEmit(true, true, true, true, address(_own));
        emit ISecHub.RuleSet(ware, new ISecHub.Condition[](0));
        _set(new ISecHub.Condition[](0));
        assertEq(_own.bindings()[0].conditions.length, 0, "none");
        assertTrue(_isRequired(1, address(1), 0x0, 0, 0), "always asked again");
    }

    function test_setConditions_stopsAtEight() public {
        _set(new ISecHub.Condition[](8));
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubTooManyConditions.selector, 9, 8));
        _set(new ISecHub.Condition[](9));
        assertEq(_own.bindings()[0].conditions.length, 8, "eight stay");
    }

    function test_setConditions_revertsOnNonsense() public {
        ISecHub.Condition memory wrong = _condition(32);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubBadCondition.selector, 0));
        _setOne(wrong);
        wrong = _condition(TIME);
        wrong.untilSecond = 86_401;
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubBadCondition.selector, 0));
        _setOne(wrong);
    }

    function test_setConditions_takesTheEndsOfADay__SW10() public {
        ISecHub.Condition memory wholeDay = _condition(TIME);
        (wholeDay.fromSecond, wholeDay.untilSecond) = (0, 86_400);
        _setOne(wholeDay);
        assertTrue(_isRequired(1, TO, PICK, 7, 86_399), "to its last second");
        ISecHub.Condition memory never = _condition(TIME);
        (never.fromSecond, never.untilSecond) = (86_400, 86_400);
        _setOne(never);
        assertTrue(!_isRequired(1, TO, PICK, 7, 86_399), "a span of nothing");
        (never.fromSecond, never.untilSecond) = (300, 300);
        _setOne(never);
        assertTrue(!_isRequired(1, TO, PICK, 7, 300) && !_isRequired(1, TO, PICK, 7, 299), "wherever it lies");
    }

    function test_setConditions_revertsForUnknownWare() public {
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotBound.selector, 99));
        _own.setConditions(99, new ISecHub.Condition[](0));
    }

    function test_setDocument_countsVersions() public {
        (uint64 version, bytes memory text) = _own.document();
        assertEq(version + text.length, 0, "none at first");
        vm.expectEmit(true, true, true, true, address(_own));
        emit ISecHub.Configured(1, "first");
        _write(1, "first");
        _write(2, "second");
        (version, text) = _own.document();
        assertEq(version, 2, "version");
        assertEq(keccak256(text), keccak256("second"), "text");
    }

    function test_setDocument_revertsOnAnotherVersion() public {
        _write(1, "first");
        uint64[3] memory wrong = [uint64(0), 1, 3];
        for (uint256 i = 0; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubBadVersion.selector, wrong[i], 2));
            _write(wrong[i], "lost update");
        }
    }

    function test_setDocument_takesEightKibibytes() public {
        _write(1, new bytes(8_192));
        (, bytes memory text) = _own.document();
        assertEq(text.length, 8_192, "whole");
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubDocumentTooLong.selector, 8_193, 8_192));
        _write(2, new bytes(8_193));
    }

    function test_bindings_areEnoughToComeBack__SW7() public {
        uint32 second = _register(developer, 1_000e18);
        ISecHub.Condition[] memory rules = new ISecHub.Condition[](2);
        rules[0] = _condition(31);
        rules[1] = _condition(TIME);
        bytes32 id = _buyFree(second, rules);
        vm.prank(user);
        _own.unbind(ware);
        ISecHub.Binding[] memory all = _own.bindings();
        assertEq(all.length, 2, "every one that ever was");
        assertTrue(!all[0].isBound && all[1].isBound, "unbound and bound");
        assertEq(all[1].ware, second, "ware");
        assertEq(all[1].plan, FREE, "plan");
        assertEq(all[1].purchaseId, id, "purchase");
        assertEq(all[1].buyerNonce, 0, "nonce, for the key");
        assertEq(keccak256(abi.encode(all[1].conditions)), keccak256(abi.encode(rules)), "conditions");
    }

    function test_bindings_followTheNewestPurchase__SW7() public {
        vm.warp(block.timestamp + 30 days);
        bytes32 id = _buyFree(ware, new ISecHub.Condition[](0));
        ISecHub.Binding[] memory all = _own.bindings();
        assertEq(all.length, 1, "one for a SecWare");
        assertEq(all[0].purchaseId, id, "newest");
        assertEq(all[0].buyerNonce, 1, "nonce");
    }

    function testFuzz_setDocument_roundTrips(bytes memory text) public {
        // The fuzzer also hands out whole codes of contracts, which are longer than a document may be.
        assembly ("memory-safe") {
            if gt(mload(text), 8192) { mstore(text, 8192) }
        }
        _write(1, text);
        (uint64 version, bytes memory back) = _own.document();
        assertEq(version, 1, "version");
        assertEq(keccak256(back), keccak256(text), "text");
    }

    function testFuzz_setDocument_boundsTheLength(uint16 length) public {
        length = uint16(bound(length, 8_000, 9_000));
        if (length > 8_192) {
            vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubDocumentTooLong.selector, length, 8_192));
        }
        _write(1, new bytes(length));
    }

    function testFuzz_requiredWares_isTheModel__SW10(
        ISecHub.Condition memory rule,
        uint64 chainId,
        uint256 value,
        uint256 time
    ) public {
        rule.fields = uint8(bound(rule.fields, 0, 31));
        rule.fromSecond = uint32(bound(rule.fromSecond, 0, 1 days));
        rule.untilSecond = uint32(bound(rule.untilSecond, 0, 1 days));
        rule.chainId = rule.chainId % 3;
        chainId = chainId % 3;
        _setOne(rule);
        assertTrue(
            _isRequired(chainId, rule.target, rule.selector, value, time)
                == _model(rule, chainId, value, time % 1 days),
            "as the model says"
        );
        if (rule.fields & TARGET != 0) {
            address other = address(uint160(rule.target) ^ 1);
            assertTrue(!_isRequired(chainId, other, rule.selector, value, time), "another target");
        }
    }

    /// @dev Asks for the target and the selector of the rule, so that only the others decide.
    function _model(ISecHub.Condition memory rule, uint64 chainId, uint256 value, uint256 second)
        private
        pure
        returns (bool)
    {
        if (rule.fields & CHAIN != 0 && chainId != rule.chainId) return false;
        if (rule.fields & AMOUNT != 0 && value < rule.minValue) return false;
        if (rule.fields & TIME == 0) return true;
        uint256 length = (rule.untilSecond + 1 days - rule.fromSecond) % 1 days;
        if (rule.fromSecond == 0 && rule.untilSecond == 1 days) return true;
        return (second + 1 days - rule.fromSecond) % 1 days < length;
    }

    function _condition(uint8 fields) private pure returns (ISecHub.Condition memory) {
        return ISecHub.Condition({
            target: TO, selector: PICK, fields: fields, chainId: 1, fromSecond: 100, untilSecond: 200, minValue: 7
        });
    }

    function _setOne(ISecHub.Condition memory one) private {
        ISecHub.Condition[] memory list = new ISecHub.Condition[](1);
        list[0] = one;
        _set(list);
    }

    function _set(ISecHub.Condition[] memory list) private {
        vm.prank(user);
        _own.setConditions(ware, list);
    }

    function _write(uint64 version, bytes memory text) private {
        vm.prank(user);
        _own.setDocument(version, text);
    }

    function _isRequired(uint64 chainId, address to, bytes4 selector, uint256 value, uint256 time)
        private
        view
        returns (bool)
    {
        return _own.requiredWares(chainId, to, selector, value, time).length == 1;
    }

    function _buyFree(uint32 number, ISecHub.Condition[] memory conditions) private returns (bytes32) {
        uint32 before = ware;
        ware = number;
        ISecHub.BuyOrder memory order = _order(FREE, 1, address(_own));
        ware = before;
        vm.prank(user);
        return _own.buyAndBind(order, conditions, ISecHub.Permit(0, 0, 0, 0, 0));
    }
}
