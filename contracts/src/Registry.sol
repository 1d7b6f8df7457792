// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardianPause} from "./GuardianPause.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Modules} from "./Modules.sol";
import {PlanBook} from "./PlanBook.sol";

/// @title The registry of SecWares.
/// @notice See `IRegistry`.
contract Registry is IRegistry {
    using PlanBook for PlanBook.Book;

    uint256 private constant LIVE_KEYS_AT_MOST = 8;
    uint256 private constant HOST_AT_MOST = 253;
    uint32 private constant DURATION_AT_MOST = 90 days;
    uint40 private constant FOR_EVER = type(uint40).max;

    IProviderStake public immutable STAKE;
    IMarket public immutable MARKET;
    address public immutable REPUTATION;
    address public immutable GUARDIAN;

    /// @dev Three slots, and those of its plans.
    struct Record {
        address developer;
        Status status;
        uint8 category;
        uint16 planCount;
        uint16 uptimeBps;
        uint16 unknownMaxBps;
        uint32 p95Ms;
        address newestKey;
        uint40 createdAt;
        Kind kind;
        uint32 rateLimit;
        uint16 retentionDays;
        bytes32 manifestHash;
        PlanBook.Book book;
    }

    /// @dev One slot. The keys of a SecWare are a chain from the newest one back, so that none can be hidden. The first one has no
    /// slot as long as it is the only one and stands: it is from the beginning and for ever.
    struct KeyRecord {
        address previous;
        uint40 from;
        uint40 until;
    }

    uint32 public wareCount;
    uint32 private _pausedUntil;
    uint32 private _nextPauseFrom;
    mapping(uint32 ware => Record) private _wares;
    mapping(uint32 ware => string) private _hosts;
    mapping(uint32 ware => mapping(address key => KeyRecord)) private _keys;
    /// @inheritdoc IRegistry
    mapping(uint32 ware => uint40) public endedAtOf;

    constructor(Modules memory modules) {
        STAKE = modules.stakes;
        MARKET = modules.market;
        REPUTATION = address(modules.reputation);
        GUARDIAN = modules.guardian;
    }

    modifier onlyDeveloper(uint32 ware) {
        require(_wares[ware].developer == msg.sender, RegistryNotDeveloper(ware, msg.sender));
        _;
    }

    modifier notEnded(uint32 ware) {
        Status status = _wares[ware].status;
        require(status != Status.Retired && status != Status.Expelled, RegistryEnded(ware, status));
        _;
    }

    /// @dev Nobody resumes, or leaves, while an expulsion is under way.
    modifier notSuspended(uint32 ware) {
        require(_wares[ware].status != Status.Suspended, RegistryEnded(ware, Status.Suspended));
        _;
    }

    modifier knownPlan(uint32 ware, uint16 plan) {
        _knowing(ware, plan);
        _;
    }

    /// @inheritdoc IRegistry
    function register(Registration calldata registration) external returns (uint32 ware) {
        require(!GuardianPause.isOn(_pausedUntil), RegistryPaused(_pausedUntil));
        ware = ++wareCount;
        _record(ware, registration);
        emit WareRegistered(
            ware,
            msg.sender,
            registration.kind,
            registration.category,
            registration.host,
            registration.manifestHash,
            registration.sla
        );
        _setFirstKey(ware, registration.signingKey);
        _addPlan(_wares[ware], ware, 0, registration.plan);
        STAKE.stakeFor(ware, msg.sender, registration.stake);
    }

    /// @inheritdoc IRegistry
    function addPlan(uint32 ware, Plan calldata plan) external returns (uint16 number) {
        Record storage record = _wares[ware];
        // As the modifiers of other acts, in one look at the record.
        (address developer, uint16 count, Status status) = (record.developer, record.planCount, record.status);
        require(developer == msg.sender, RegistryNotDeveloper(ware, msg.sender));
        require(status != Status.Retired && status != Status.Expelled, RegistryEnded(ware, status));
        _addPlan(record, ware, count, plan);
        return count;
    }

    /// @inheritdoc IRegistry
    function setPlanOnSale(uint32 ware, uint16 plan, bool onSale)
        external
        onlyDeveloper(ware)
        notEnded(ware)
        knownPlan(ware, plan)
    {
        _wares[ware].book.plans[plan].onSale = onSale;
        emit PlanSaleSet(ware, plan, onSale);
    }

    /// @inheritdoc IRegistry
    function addKey(uint32 ware, address key, uint40 until) external onlyDeveloper(ware) notEnded(ware) {
        _addKey(ware, key, until);
    }

    /// @inheritdoc IRegistry
    function endKey(uint32 ware, address key) external onlyDeveloper(ware) {
        KeyRecord memory record = _keyOf(ware, key);
        require(record.until > block.timestamp, RegistryBadKey(key));
        record.until = uint40(block.timestamp);
        _keys[ware][key] = record;
        emit KeyEnded(ware, key, uint40(block.timestamp));
    }

    /// @inheritdoc IRegistry
    function setMetadata(uint32 ware, string calldata host, bytes32 manifestHash)
        external
        onlyDeveloper(ware)
        notEnded(ware)
    {
        _setHost(ware, host);
        _wares[ware].manifestHash = manifestHash;
        emit MetadataUpdated(ware, host, manifestHash);
    }

    /// @inheritdoc IRegistry
    function setPaused(uint32 ware, bool paused) external onlyDeveloper(ware) notEnded(ware) notSuspended(ware) {
        _setStatus(ware, paused ? Status.Paused : Status.Active);
    }

    /// @inheritdoc IRegistry
    function retire(uint32 ware) external onlyDeveloper(ware) notEnded(ware) notSuspended(ware) {
        _end(ware, Status.Retired);
    }

    /// @inheritdoc IRegistry
    function setStanding(uint32 ware, Status status) external notEnded(ware) {
        require(msg.sender == REPUTATION, RegistryNotModule(msg.sender));
        if (status == Status.Expelled) _end(ware, status);
        else _setStatus(ware, status);
    }

    /// @notice Guardian only: no new registrations for `span`, at most a week, once in a month. Everything else goes on.
    function pauseRegistrations(uint256 span) external {
        require(msg.sender == GUARDIAN, RegistryNotModule(msg.sender));
        (_pausedUntil, _nextPauseFrom) = GuardianPause.start(_nextPauseFrom, span);
    }

    /// @inheritdoc IRegistry
    function wareOf(uint32 ware) external view returns (Ware memory) {
        Record storage record = _wares[ware];
        return Ware({
            developer: record.developer,
            endedAt: endedAtOf[ware],
            status: record.status,
            kind: record.kind,
            category: record.category,
            planCount: record.planCount,
            manifestHash: record.manifestHash
        });
    }

    /// @inheritdoc IRegistry
    function statusOf(uint32 ware) external view returns (Status) {
        return _wares[ware].status;
    }

    /// @inheritdoc IRegistry
    function developerOf(uint32 ware) external view returns (address) {
        return _wares[ware].developer;
    }

    /// @inheritdoc IRegistry
    function hostOf(uint32 ware) external view returns (string memory) {
        return _hosts[ware];
    }

    /// @inheritdoc IRegistry
    function slaOf(uint32 ware) external view returns (Sla memory) {
        return _slaOf(_wares[ware]);
    }

    /// @inheritdoc IRegistry
    function planOf(uint32 ware, uint16 plan) external view returns (Plan memory terms) {
        _knowing(ware, plan).book.read(plan, terms);
    }

    /// @inheritdoc IRegistry
    function planHashOf(uint32 ware, uint16 plan) external view returns (bytes32) {
        Record storage record = _knowing(ware, plan);
        Plan memory terms;
        record.book.read(plan, terms);
        return _planHash(record, ware, plan, terms);
    }

    /// @inheritdoc IRegistry
    function offerOf(uint32 ware, uint16 plan) external view returns (Offer memory offer) {
        Record storage record = _wares[ware];
        // In one look at the record.
        (address developer, uint16 count, Status status) = (record.developer, record.planCount, record.status);
        require(plan < count, RegistryUnknownPlan(ware, plan));
        Plan memory terms;
        record.book.read(plan, terms);
        (offer.price, offer.units) = (terms.price, terms.units);
        (offer.duration, offer.soldAtMost) = (terms.duration, terms.soldAtMost);
        offer.planHash = _planHash(record, ware, plan, terms);
        offer.developer = developer;
        offer.isOnSale = terms.onSale && status == Status.Active;
    }

    /// @inheritdoc IRegistry
    function keysOf(uint32 ware) external view returns (SigningKey[] memory all) {
        uint256 count = 0;
        for (address key = _wares[ware].newestKey; key != address(0); key = _keys[ware][key].previous) {
            ++count;
        }
        all = new SigningKey[](count);
        for (address key = _wares[ware].newestKey; key != address(0); key = _keys[ware][key].previous) {
            KeyRecord memory record = _keyOf(ware, key);
            all[--count] = SigningKey({key: key, from: record.from, until: record.until});
        }
    }

    /// @inheritdoc IRegistry
    function keyOf(uint32 ware, address key) external view returns (SigningKey memory) {
        KeyRecord memory record = _keyOf(ware, key);
        return SigningKey({key: record.until == 0 ? address(0) : key, from: record.from, until: record.until});
    }

    /// @inheritdoc IRegistry
    function isKeyValidAt(uint32 ware, address key, uint256 time) external view returns (bool) {
        KeyRecord memory record = _keyOf(ware, key);
        return record.from <= time && time < record.until;
    }

    /// @inheritdoc IRegistry
    function isOnSale(uint32 ware, uint16 plan) external view returns (bool) {
        return _wares[ware].status == Status.Active && _wares[ware].book.plans[plan].onSale;
    }

    function _record(uint32 ware, Registration calldata registration) private {
        Sla calldata sla = registration.sla;
        require(
            sla.uptimeBps <= 10_000 && sla.unknownMaxBps <= 10_000, RegistryBadSla(sla.uptimeBps, sla.unknownMaxBps)
        );
        Record storage record = _wares[ware];
        record.developer = msg.sender;
        record.status = Status.Active;
        record.category = registration.category;
        record.kind = registration.kind;
        record.uptimeBps = sla.uptimeBps;
        record.unknownMaxBps = sla.unknownMaxBps;
        record.p95Ms = sla.p95Ms;
        record.rateLimit = sla.rateLimit;
        record.retentionDays = sla.retentionDays;
        record.manifestHash = registration.manifestHash;
        _setHost(ware, registration.host);
    }

    function _addPlan(Record storage record, uint32 ware, uint16 number, Plan memory plan) private {
        require(
            plan.units > 0 && plan.duration > 0 && plan.duration <= DURATION_AT_MOST,
            RegistryBadPlan(plan.units, plan.duration)
        );
        record.planCount = number + 1;
        record.book.add(number, plan);
        emit PlanAdded(ware, number, plan);
    }

    function _addKey(uint32 ware, address key, uint40 until) private {
        mapping(address => KeyRecord) storage keys = _keys[ware];
        bool isNew = key != address(0) && _keyOf(ware, key).until == 0;
        require(isNew && until > block.timestamp, RegistryBadKey(key));
        address newest = _wares[ware].newestKey;
        if (keys[newest].until == 0) keys[newest] = _keyOf(ware, newest);
        uint256 live = 0;
        for (address one = newest; one != address(0); one = keys[one].previous) {
            if (keys[one].until > block.timestamp) ++live;
        }
        require(live < LIVE_KEYS_AT_MOST, RegistryTooManyKeys(live));
        keys[key] = KeyRecord({previous: newest, from: uint40(block.timestamp), until: until});
        _wares[ware].newestKey = key;
        emit KeyAdded(ware, key, uint40(block.timestamp), until);
    }

    function _setFirstKey(uint32 ware, address key) private {
        require(key != address(0), RegistryBadKey(key));
        _wares[ware].newestKey = key;
        _wares[ware].createdAt = uint40(block.timestamp);
        emit KeyAdded(ware, key, uint40(block.timestamp), FOR_EVER);
    }

    /// @dev All zeros where it is none of the SecWare's.
    function _keyOf(uint32 ware, address key) private view returns (KeyRecord memory record) {
        record = _keys[ware][key];
        if (record.until != 0 || key == address(0) || key != _wares[ware].newestKey) return record;
        return KeyRecord({previous: address(0), from: _wares[ware].createdAt, until: FOR_EVER});
    }

    function _setHost(uint32 ware, string calldata host) private {
        uint256 length = bytes(host).length;
        require(length > 0 && length <= HOST_AT_MOST, RegistryBadHost(length));
        _hosts[ware] = host;
    }

    function _setStatus(uint32 ware, Status status) private {
        _wares[ware].status = status;
        emit StatusChanged(ware, status);
    }

    function _end(uint32 ware, Status status) private {
        endedAtOf[ware] = uint40(block.timestamp);
        _setStatus(ware, status);
        MARKET.noteEnd(ware);
    }

    function _knowing(uint32 ware, uint16 plan) private view returns (Record storage record) {
        record = _wares[ware];
        require(plan < record.planCount, RegistryUnknownPlan(ware, plan));
    }

    function _planHash(Record storage record, uint32 ware, uint16 number, Plan memory plan)
        private
        view
        returns (bytes32 planHash)
    {
        // Word by word: the encoder would run out of stack. First the promises, as of `abi.encode` of all their fields.
        uint256[10] memory words;
        (words[0], words[1], words[2]) = (record.uptimeBps, record.p95Ms, record.unknownMaxBps);
        (words[3], words[4]) = (record.rateLimit, record.retentionDays);
        uint256 slaHash;
        assembly ("memory-safe") {
            slaHash := keccak256(words, 160)
        }
        (words[0], words[1], words[2]) = (block.chainid, uint160(address(this)), ware);
        (words[3], words[4], words[5]) = (number, plan.price, plan.units);
        (words[6], words[7]) = (plan.duration, plan.kinds);
        (words[8], words[9]) = (slaHash, uint256(plan.termsHash));
        assembly ("memory-safe") {
            planHash := keccak256(words, 320)
        }
    }

    function _slaOf(Record storage record) private view returns (Sla memory) {
        return Sla({
            uptimeBps: record.uptimeBps,
            p95Ms: record.p95Ms,
            unknownMaxBps: record.unknownMaxBps,
            rateLimit: record.rateLimit,
            retentionDays: record.retentionDays
        });
    }
}
