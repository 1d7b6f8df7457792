// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";

/// @title The registry of SecWares.
/// @notice See `IRegistry`.
contract Registry is IRegistry {
    uint256 private constant LIVE_KEYS_AT_MOST = 8;
    uint256 private constant HOST_AT_MOST = 253;
    uint32 private constant DURATION_AT_MOST = 90 days;
    uint40 private constant FOR_EVER = type(uint40).max;

    IProviderStake public immutable STAKE;

    /// @dev A record in three slots, with the promises beside the count of plans.
    struct Record {
        address developer;
        uint40 createdAt;
        uint40 retiredAt;
        Status status;
        uint8 category;
        uint16 planCount;
        Sla sla;
        bytes32 manifestHash;
    }

    uint32 public wareCount;
    mapping(uint32 ware => Record) private _wares;
    mapping(uint32 ware => string) private _hosts;
    mapping(uint32 ware => mapping(uint16 plan => Plan)) private _plans;
    mapping(uint32 ware => SigningKey[]) private _keys;
    /// @dev The place of a key in the list, plus one: verdicts are verified without walking a developer's history.
    mapping(uint32 ware => mapping(address key => uint256)) private _placeOf;

    constructor(IProviderStake stakeContract) {
        STAKE = stakeContract;
    }

    modifier onlyDeveloper(uint32 ware) {
        require(_wares[ware].developer == msg.sender, RegistryNotDeveloper(ware, msg.sender));
        _;
    }

    modifier notRetired(uint32 ware) {
        require(_wares[ware].status != Status.Retired, RegistryRetired(ware));
        _;
    }

    modifier knownPlan(uint32 ware, uint16 plan) {
        require(plan < _wares[ware].planCount, RegistryUnknownPlan(ware, plan));
        _;
    }

    /// @inheritdoc IRegistry
    function register(Registration calldata registration) external returns (uint32 ware) {
        Sla calldata sla = registration.sla;
        require(
            sla.uptimeBps <= 10_000 && sla.unknownMaxBps <= 10_000, RegistryBadSla(sla.uptimeBps, sla.unknownMaxBps)
        );
        ware = ++wareCount;
        Record storage record = _wares[ware];
        record.developer = msg.sender;
        record.createdAt = uint40(block.timestamp);
        record.status = Status.Active;
        record.category = registration.category;
        record.sla = sla;
        record.manifestHash = registration.manifestHash;
        _setHost(ware, registration.host);
        emit WareRegistered(
            ware, msg.sender, registration.category, registration.host, registration.manifestHash, _slaHash(sla)
        );
        _addKey(ware, registration.signingKey, FOR_EVER);
        _addPlan(ware, registration.plan);
        STAKE.stakeFor(ware, msg.sender, registration.stake);
    }

    /// @inheritdoc IRegistry
    function addPlan(uint32 ware, Plan calldata plan)
        external
        onlyDeveloper(ware)
        notRetired(ware)
        returns (uint16 number)
    {
        return _addPlan(ware, plan);
    }

    /// @inheritdoc IRegistry
    function setPlanOnSale(uint32 ware, uint16 plan, bool onSale)
        external
        onlyDeveloper(ware)
        notRetired(ware)
        knownPlan(ware, plan)
    {
        _plans[ware][plan].onSale = onSale;
        emit PlanSaleSet(ware, plan, onSale);
    }

    /// @inheritdoc IRegistry
    function addKey(uint32 ware, address key, uint40 until) external onlyDeveloper(ware) notRetired(ware) {
        _addKey(ware, key, until);
    }

    /// @inheritdoc IRegistry
    function endKey(uint32 ware, address key) external onlyDeveloper(ware) {
        uint256 place = _placeOf[ware][key];
        require(place > 0, RegistryBadKey(key));
        SigningKey storage record = _keys[ware][place - 1];
        require(record.until > block.timestamp, RegistryBadKey(key));
        record.until = uint40(block.timestamp);
        emit KeyEnded(ware, key, uint40(block.timestamp));
    }

    /// @inheritdoc IRegistry
    function setMetadata(uint32 ware, string calldata host, bytes32 manifestHash)
        external
        onlyDeveloper(ware)
        notRetired(ware)
    {
        _setHost(ware, host);
        _wares[ware].manifestHash = manifestHash;
        emit MetadataUpdated(ware, host, manifestHash);
    }

    /// @inheritdoc IRegistry
    function setPaused(uint32 ware, bool paused) external onlyDeveloper(ware) notRetired(ware) {
        Status status = paused ? Status.Paused : Status.Active;
        _wares[ware].status = status;
        emit StatusChanged(ware, status);
    }

    /// @inheritdoc IRegistry
    function retire(uint32 ware) external onlyDeveloper(ware) notRetired(ware) {
        _wares[ware].status = Status.Retired;
        _wares[ware].retiredAt = uint40(block.timestamp);
        emit StatusChanged(ware, Status.Retired);
    }

    /// @inheritdoc IRegistry
    function wareOf(uint32 ware) external view returns (Ware memory) {
        Record storage record = _wares[ware];
        return Ware({
            developer: record.developer,
            createdAt: record.createdAt,
            retiredAt: record.retiredAt,
            status: record.status,
            category: record.category,
            planCount: record.planCount,
            manifestHash: record.manifestHash
        });
    }

    /// @inheritdoc IRegistry
    function developerOf(uint32 ware) external view returns (address) {
        return _wares[ware].developer;
    }

    /// @inheritdoc IRegistry
    function retiredAtOf(uint32 ware) external view returns (uint40) {
        return _wares[ware].retiredAt;
    }

    /// @inheritdoc IRegistry
    function hostOf(uint32 ware) external view returns (string memory) {
        return _hosts[ware];
    }

    /// @inheritdoc IRegistry
    function slaOf(uint32 ware) external view returns (Sla memory) {
        return _wares[ware].sla;
    }

    /// @inheritdoc IRegistry
    function planOf(uint32 ware, uint16 plan) external view knownPlan(ware, plan) returns (Plan memory) {
        return _plans[ware][plan];
    }

    /// @inheritdoc IRegistry
    function planHashOf(uint32 ware, uint16 plan) external view knownPlan(ware, plan) returns (bytes32) {
        return _planHash(ware, plan, _plans[ware][plan]);
    }

    /// @inheritdoc IRegistry
    function offerOf(uint32 ware, uint16 plan) external view knownPlan(ware, plan) returns (Offer memory) {
        Plan memory terms = _plans[ware][plan];
        Record storage record = _wares[ware];
        return Offer({
            plan: terms,
            planHash: _planHash(ware, plan, terms),
            developer: record.developer,
            isOnSale: terms.onSale && record.status == Status.Active
        });
    }

    /// @inheritdoc IRegistry
    function keysOf(uint32 ware) external view returns (SigningKey[] memory) {
        return _keys[ware];
    }

    /// @inheritdoc IRegistry
    function isKeyValidAt(uint32 ware, address key, uint256 time) external view returns (bool) {
        uint256 place = _placeOf[ware][key];
        if (place == 0) return false;
        SigningKey storage record = _keys[ware][place - 1];
        return record.from <= time && time < record.until;
    }

    /// @inheritdoc IRegistry
    function isOnSale(uint32 ware, uint16 plan) external view returns (bool) {
        return _wares[ware].status == Status.Active && _plans[ware][plan].onSale;
    }

    function _addPlan(uint32 ware, Plan calldata plan) private returns (uint16 number) {
        require(
            plan.units > 0 && plan.duration > 0 && plan.duration <= DURATION_AT_MOST,
            RegistryBadPlan(plan.units, plan.duration)
        );
        number = _wares[ware].planCount++;
        _plans[ware][number] = plan;
        emit PlanAdded(ware, number, _planHash(ware, number, plan));
    }

    function _addKey(uint32 ware, address key, uint40 until) private {
        require(key != address(0) && until > block.timestamp && _placeOf[ware][key] == 0, RegistryBadKey(key));
        SigningKey[] storage keys = _keys[ware];
        uint256 live = 0;
        for (uint256 i = 0; i < keys.length; ++i) {
            if (keys[i].until > block.timestamp) ++live;
        }
        require(live < LIVE_KEYS_AT_MOST, RegistryTooManyKeys(live));
        keys.push(SigningKey({key: key, from: uint40(block.timestamp), until: until}));
        _placeOf[ware][key] = keys.length;
        emit KeyAdded(ware, key, uint40(block.timestamp), until);
    }

    function _setHost(uint32 ware, string calldata host) private {
        uint256 length = bytes(host).length;
        require(length > 0 && length <= HOST_AT_MOST, RegistryBadHost(length));
        _hosts[ware] = host;
    }

    function _planHash(uint32 ware, uint16 number, Plan memory plan) private view returns (bytes32) {
        // Two halves, or the encoder runs out of stack.
        bytes memory head = abi.encode(block.chainid, address(this), uint256(ware), number, plan.price);
        bytes memory tail =
            abi.encode(plan.units, plan.duration, plan.kinds, _slaHash(_wares[ware].sla), plan.termsHash);
        return keccak256(bytes.concat(head, tail));
    }

    function _slaHash(Sla memory sla) private pure returns (bytes32) {
        return keccak256(abi.encode(sla));
    }
}
