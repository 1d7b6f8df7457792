// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesOpening} from "../../src/interfaces/IDisputes.sol";
import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Verdict, Verdicts} from "../../src/verdicts/Verdicts.sol";
import {EconomySales} from "./EconomySales.sol";
import {SlaBook, SlaLedger} from "./SlaBook.sol";

/// @notice Reviews, and what takes stake away: the owner, two verdicts on one call, and claims that are accepted or not answered.
abstract contract EconomyDisputes is EconomySales, SlaLedger {
    struct Review {
        IReputation.ReviewState state;
        uint256 openedAt;
        uint256 challengedAt;
        uint256 fee;
    }

    struct Claim {
        bytes32 id;
        uint32 ware;
        address claimant;
        uint256 sum;
        uint256 openedAt;
        uint256 decidedAt;
        bool isDone;
    }

    struct Case {
        bytes32 id;
        uint32 ware;
        address reporter;
        uint256 frozen;
        uint256 openedAt;
        bool isDone;
    }

    uint256 private constant BOND = 100e18;

    mapping(uint256 deal => Review) private _reviews;
    mapping(address buyer => mapping(uint32 ware => uint256[])) private _reviewTimes;
    mapping(uint256 deal => bool) private _isClaimed;
    Claim[] private _claims;
    Case[] private _cases;
    mapping(uint32 ware => uint256) private _reportableFrom;
    mapping(uint32 ware => SlaBook) private _slas;
    uint64 private _seq = 1e9;

    /// @dev Half of the fee is gone at once, the other half is held.
    function review(uint256 pick) external {
        if (_deals.length == 0) return;
        uint256 place = pick % _deals.length;
        Deal storage deal = _deals[place];
        Review storage own = _reviews[place];
        uint256[] storage times = _reviewTimes[deal.buyer][deal.ware];
        uint256 hours_ = times.length < 3 ? 0 : times[times.length - 3] / 1 hours + 1;
        bool isDue = own.openedAt == 0 && _earned(deal) > 0 && block.timestamp < deal.closesAt + 14 days
            && (hours_ == 0 || block.timestamp >= hours_ * 1 hours + 28 days);
        vm.prank(deal.buyer);
        (bool isDone,) = address(_world.scores).call(abi.encodeCall(_world.scores.review, (deal.id, "no")));
        assertTrue(isDone == isDue, "reviews what was served, once, in time");
        if (!isDone) return;
        times.push(block.timestamp);
        own.fee = deal.amount / 10 > 2e18 ? deal.amount / 10 : 2e18;
        (own.state, own.openedAt) = (IReputation.ReviewState.Open, block.timestamp);
        _move(deal.buyer, address(_world.scores), own.fee / 2);
        _burn(deal.buyer, own.fee - own.fee / 2);
        ++done["review"];
    }

    function challenge(uint256 pick) external {
        (uint256 place, bool isAny) = _reviewIn(pick, IReputation.ReviewState.Open);
        Review storage own = _reviews[place];
        if (!isAny || block.timestamp >= own.openedAt + 72 hours) return;
        address developer = _developerOf(_deals[place].ware);
        vm.prank(developer);
        _world.scores.challenge(_deals[place].id);
        (own.state, own.challengedAt) = (IReputation.ReviewState.Challenged, block.timestamp);
        _move(developer, address(_world.scores), own.fee);
    }

    /// @dev What nobody challenged counts, and what its developer did not bring to the jury; what is forgotten lapses.
    function finish(uint256 pick) external {
        if (_deals.length == 0) return;
        uint256 place = pick % _deals.length;
        (Review storage own, Deal storage deal) = (_reviews[place], _deals[place]);
        address scores = address(_world.scores);
        if (own.state == IReputation.ReviewState.Open && block.timestamp >= own.openedAt + 72 hours) {
            _world.scores.finalise(deal.id);
            _move(scores, deal.buyer, own.fee / 2);
            own.state = IReputation.ReviewState.Counted;
            ++done["finish"];
        }
        if (own.state != IReputation.ReviewState.Challenged) return;
        if (block.timestamp >= own.challengedAt + 45 days) {
            _world.scores.finalise(deal.id);
            _move(scores, deal.buyer, own.fee / 2);
            _move(scores, _developerOf(deal.ware), own.fee);
            own.state = IReputation.ReviewState.Lapsed;
            return;
        }
        (bool isDone,) = address(_world.court).call(abi.encodeCall(IDisputesOpening.upholdReview, (deal.id)));
        assertTrue(isDone == (block.timestamp >= own.challengedAt + 72 hours), "silence has its time");
        if (!isDone) return;
        _move(scores, deal.buyer, own.fee / 2 * 2);
        _burn(scores, own.fee - own.fee / 2);
        own.state = IReputation.ReviewState.Counted;
        ++done["uphold"];
    }

    function slashByOwner(uint256 which, uint256 bps) external {
        uint32 ware = wares[which % wares.length];
        bps = bound(bps, 1, 200);
        uint256 amount = _part(_stakes[ware].staked + _stakes[ware].unbonding, bps);
        vm.prank(_world.owner);
        assertEq(_world.court.slashByOwner(ware, uint16(bps)), amount, "its part");
        _divide(_takeStake(ware, amount), address(0), 0, 0);
        ++done["slash"];
    }

    /// @dev Two verdicts on one call.
    function report(uint256 pick, uint256 who) external {
        if (_deals.length == 0) return;
        Deal storage deal = _deals[pick % _deals.length];
        (Verdict memory first, Verdict memory second) = _contradiction(deal);
        bytes memory data =
            abi.encodeCall(IDisputesOpening.reportEquivocation, (first, _signed(first), second, _signed(second)));
        address reporter = buyers[who % buyers.length];
        vm.prank(reporter);
        (bool isDone, bytes memory id) = address(_world.court).call(data);
        assertTrue(isDone == (block.timestamp >= _reportableFrom[deal.ware]), "once in 28 days");
        if (!isDone) return;
        _reportableFrom[deal.ware] = block.timestamp + 28 days;
        Stake storage own = _stakes[deal.ware];
        uint256 part = _part(own.staked + own.unbonding, 3_000);
        own.frozen += part;
        _cases.push(Case(abi.decode(id, (bytes32)), deal.ware, reporter, part, block.timestamp, false));
    }

    function executeCase(uint256 pick) external {
        if (_cases.length == 0) return;
        Case storage own = _cases[pick % _cases.length];
        (bool isDone,) = address(_world.court).call(abi.encodeCall(IDisputesOpening.executeCase, (own.id)));
        assertTrue(isDone == (!own.isDone && block.timestamp >= own.openedAt + 10 days), "a case has its time");
        if (!isDone) return;
        own.isDone = true;
        _stakes[own.ware].frozen -= own.frozen;
        _divide(_takeStake(own.ware, own.frozen), own.reporter, 0, 500e18);
        ++done["case"];
    }

    /// @dev For as much as the purchase, so that silence upholds it.
    function claim(uint256 pick, uint256 sum) external {
        if (_deals.length == 0) return;
        uint256 place = pick % _deals.length;
        Deal storage deal = _deals[place];
        Stake storage own = _stakes[deal.ware];
        uint256 most = _part(own.staked + own.unbonding, 500);
        sum = bound(sum, 1, deal.amount);
        bool isDue = !_isClaimed[place] && most > 0 && block.timestamp < deal.closesAt + 9 days;
        bytes memory data =
            abi.encodeCall(IDisputesOpening.openClaim, (IDisputesTypes.Kind.Sla, deal.id, uint96(sum), bytes32(0)));
        vm.prank(deal.buyer);
        (bool isDone, bytes memory id) = address(_world.court).call(data);
        assertTrue(isDone == isDue, "claims once, in time");
        if (!isDone) return;
        _isClaimed[place] = true;
        if (sum > most) sum = most;
        own.frozen += sum;
        _claims.push(Claim(abi.decode(id, (bytes32)), deal.ware, deal.buyer, sum, block.timestamp, 0, false));
        _move(deal.buyer, address(_world.court), BOND);
    }

    /// @dev Accepted, or passed over in silence.
    function answer(uint256 pick) external {
        if (_claims.length == 0) return;
        Claim storage own = _claims[pick % _claims.length];
        if (own.decidedAt != 0) return;
        if (block.timestamp < own.openedAt + 72 hours) {
            vm.prank(_developerOf(own.ware));
            _world.court.accept(own.id);
        } else {
            _world.court.advance(own.id);
        }
        own.decidedAt = block.timestamp;
    }

    function execute(uint256 pick) external {
        if (_claims.length == 0) return;
        Claim storage own = _claims[pick % _claims.length];
        bool isDue = own.decidedAt != 0 && !own.isDone && block.timestamp >= own.decidedAt + 7 days;
        (bool isDone,) = address(_world.court).call(abi.encodeWithSignature("execute(bytes32)", own.id));
        assertTrue(isDone == isDue, "exactly when it may, and once");
        if (!isDone) return;
        own.isDone = true;
        _stakes[own.ware].frozen -= own.sum;
        _move(address(_world.court), own.claimant, BOND);
        uint256 stands = _stakes[own.ware].staked + _stakes[own.ware].unbonding;
        uint256 taken = _takeStake(own.ware, _takeForSla(_slas[own.ware], stands, own.sum));
        _divide(taken, own.claimant, own.sum, type(uint256).max);
        ++done["claim"];
    }

    /// @dev Outside, because the library reads call data.
    function digestOf(Verdict calldata verdict) external view returns (bytes32) {
        return Verdicts.digest(verdict, _world.market.domainSeparator());
    }

    function reviewOf(uint256 place) external view returns (Review memory) {
        return _reviews[place];
    }

    function dealOf(uint256 place) external view returns (Deal memory) {
        return _deals[place];
    }

    /// @notice For how long the allowance for broken SLAs is not whole.
    function slaLevelOf(uint32 ware) external view returns (uint256) {
        return _slaLevel(_slas[ware]);
    }

    /// @notice Fees of reviews that are open, and what developers put against them.
    function heldFees() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            Review storage own = _reviews[i];
            if (own.state == IReputation.ReviewState.Open) sum += own.fee / 2;
            if (own.state == IReputation.ReviewState.Challenged) sum += own.fee / 2 + own.fee;
        }
    }

    /// @notice What open claims put up.
    function bonds() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _claims.length; ++i) {
            if (!_claims[i].isDone) sum += BOND;
        }
    }

    /// @dev At most 40 % to the harmed and no more than its harm, a tenth to who reported it, a fifth waits for the operators; the rest is burned.
    function _divide(uint256 taken, address party, uint256 harm, uint256 reporterMost) private {
        uint256 harmed = taken * 4 / 10 < harm ? taken * 4 / 10 : harm;
        uint256 reporter = taken / 10 < reporterMost ? taken / 10 : reporterMost;
        (uint256 toOperators, Epoch storage epoch) = (taken / 5, _epochs[block.timestamp / 7 days]);
        uint256 rest = taken - harmed - reporter - toOperators;
        _move(address(_world.stakes), address(_world.court), toOperators);
        if (harmed + reporter > 0) _move(address(_world.stakes), party, harmed + reporter);
        _burn(address(_world.stakes), rest);
        epoch.slashed += toOperators;
        if (rest == 0) return;
        ++epoch.enforced;
        epoch.burned += rest;
    }

    function _contradiction(Deal storage deal) private returns (Verdict memory first, Verdict memory second) {
        first.secwareId = bytes32(uint256(deal.ware));
        (first.purchaseId, first.caller, first.seq) = (deal.id, vm.addr(deal.key), _seq++);
        (first.level, first.issuedAtMs) = (1, uint64(block.timestamp) * 1_000);
        second = abi.decode(abi.encode(first), (Verdict));
        second.level = 4;
    }

    function _signed(Verdict memory verdict) private view returns (bytes memory) {
        return _sign(_world.signingKey, this.digestOf(verdict));
    }

    /// @dev A review in a state, from a place on that chance chose.
    function _reviewIn(uint256 pick, IReputation.ReviewState state) private view returns (uint256, bool) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            uint256 place = (pick % _deals.length + i) % _deals.length;
            if (_reviews[place].state == state) return (place, true);
        }
        return (0, false);
    }
}
