// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {SecGovernor} from "../../src/gov/SecGovernor.sol";
import {SecTimelock} from "../../src/gov/SecTimelock.sol";
import {Voice} from "../../src/gov/Voice.sol";
import {Market} from "../../src/Market.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {SecGov} from "../../src/SecGov.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {Assertions} from "../Assertions.sol";

/// @notice The ledger of `GovernorHandler`: what proposals ask for, how they stand, and what must be set when they were carried out.
abstract contract GovernorActs is Assertions {
    struct World {
        SecGovernor governor;
        SecTimelock timelock;
        Voice voice;
        SecGov gov;
        Market market;
        ProviderStake stakes;
        Registry registry;
        Desk desk;
        address guardian;
        address developer;
        address user;
        uint32 ware;
    }

    enum Change {
        Delays,
        FixedPart,
        Price,
        VotingDelay,
        VotingPeriod,
        LateExtension,
        Wait,
        Grant,
        Discipline,
        Threshold
    }

    struct Book {
        uint256 id;
        Change change;
        address at;
        bytes data;
        uint256[2] values;
        address who;
        address proposer;
        uint256 startsAt;
        uint256 endsAt;
        uint256 eta;
        uint256 queuedAt;
        uint256[3] votes;
        uint256 heard;
        int256 developers;
        int256 users;
        bool isHeard;
        bool isCancelled;
        bool isExecuted;
    }

    /// @dev Of 1e18 that all votes are: the holders' that must be heard, and those against that are a third of a smaller house.
    uint256 private constant HEARD = 0.06e18;
    int256 private constant THIRD = 0.2e18;
    uint256 internal constant CHANGES = 10;
    uint256 internal constant GRANTS_AT_MOST = 10_000e18;

    World internal _world;
    uint256 internal immutable BORN;
    address[] public people;
    Book[] internal _books;
    mapping(uint256 place => mapping(address who => bool)) internal _hasVoted;
    /// @notice Shortest and longest delay, fixed part, price, voting delay, voting period, late extension, wait.
    uint256[8] public params;
    uint256 internal _priceSetAt;
    uint256 public granted;
    uint256 public disciplined;
    mapping(Change change => uint256) public changed;
    uint256 public refused;
    uint256 public vetoed;
    uint256 public lost;

    constructor(World memory world, address[] memory people_) {
        (_world, people) = (world, people_);
        BORN = world.governor.DEPLOYED_AT();
        params = [uint256(1 days), 14 days, 1_000e18, world.desk.price(), 2 days, 5 days, 1 days, 3 days];
        _priceSetAt = BORN;
        granted = world.gov.granted();
    }

    function bookOf(uint256 place) external view returns (Book memory) {
        return _books[place];
    }

    function proposals() external view returns (uint256) {
        return _books.length;
    }

    /// @notice How a proposal must stand, by what was done with it.
    function stateOf(uint256 place) public view returns (IGovernor.ProposalState) {
        Book storage own = _books[place];
        if (own.isExecuted) return IGovernor.ProposalState.Executed;
        if (own.isCancelled) return IGovernor.ProposalState.Canceled;
        if (block.timestamp <= own.startsAt) return IGovernor.ProposalState.Pending;
        if (block.timestamp <= own.endsAt) return IGovernor.ProposalState.Active;
        if (!_isPassed(own)) return IGovernor.ProposalState.Defeated;
        return own.eta == 0 ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Queued;
    }

    /// @dev Counts a vote by houses. What makes it heard late leaves time to answer.
    function _count(uint256 place, address who, uint256 support) internal {
        Book storage own = _books[place];
        _hasVoted[place][who] = true;
        (uint256 holder, uint256 developer, uint256 user) = _world.voice.housesOf(who, own.startsAt);
        own.votes[support] += holder + developer + user;
        if (support != 0) own.heard += holder;
        int256 sign = support == 1 ? int256(1) : support == 0 ? int256(-1) : int256(0);
        own.developers += sign * int256(developer);
        own.users += sign * int256(user);
        if (own.isHeard || own.heard < HEARD) return;
        own.isHeard = true;
        if (block.timestamp + params[6] > own.endsAt) own.endsAt = block.timestamp + params[6];
    }

    /// @dev What a proposal that is carried out now leaves behind.
    function _store(Book storage own) internal {
        own.isExecuted = true;
        ++changed[own.change];
        if (own.change == Change.Delays) (params[0], params[1]) = (own.values[0], own.values[1]);
        else if (own.change == Change.Grant) granted += own.values[0];
        else if (own.change == Change.Discipline) disciplined += own.values[0];
        else params[uint256(own.change) + 1] = own.values[0];
        if (own.change == Change.Price) _priceSetAt = block.timestamp;
    }

    /// @dev Whether what is asked for is within the bounds that no vote moves, at this time.
    function _isWithin(Book storage own) internal view returns (bool) {
        (Change change, uint256 value) = (own.change, own.values[0]);
        if (change == Change.Threshold) return false;
        if (change == Change.Grant) return granted + value <= GRANTS_AT_MOST;
        if (change == Change.Discipline) return value <= _world.gov.balanceOf(own.who);
        if (change == Change.Price && block.timestamp < _priceSetAt + 1 days) return false;
        (uint256 least, uint256 most) = _boundsOf(change);
        if (change == Change.Delays) return value >= least && value <= own.values[1] && own.values[1] <= most;
        return value >= least && value <= most;
    }

    /// @dev A change at a bound, just outside of it, or between.
    function _make(uint256 changeSeed, uint256 whoSeed, uint256 seed) internal view returns (Book memory own) {
        own.change = Change(changeSeed % CHANGES);
        own.who = people[whoSeed % people.length];
        (uint256 least, uint256 most) = _boundsOf(own.change);
        own.values[0] = _near(seed, least, most);
        // By one unit more than may ever be granted.
        if (own.change == Change.Grant && seed % 8 == 3) own.values[0] = GRANTS_AT_MOST - granted + 1;
        if (own.change == Change.Delays) own.values[1] = _near(seed >> 16, least, most);
        (own.at, own.data) = _callOf(own);
    }

    function _callOf(Book memory own) private view returns (address, bytes memory) {
        uint256 value = own.values[0];
        if (own.change == Change.Delays) {
            bytes memory data = abi.encodeCall(_world.market.setDelays, (uint32(value), uint32(own.values[1])));
            return (address(_world.market), data);
        }
        if (own.change == Change.FixedPart) {
            return (address(_world.stakes), abi.encodeCall(ProviderStake.setFixedPart, (uint96(value))));
        }
        if (own.change == Change.Price) {
            return (address(_world.desk), abi.encodeCall(Desk.setPrice, (uint96(value))));
        }
        if (own.change == Change.Wait) {
            return (address(_world.timelock), abi.encodeCall(SecTimelock.updateDelay, (value)));
        }
        if (own.change == Change.Grant) return (address(_world.gov), abi.encodeCall(SecGov.grant, (own.who, value)));
        if (own.change == Change.Discipline) {
            return (address(_world.gov), abi.encodeCall(SecGov.discipline, (own.who, value)));
        }
        return (address(_world.governor), _callOfGovernor(own.change, value));
    }

    function _callOfGovernor(Change change, uint256 value) private view returns (bytes memory) {
        SecGovernor governor = _world.governor;
        if (change == Change.VotingDelay) return abi.encodeCall(governor.setVotingDelay, (uint48(value)));
        if (change == Change.VotingPeriod) return abi.encodeCall(governor.setVotingPeriod, (uint32(value)));
        if (change == Change.LateExtension) {
            return abi.encodeCall(governor.setLateQuorumVoteExtension, (uint48(value)));
        }
        return abi.encodeCall(governor.setProposalThreshold, (value));
    }

    function _boundsOf(Change change) private view returns (uint256 least, uint256 most) {
        if (change == Change.Delays) return (1 hours, 14 days);
        if (change == Change.FixedPart) return (100e18, 1_000_000e18);
        if (change == Change.Price) return (params[3] - params[3] / 5, params[3] + params[3] / 5);
        if (change == Change.VotingDelay) return (1 days, 7 days);
        if (change == Change.VotingPeriod) return (3 days, 14 days);
        if (change == Change.LateExtension) return (12 hours, 3 days);
        if (change == Change.Wait) return (3 days, 30 days);
        if (change == Change.Grant) return (1, 60e18);
        return (1, 300e18);
    }

    /// @dev As `SecGovernor` says it: heard by a tenth of the holders' house, more for than against, and not against both others.
    function _isPassed(Book storage own) private view returns (bool) {
        bool isOpposed = -own.developers * 3 >= THIRD - 2 && -own.users * 3 >= THIRD - 2;
        return own.heard >= HEARD && own.votes[1] > own.votes[0] && !isOpposed;
    }

    function _near(uint256 seed, uint256 least, uint256 most) private pure returns (uint256) {
        uint256 how = seed % 8;
        if (how == 0) return least - 1;
        if (how == 1) return least;
        if (how == 2) return most;
        return how == 3 ? most + 1 : bound(seed >> 8, least, most);
    }
}
