// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../src/Disputes.sol";
import {HubFactory} from "../src/HubFactory.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {ISecGov} from "../src/interfaces/ISecGov.sol";
import {Market} from "../src/Market.sol";
import {Modules} from "../src/Modules.sol";
import {PerformancePool} from "../src/PerformancePool.sol";
import {ProviderStake} from "../src/ProviderStake.sol";
import {Registry} from "../src/Registry.sol";
import {SecGov} from "../src/SecGov.sol";
import {SecHub} from "../src/SecHub.sol";
import {SecToken} from "../src/SecToken.sol";
import {Refusal, Verdict, Verdicts} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {BaseTest} from "./BaseTest.sol";
import {FakeOperators} from "./fakes/FakeOperators.sol";
import {FakeReviews} from "./fakes/FakeReviews.sol";

/// @notice A world with the real disputes, stakes and market, a purchase of which one call was settled, and five operators.
abstract contract DisputesBase is BaseTest {
    uint256 internal constant SIGNING_KEY = 4;
    uint256 internal constant SECOND_SIGNING_KEY = 5;
    uint96 internal constant STAKED = 10_000e18;
    uint8 internal constant SITE = 7;

    IDisputes internal court;
    SecGov internal gov;
    FakeReviews internal reviews;
    FakeOperators internal operators;
    bytes32 internal purchase;
    address[] internal jurors;

    function setUp() public virtual override {
        vm.warp(START);
        user = vm.addr(USER_KEY);
        caller = vm.addr(CALLER_KEY);
        _deployWithDisputes();
        _addJurors();
        _give(developer, 100_000e18);
        _give(user, 50_000e18);
        ware = _register(developer, STAKED);
        vm.startPrank(developer);
        registry.addPlan(ware, _plan(1_000e18));
        registry.addKey(ware, vm.addr(SIGNING_KEY), type(uint40).max);
        registry.addKey(ware, vm.addr(SECOND_SIGNING_KEY), type(uint40).max);
        token.approve(disputes, type(uint256).max);
        vm.stopPrank();
        vm.prank(user);
        token.approve(disputes, type(uint256).max);
        purchase = _buy(PAID, 1);
        market.settle(_entry(purchase, 1));
    }

    /// @dev Five, who were there before the epoch of the first claim.
    function _addJurors() private {
        vm.warp(START - Windows.EPOCH);
        for (uint160 i = 1; i <= 5; ++i) {
            jurors.push(address(0xa0000 + i));
            _addJuror(jurors[i - 1]);
        }
        vm.warp(START);
    }

    function _addJuror(address juror) internal virtual {
        operators.set(juror, 100 ether, 0);
    }

    /// @dev Suites that are about all modules together take the real ones.
    function _newReputation(Modules memory) internal virtual override returns (address) {
        return address(new FakeReviews());
    }

    function _newRestaking(Modules memory) internal virtual returns (address) {
        return address(new FakeOperators());
    }

    function _deployWithDisputes() private {
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        modules.reputation = IReputation(vm.computeCreateAddress(address(this), nonce));
        modules.restaking = IRestaking(vm.computeCreateAddress(address(this), nonce + 1));
        modules.token = SecToken(vm.computeCreateAddress(address(this), nonce + 2));
        modules.registry = Registry(vm.computeCreateAddress(address(this), nonce + 3));
        modules.stakes = ProviderStake(vm.computeCreateAddress(address(this), nonce + 4));
        modules.market = Market(vm.computeCreateAddress(address(this), nonce + 5));
        modules.pool = PerformancePool(vm.computeCreateAddress(address(this), nonce + 6));
        modules.disputes = IDisputes(vm.computeCreateAddress(address(this), nonce + 7));
        modules.gov = ISecGov(vm.computeCreateAddress(address(this), nonce + 8));
        (modules.desk, modules.packages) = (desk, packages);
        (modules.timelock, modules.guardian) = (owner, guardian);
        reviews = FakeReviews(_newReputation(modules));
        operators = FakeOperators(_newRestaking(modules));
        token = new SecToken(owner, 100_000_000e18);
        registry = new Registry(modules);
        stakes = new ProviderStake(modules);
        market = new Market(modules);
        pool = new PerformancePool(modules);
        disputes = address(new Disputes(modules));
        court = IDisputes(disputes);
        gov = new SecGov(modules);
        factory = new HubFactory(address(new SecHub(modules)));
    }

    function _verdict(uint8 level, uint64 seq) internal view returns (Verdict memory verdict) {
        verdict.secwareId = bytes32(uint256(ware));
        verdict.purchaseId = purchase;
        verdict.caller = caller;
        verdict.seq = seq;
        verdict.requestHash = keccak256("request");
        verdict.subjectHash = keccak256("subject");
        verdict.level = level;
        verdict.issuedAtMs = uint64(block.timestamp) * 1_000 + 7;
        verdict.receivedAtMs = verdict.issuedAtMs - 5;
        verdict.validUntil = uint64(block.timestamp) + 30;
    }

    function _refusal(uint16 status) internal view returns (Refusal memory refusal) {
        refusal.secwareId = bytes32(uint256(ware));
        refusal.purchaseId = purchase;
        refusal.caller = caller;
        refusal.seq = 2;
        refusal.requestHash = keccak256("request");
        refusal.status = status;
        refusal.reason = keccak256("engine_unavailable");
        refusal.issuedAtMs = uint64(block.timestamp) * 1_000;
        refusal.receivedAtMs = refusal.issuedAtMs;
    }

    /// @dev By hand and in the words of the protocol, not by the library under test.
    function _signVerdict(Verdict memory v, uint256 key) internal view returns (bytes memory) {
        bytes memory head = abi.encode(
            Verdicts.VERDICT_TYPEHASH, v.secwareId, v.purchaseId, v.caller, v.seq, v.requestHash, v.subjectHash
        );
        bytes memory tail =
            abi.encode(v.level, v.confidenceBps, v.payloadHash, v.engine, v.receivedAtMs, v.issuedAtMs, v.validUntil);
        return _sign(key, _digest(keccak256(bytes.concat(head, tail))));
    }

    function _signRefusal(Refusal memory r, uint256 key) internal view returns (bytes memory) {
        bytes memory head =
            abi.encode(Verdicts.REFUSAL_TYPEHASH, r.secwareId, r.purchaseId, r.caller, r.seq, r.requestHash);
        bytes memory tail = abi.encode(r.status, r.reason, r.receivedAtMs, r.issuedAtMs);
        return _sign(key, _digest(keccak256(bytes.concat(head, tail))));
    }

    /// @dev Reports that one call got level 1 and level 4.
    function _reportTwice(uint64 seq) internal returns (bytes32) {
        (Verdict memory first, Verdict memory second) = (_verdict(1, seq), _verdict(4, seq));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.prank(stranger);
        return court.reportEquivocation(first, one, second, other);
    }

    function _openSla(uint96 sum) internal returns (bytes32) {
        vm.prank(user);
        return court.openClaim(IDisputesTypes.Kind.Sla, purchase, sum, keccak256("file"));
    }

    function _openMalice(uint96 sum) internal returns (bytes32) {
        vm.prank(user);
        return court.openClaim(IDisputesTypes.Kind.Malice, purchase, sum, keccak256("file"));
    }

    function _contest(bytes32 claim) internal {
        vm.prank(developer);
        court.contest(claim);
    }

    function _commit(bytes32 claim, address juror, bool isUpheld) internal {
        bytes32 commitment = court.commitmentOf(claim, juror, isUpheld, keccak256(abi.encode(juror)));
        vm.prank(juror);
        court.commitVote(claim, commitment);
    }

    function _reveal(bytes32 claim, address juror, bool isUpheld) internal {
        vm.prank(juror);
        court.revealVote(claim, isUpheld, keccak256(abi.encode(juror)));
    }

    /// @dev The first `votes` operators vote, the first `forIt` of them for the claim; then the votes are counted.
    function _vote(bytes32 claim, uint256 votes, uint256 forIt) internal {
        for (uint256 i = 0; i < votes; ++i) {
            _commit(claim, jurors[i], i < forIt);
        }
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < votes; ++i) {
            _reveal(claim, jurors[i], i < forIt);
        }
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(claim);
    }

    /// @dev Ten calls for one unit of money.
    function _buySmall() internal returns (bytes32) {
        vm.prank(developer);
        return _buy(registry.addPlan(ware, _planOf(1, 10)), 1);
    }

    /// @dev What waits for the operators, as at the end of an epoch.
    function _payOperators() internal {
        operators.collect(court, Windows.epochAt(block.timestamp));
    }

    /// @dev Everything that a refused act must leave as it was.
    function _moved() internal view returns (bytes32) {
        return keccak256(
            abi.encode(
                token.balanceOf(disputes),
                token.balanceOf(user),
                token.balanceOf(developer),
                token.balanceOf(address(stakes)),
                token.totalSupply(),
                abi.encode(stakes.stakeOf(ware))
            )
        );
    }

    function _claim(bytes32 claim) internal view returns (IDisputesTypes.Claim memory) {
        return court.claimOf(claim);
    }

    function _assertState(bytes32 claim, IDisputesTypes.State state, string memory what) internal view {
        assertEq(uint256(_claim(claim).state), uint256(state), what);
    }

    function _assertOutcome(bytes32 claim, IDisputesTypes.Outcome outcome, string memory what) internal view {
        assertEq(uint256(_claim(claim).outcome), uint256(outcome), what);
    }
}
