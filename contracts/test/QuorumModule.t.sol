// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IQuorumModule} from "../src/interfaces/IQuorumModule.sol";
import {QuorumModule} from "../src/QuorumModule.sol";
import {SignedVerdict, VerdictQuorum} from "../src/verdicts/VerdictQuorum.sol";
import {Verdict, Verdicts} from "../src/verdicts/Verdicts.sol";
import {Assertions} from "./Assertions.sol";

/// @notice Two of three SecWares guard an account on another chain than the one where they are registered.
contract QuorumModuleTest is Assertions {
    uint256 private constant START = 1_800_000_000;
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    bytes32 private constant HOME = keccak256("the market's domain");
    bytes32 private constant SUBJECT_TX_TYPEHASH =
        keccak256("SubjectTx(uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest)");
    address private constant TO = address(0x1234);
    bytes private constant DATA = hex"095ea7b3";

    QuorumModule private module;
    GuardedAccount private account;

    function setUp() public {
        vm.warp(START);
        module = new QuorumModule();
        account = new GuardedAccount(module);
        for (uint32 ware = 1; ware <= 3; ++ware) {
            vm.prank(address(account));
            module.addKey(ware, vm.addr(ware), type(uint40).max);
        }
        vm.prank(address(account));
        module.setRule(IQuorumModule.Rule(HOME, 2, 2, 60));
    }

    function test_requireCall_letsTwoOfThreePass__SM34() public {
        account.execute(TO, 7, DATA, _both(1));
        assertEq(account.count(), 1, "called");
    }

    function test_requireCall_takesMoreThanIsAsked() public {
        SignedVerdict[] memory all = new SignedVerdict[](3);
        for (uint32 i = 0; i < 3; ++i) {
            all[i] = _signed(_verdict(i + 1, 1), i + 1);
        }
        account.execute(TO, 7, DATA, all);
        assertEq(account.count(), 1, "called");
    }

    function test_requireCall_revertsWithoutARule() public {
        SignedVerdict[] memory both = _both(1);
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleNoRule.selector, address(this)));
        module.requireCall(TO, 7, DATA, both);
    }

    function test_requireCall_revertsForTooFew__SM34() public {
        SignedVerdict[] memory one = new SignedVerdict[](1);
        one[0] = _signed(_verdict(1, 1), 1);
        _refuse(one, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumShort.selector, 1, 2));
    }

    function test_attack_oneSecWareCountedTwice__SM34() public {
        SignedVerdict[] memory both = _both(1);
        both[1] = both[0];
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOrder.selector, 1));
        (both[0], both[1]) = (_signed(_verdict(2, 1), 2), _signed(_verdict(1, 1), 1));
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOrder.selector, 1));
    }

    function test_attack_idsThatOnlyLookDifferent() public {
        SignedVerdict[] memory both = _both(1);
        Verdict memory verdict = _verdict(1, 1);
        verdict.secwareId = bytes32(uint256(1) << 32 | 1);
        both[1] = _signed(verdict, 1);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOrder.selector, 1));
    }

    function test_requireCall_revertsForAnotherCall() public {
        SignedVerdict[] memory both = _both(1);
        bytes32 subject = both[0].verdict.subjectHash;
        vm.expectRevert(abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOtherSubject.selector, 0, subject));
        account.execute(TO, 8, DATA, both);
        vm.expectRevert(abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOtherSubject.selector, 0, subject));
        account.execute(TO, 7, hex"095ea7b300", both);
        assertEq(account.count(), 0, "nothing moved");
    }

    function test_requireCall_revertsForAMaskedSubject() public {
        SignedVerdict[] memory both = _both(1);
        Verdict memory verdict = _verdict(2, 1);
        verdict.subjectHash = _subject(address(0), 7);
        both[1] = _signed(verdict, 2);
        _refuse(both, abi.encodeWithSelector(IQuorumModule.QuorumModuleMaskedSubject.selector, 1));
    }

    function test_attack_callReplayedOnAnotherChain() public {
        SignedVerdict[] memory both = _both(1);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(
            abi.encodeWithSelector(VerdictQuorum.VerdictQuorumOtherSubject.selector, 0, both[0].verdict.subjectHash)
        );
        account.execute(TO, 7, DATA, both);
    }

    function test_requireCall_revertsForALevelAboveTheRule() public {
        SignedVerdict[] memory both = _both(1);
        both[1] = _signed(_verdict(2, 3), 2);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumLevel.selector, 1, 3, 2));
    }

    function test_requireCall_noOpinionIsNoVote() public {
        SignedVerdict[] memory both = _both(1);
        both[0] = _signed(_verdict(1, 0), 1);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumLevel.selector, 0, 0, 2));
    }

    function test_requireCall_revertsForStaleVerdicts__SM34() public {
        SignedVerdict[] memory both = _both(1);
        vm.warp(START + 30);
        bytes memory stale = abi.encodeWithSelector(VerdictQuorum.VerdictQuorumStale.selector, 0, START, START + 30);
        _refuse(both, stale);
        vm.warp(START + 29);
        account.execute(TO, 7, DATA, both);
    }

    function test_requireCall_revertsForVerdictsOlderThanTheRule() public {
        SignedVerdict[] memory both = _both(1);
        Verdict memory verdict = _verdict(1, 1);
        verdict.validUntil = uint64(START + 1 days);
        both[0] = _signed(verdict, 1);
        verdict = _verdict(2, 1);
        verdict.validUntil = uint64(START + 1 days);
        both[1] = _signed(verdict, 2);
        vm.warp(START + 61);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumStale.selector, 0, START, START + 1 days));
    }

    function test_requireCall_revertsForVerdictsOfTheFuture() public {
        SignedVerdict[] memory both = _both(1);
        vm.warp(START - 6);
        vm.expectRevert();
        account.execute(TO, 7, DATA, both);
        vm.warp(START - 5);
        vm.expectRevert();
        account.execute(TO, 7, DATA, both);
    }

    function test_requireCall_revertsForAnotherWaresKey__SM19() public {
        SignedVerdict[] memory both = _both(1);
        both[1] = _signed(_verdict(2, 1), 3);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumBadKey.selector, 1, 2, vm.addr(3)));
    }

    function test_requireCall_revertsForAnotherDomain__SM19() public {
        SignedVerdict[] memory both = _both(1);
        bytes32 digest = this.digestOf(both[1].verdict, keccak256("another"));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(2, digest);
        both[1].signature = abi.encodePacked(r, s, v);
        vm.expectRevert();
        account.execute(TO, 7, DATA, both);
        assertEq(account.count(), 0, "nothing moved");
    }

    function test_attack_malleableSignature__SM19() public {
        SignedVerdict[] memory both = _both(1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(2, this.digestOf(both[1].verdict, HOME));
        both[1].signature = abi.encodePacked(r, ORDER - uint256(s), v == 27 ? uint8(28) : uint8(27));
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumBadKey.selector, 1, 2, address(0)));
    }

    function test_addKey_waitsForFortyEightHours() public {
        vm.prank(address(account));
        module.addKey(9, vm.addr(9), type(uint40).max);
        assertEq(module.keyOf(address(account), 9, vm.addr(9)).from, START + 48 hours, "from");
        SignedVerdict[] memory both = _both(1);
        both[1] = _signed(_verdict(9, 1), 9);
        _refuse(both, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumBadKey.selector, 1, 9, vm.addr(9)));
        vm.warp(START + 48 hours);
        both[0] = _signed(_verdict(1, 1), 1);
        both[1] = _signed(_verdict(9, 1), 9);
        account.execute(TO, 7, DATA, both);
    }

    function test_endKey_waitsForFortyEightHours() public {
        vm.prank(address(account));
        module.endKey(2, vm.addr(2));
        vm.warp(START + 48 hours - 1);
        account.execute(TO, 7, DATA, _both(1));
        vm.warp(START + 48 hours);
        _refuse(_both(1), abi.encodeWithSelector(VerdictQuorum.VerdictQuorumBadKey.selector, 1, 2, vm.addr(2)));
    }

    function test_setRule_waitsForFortyEightHours() public {
        vm.prank(address(account));
        module.setRule(IQuorumModule.Rule(HOME, 1, 3, 60));
        assertEq(module.ruleOf(address(account)).least, 2, "the old one");
        vm.warp(START + 48 hours);
        assertEq(module.ruleOf(address(account)).least, 1, "the new one");
    }

    function test_attack_stolenKeyRemovesTheGuard() public {
        vm.prank(address(account));
        module.setRule(IQuorumModule.Rule(keccak256("the thief's domain"), 1, 3, 60));
        vm.warp(START + 48 hours - 1);
        SignedVerdict[] memory one = new SignedVerdict[](1);
        one[0] = _signed(_verdict(1, 1), 1);
        _refuse(one, abi.encodeWithSelector(VerdictQuorum.VerdictQuorumShort.selector, 1, 2));
        // Within that time the owner says what counts again.
        vm.prank(address(account));
        module.setRule(IQuorumModule.Rule(HOME, 2, 2, 60));
        vm.warp(START + 96 hours);
        assertEq(module.ruleOf(address(account)).home, HOME, "nothing moved");
    }

    function test_setRule_revertsForARuleThatAsksNothing() public {
        vm.startPrank(address(account));
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadRule.selector, 0, 2));
        module.setRule(IQuorumModule.Rule(HOME, 0, 2, 60));
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadRule.selector, 2, 4));
        module.setRule(IQuorumModule.Rule(HOME, 2, 4, 60));
        vm.stopPrank();
        assertEq(module.ruleOf(address(account)).levelMost, 2, "nothing moved");
    }

    function test_addKey_revertsForKeysThatAreKnownEndedOrNone() public {
        vm.startPrank(address(account));
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadKey.selector, 1, vm.addr(1)));
        module.addKey(1, vm.addr(1), type(uint40).max);
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadKey.selector, 9, address(0)));
        module.addKey(9, address(0), type(uint40).max);
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadKey.selector, 9, vm.addr(9)));
        module.addKey(9, vm.addr(9), uint40(START + 48 hours));
        vm.expectRevert(abi.encodeWithSelector(IQuorumModule.QuorumModuleBadKey.selector, 9, vm.addr(9)));
        module.endKey(9, vm.addr(9));
        vm.stopPrank();
    }

    function test_subjectOf_isTheFormula() public view {
        assertEq(module.subjectOf(address(account), TO, 7, DATA), _subject(address(account), 7), "subject");
    }

    function testFuzz_requireCall_onlyTheVeryCall(address to, uint256 value, bytes calldata data) public {
        SignedVerdict[] memory both = _both(1);
        bool isSame = to == TO && value == 7 && keccak256(data) == keccak256(DATA);
        if (!isSame) vm.expectRevert();
        account.execute(to, value, data, both);
    }

    function testFuzz_requireCall_onlyLevelsInTheRule(uint8 level) public {
        SignedVerdict[] memory both = _both(1);
        both[1] = _signed(_verdict(2, level), 2);
        if (level == 0 || level > 2) vm.expectRevert();
        account.execute(TO, 7, DATA, both);
    }

    function testFuzz_requireCall_onlyFreshVerdicts(uint16 later) public {
        SignedVerdict[] memory both = _both(1);
        vm.warp(START + later);
        if (later >= 30) vm.expectRevert();
        account.execute(TO, 7, DATA, both);
    }

    function digestOf(Verdict calldata verdict, bytes32 domain) external pure returns (bytes32) {
        return Verdicts.digest(verdict, domain);
    }

    function _both(uint8 level) private view returns (SignedVerdict[] memory both) {
        both = new SignedVerdict[](2);
        both[0] = _signed(_verdict(1, level), 1);
        both[1] = _signed(_verdict(2, level), 2);
    }

    function _signed(Verdict memory verdict, uint256 key) private view returns (SignedVerdict memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, this.digestOf(verdict, HOME));
        return SignedVerdict(verdict, abi.encodePacked(r, s, v));
    }

    function _verdict(uint32 ware, uint8 level) private view returns (Verdict memory verdict) {
        verdict.secwareId = bytes32(uint256(ware));
        verdict.subjectHash = _subject(address(account), 7);
        verdict.level = level;
        verdict.issuedAtMs = uint64(block.timestamp) * 1_000;
        verdict.validUntil = uint64(block.timestamp) + 30;
    }

    function _subject(address from, uint256 value) private view returns (bytes32) {
        bytes32 digest = keccak256(bytes.concat(bytes32(DATA.length), DATA));
        return keccak256(abi.encode(SUBJECT_TX_TYPEHASH, block.chainid, from, TO, value, digest));
    }

    function _refuse(SignedVerdict[] memory all, bytes memory reason) private {
        uint256 before = account.count();
        vm.expectRevert(reason);
        account.execute(TO, 7, DATA, all);
        assertEq(account.count(), before, "nothing moved");
    }
}

/// @notice A fake of an account that asks the module before it acts.
contract GuardedAccount {
    QuorumModule private immutable MODULE;
    uint256 public count;

    constructor(QuorumModule module) {
        MODULE = module;
    }

    function execute(address to, uint256 value, bytes calldata data, SignedVerdict[] calldata verdicts) external {
        MODULE.requireCall(to, value, data, verdicts);
        ++count;
    }
}
