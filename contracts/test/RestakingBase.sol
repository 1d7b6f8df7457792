// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../src/interfaces/IPerformancePool.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Modules} from "../src/Modules.sol";
import {Restaking} from "../src/Restaking.sol";
import {SecGov} from "../src/SecGov.sol";
import {SecToken} from "../src/SecToken.sol";
import {Windows} from "../src/Windows.sol";
import {Assertions} from "./Assertions.sol";
import {FakeOperatorClaims} from "./fakes/FakeOperatorClaims.sol";
import {FakeReputation} from "./fakes/FakeReputation.sol";

/// @notice The governance token and restaking as they are, among fakes; two operators, two investors.
abstract contract RestakingBase is Assertions {
    uint256 internal constant START = 1_800_000_000;
    uint16 internal constant COMMISSION = 1_000;

    address internal owner = address(0x0111);
    address internal stranger = address(0x0333);
    address internal market = address(0x0777);
    address internal pool = address(0x0888);
    address internal good = address(0xa1);
    address internal lazy = address(0xa2);
    address internal alice = address(0xb1);
    address internal bob = address(0xb2);

    FakeOperatorClaims internal disputes;
    FakeReputation internal reputation;
    SecToken internal token;
    SecGov internal gov;
    Restaking internal restaking;

    function setUp() public virtual {
        vm.warp(START);
        _deploy();
        address[5] memory rich = [good, lazy, alice, bob, stranger];
        for (uint256 i = 0; i < rich.length; ++i) {
            vm.deal(rich[i], 1_000_000 ether);
        }
        _join(good, 10 ether);
        _join(lazy, 10 ether);
    }

    function _deploy() private {
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        disputes = new FakeOperatorClaims();
        reputation = new FakeReputation();
        modules.token = SecToken(vm.computeCreateAddress(address(this), nonce + 2));
        modules.gov = SecGov(vm.computeCreateAddress(address(this), nonce + 3));
        modules.restaking = Restaking(vm.computeCreateAddress(address(this), nonce + 4));
        modules.disputes = IDisputes(address(disputes));
        modules.reputation = IReputation(address(reputation));
        modules.market = IMarket(market);
        modules.pool = IPerformancePool(pool);
        modules.timelock = owner;
        token = new SecToken(owner, 100_000_000e18);
        gov = new SecGov(modules);
        restaking = new Restaking(modules);
    }

    function _join(address operator, uint256 amount) internal {
        vm.prank(operator);
        restaking.join{value: amount}(COMMISSION);
    }

    function _deposit(address investor, address operator, uint256 amount) internal returns (uint256) {
        vm.prank(investor);
        return restaking.deposit{value: amount}(operator);
    }

    function _exit(address investor, uint256 shares) internal returns (uint256) {
        vm.prank(investor);
        return restaking.queueExit(shares);
    }

    function _slash(address operator, uint16 bps) internal returns (uint256) {
        vm.prank(address(disputes));
        return restaking.slash(operator, bps, payable(address(0xdead)));
    }

    function _seize(address investor, uint256 principal) internal {
        vm.prank(owner);
        restaking.seize(investor, principal);
    }

    function _duty(address operator, bool isDone) internal {
        vm.prank(address(disputes));
        restaking.noteDuty(operator, isDone);
    }

    function _sharesOf(address investor) internal view returns (uint256 shares) {
        (shares,) = restaking.positionOf(investor);
    }

    function _principalOf(address investor) internal view returns (uint256 principal) {
        (, principal) = restaking.positionOf(investor);
    }

    /// @dev The principal that is left in all pools.
    function _backed() internal view returns (uint256) {
        return _backedBy(good) + _backedBy(lazy);
    }

    function _backedBy(address operator) internal view returns (uint256) {
        Restaking.Operator memory record = restaking.operatorRecordOf(operator);
        return (uint256(record.scaledPrincipal) * record.index + 1e18 - 1) / 1e18;
    }

    function _epoch() internal view returns (uint32) {
        return Windows.epochAt(block.timestamp);
    }

    function _toNextEpoch() internal {
        vm.warp(Windows.startOf(_epoch() + 1));
    }

    /// @dev As the market does: the money first, then the word.
    function _payIn(uint32 epoch, uint96 amount) internal {
        _give(address(restaking), amount);
        vm.prank(market);
        restaking.payIn(epoch, amount);
    }

    function _give(address to, uint256 amount) internal {
        vm.prank(owner);
        assertTrue(token.transfer(to, amount), "given");
    }

    /// @dev Lets an epoch pass in which everybody was there from its start, and divides `fees` for it.
    function _rewardedEpoch(uint96 fees) internal returns (uint32 epoch) {
        _toNextEpoch();
        epoch = _epoch();
        _toNextEpoch();
        _payIn(epoch, fees);
        restaking.closeEpoch(epoch);
    }

    function _claim(address who, uint32 epoch) internal returns (uint256) {
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = epoch;
        vm.prank(who);
        return restaking.claim(epochs);
    }

    function _near(uint256 actual, uint256 expected, uint256 within, string memory what) internal pure {
        uint256 apart = actual > expected ? actual - expected : expected - actual;
        require(apart <= within, Differs(what, actual, expected));
    }
}
