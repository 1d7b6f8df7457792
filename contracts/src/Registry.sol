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

    uint32 public wareCount;
    mapping(uint32 ware => Ware) private _wares;
    mapping(uint32 ware => Sla) private _slas;
    mapping(uint32 ware => string) private _hosts;
    mapping(uint32 ware => mapping(uint16 plan => Plan)) private _plans;
    mapping(uint32 ware => SigningKey[]) private _keys;

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

    /// @inheritdoc IRegistry
    function register(Registration calldata registration) external returns (uint32 ware) {
        Sla calldata sla = registration.sla;
        require(
            sla.uptimeBps <= 10_000 && sla.unknownMaxBps <= 10_000, RegistryBadSla(sla.uptimeBps, sla.unknownMaxBps)
        );
        ware = ++wareCount;
        _wares[ware] = Ware({
            developer: msg.sender,
            createdAt: uint40(block.timestamp),
            retiredAt: 0,
            status: Status.Active,
            category: registration.category,
            planCount: 0,
            manifestHash: registration.manifestHash
        });
        _slas[ware] = sla;
        _setHost(ware, registration.host);
        emit WareRegistered(
            ware, msg.sender, registration.category, registration.host, registration.manifestHash, _slaHash(ware)
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
    function setPlanOnSale(uint32 ware, uint16 plan, bool onSale) external onlyDeveloper(ware) notRetired(ware) {
        require(plan < _wares[ware].planCount, RegistryUnknownPlan(ware, plan));
        _plans[ware][plan].onSale = onSale;
        emit PlanSaleSet(ware, plan, onSale);
    }

    /// @inheritdoc IRegistry
    function addKey(uint32 ware, address key, uint40 until) external onlyDeveloper(ware) notRetired(ware) {
        _addKey(ware, key, until);
    }

    /// @inheritdoc IRegistry
    function endKey(uint32 ware, address key) external onlyDeveloper(ware) {
        SigningKey[] storage keys = _keys[ware];
        for (uint256 i = 0; i < keys.length; ++i) {
            if (keys[i].key == key && keys[i].until > block.timestamp) {
                keys[i].until = uint40(block.timestamp);
                emit KeyEnded(ware, key, uint40(block.timestamp));
            }
        }
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
        return _wares[ware];
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
        return _slas[ware];
    }

    /// @inheritdoc IRegistry
    function planOf(uint32 ware, uint16 plan) external view returns (Plan memory) {
        require(plan < _wares[ware].planCount, RegistryUnknownPlan(ware, plan));
        return _plans[ware][plan];
    }

    /// @inheritdoc IRegistry
    function planHashOf(uint32 ware, uint16 plan) public view returns (bytes32) {
        require(plan < _wares[ware].planCount, RegistryUnknownPlan(ware, plan));
        Plan storage terms = _plans[ware][plan];
        return keccak256(
            abi.encode(
                block.chainid,
                address(this),
                ware,
                plan,
                terms.price,
                terms.units,
                terms.duration,
                terms.kinds,
                _slaHash(ware),
                terms.termsHash
            )
        );
    }

    /// @inheritdoc IRegistry
    function keysOf(uint32 ware) external view returns (SigningKey[] memory) {
        return _keys[ware];
    }

    /// @inheritdoc IRegistry
    function isKeyValidAt(uint32 ware, address key, uint256 time) external view returns (bool) {
        SigningKey[] storage keys = _keys[ware];
        for (uint256 i = 0; i < keys.length; ++i) {
            if (keys[i].key == key && keys[i].from <= time && time < keys[i].until) return true;
        }
        return false;
    }

    /// @inheritdoc IRegistry
    function isOnSale(uint32 ware, uint16 plan) external view returns (bool) {
        return _wares[ware].status == Status.Active && _plans[ware][plan].onSale;
    }

    function _addPlan(uint32 ware, Plan calldata plan) private returns (uint16 number) {
        require(
            plan.units > 0 && plan.duration > 0 && plan.duration <= DURATION_AT_MOST && plan.kinds > 0,
            RegistryBadPlan(plan.units, plan.duration, plan.kinds)
        );
        number = _wares[ware].planCount++;
        _plans[ware][number] = plan;
        emit PlanAdded(ware, number, planHashOf(ware, number));
    }

    function _addKey(uint32 ware, address key, uint40 until) private {
        require(key != address(0) && until > block.timestamp, RegistryBadKey(key));
        SigningKey[] storage keys = _keys[ware];
        uint256 live = 0;
        for (uint256 i = 0; i < keys.length; ++i) {
            if (keys[i].until > block.timestamp) ++live;
        }
        require(live < LIVE_KEYS_AT_MOST, RegistryTooManyKeys(live));
        keys.push(SigningKey({key: key, from: uint40(block.timestamp), until: until}));
        emit KeyAdded(ware, key, uint40(block.timestamp), until);
    }

    function _setHost(uint32 ware, string calldata host) private {
        uint256 length = bytes(host).length;
        require(length > 0 && length <= HOST_AT_MOST, RegistryBadHost(length));
        _hosts[ware] = host;
    }

    function _slaHash(uint32 ware) private view returns (bytes32) {
        return keccak256(abi.encode(_slas[ware]));
    }
}
