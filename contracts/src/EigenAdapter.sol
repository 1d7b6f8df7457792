// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {
    EigenNewSet,
    EigenSet,
    EigenSlash,
    IEigenAllocations,
    IEigenRegistrar,
    IEigenStrategies
} from "./interfaces/IEigen.sol";
import {Owned} from "./Owned.sol";
import {Windows} from "./Windows.sol";

/// @title Stake on Ethereum behind operators of the market on a layer 2.
/// @notice Stands on Ethereum and is AVS, registrar, slasher and recipient of what is slashed, all in one. What was decided comes from
/// the relay, the near end of the bridge; it can take no more than half of an operator's allocation in 28 days, and each claim once.
contract EigenAdapter is IEigenRegistrar, Owned {
    uint32 public constant SET = 1;
    uint256 private constant SLASH_AT_MOST = 5_000;
    uint256 private constant WAD_OF_BPS = 1e14;

    IEigenAllocations public immutable ALLOCATIONS;
    IEigenStrategies public immutable STRATEGIES;
    address public immutable RELAY;

    struct Taken {
        uint40 since;
        uint16 bps;
    }

    /// @notice Whether the operator is one on the layer 2.
    mapping(address operator => bool) public isAdmitted;
    mapping(bytes32 claim => bool) public isRelayed;
    mapping(address operator => Taken) private _taken;
    address[] private _strategies;

    event Opened(address[] strategies);
    event Admitted(address indexed operator, bool isAdmitted);
    event Registered(address indexed operator);
    event Deregistered(address indexed operator);
    event SlashRelayed(bytes32 indexed claim, address indexed operator, uint256 slashId, uint16 bps);
    event PaidOut(address indexed token, address indexed to, uint256 amount);

    error EigenAdapterNotRelay(address caller);
    error EigenAdapterNotAllocations(address caller);
    error EigenAdapterOpen();
    error EigenAdapterNotOpen();
    error EigenAdapterNotAdmitted(address operator);
    error EigenAdapterOtherSet(address avs, uint32 setId);
    error EigenAdapterRelayed(bytes32 claim);
    error EigenAdapterSlashAbove(uint256 bps, uint256 atMost);

    constructor(address owner_, address relay, IEigenAllocations allocations, IEigenStrategies strategies)
        Owned(owner_)
    {
        (RELAY, ALLOCATIONS, STRATEGIES) = (relay, allocations, strategies);
    }

    modifier onlyRelay() {
        require(msg.sender == RELAY, EigenAdapterNotRelay(msg.sender));
        _;
    }

    modifier onlyAllocations() {
        require(msg.sender == address(ALLOCATIONS), EigenAdapterNotAllocations(msg.sender));
        _;
    }

    /// @notice Creates the one operator set, once. Strategies are given in ascending order.
    function open(string calldata uri, address[] calldata strategies) external onlyOwner {
        require(_strategies.length == 0, EigenAdapterOpen());
        _strategies = strategies;
        emit Opened(strategies);
        ALLOCATIONS.updateAVSMetadataURI(address(this), uri);
        ALLOCATIONS.setAVSRegistrar(address(this), address(this));
        EigenNewSet[] memory sets = new EigenNewSet[](1);
        sets[0] = EigenNewSet({id: SET, strategies: strategies, slasher: address(this)});
        address[] memory recipients = new address[](1);
        recipients[0] = address(this);
        ALLOCATIONS.createRedistributingOperatorSets(address(this), sets, recipients);
    }

    /// @notice Relay only: an operator came or went on the layer 2. Who is registered stays slashable.
    function admit(address operator, bool isAdmitted_) external onlyRelay {
        isAdmitted[operator] = isAdmitted_;
        emit Admitted(operator, isAdmitted_);
    }

    /// @notice Relay only: takes a part of what an operator has allocated. What it took waits to be collected.
    function slash(bytes32 claim, address operator, uint16 bps, string calldata description)
        external
        onlyRelay
        returns (uint256 slashId)
    {
        require(_strategies.length > 0, EigenAdapterNotOpen());
        require(!isRelayed[claim], EigenAdapterRelayed(claim));
        isRelayed[claim] = true;
        _count(operator, bps);
        uint256[] memory wads = new uint256[](_strategies.length);
        for (uint256 i = 0; i < wads.length; ++i) {
            wads[i] = bps * WAD_OF_BPS;
        }
        EigenSlash memory params =
            EigenSlash({operator: operator, setId: SET, strategies: _strategies, wads: wads, description: description});
        (slashId,) = ALLOCATIONS.slashOperator(address(this), params);
        emit SlashRelayed(claim, operator, slashId, bps);
    }

    /// @notice Has what a slash took sent here. Anybody may call it.
    function collect(uint256 slashId) external {
        STRATEGIES.clearBurnOrRedistributableShares(EigenSet({avs: address(this), id: SET}), slashId);
    }

    /// @notice Relay only: sends collected stake to whom it was awarded.
    function payOut(address token, address to, uint256 amount) external onlyRelay {
        emit PaidOut(token, to, amount);
        SafeTransferLib.safeTransfer(token, to, amount);
    }

    /// @inheritdoc IEigenRegistrar
    function registerOperator(address operator, address avs, uint32[] calldata setIds, bytes calldata)
        external
        onlyAllocations
    {
        _requireOwnSet(avs, setIds);
        require(isAdmitted[operator], EigenAdapterNotAdmitted(operator));
        emit Registered(operator);
    }

    /// @inheritdoc IEigenRegistrar
    function deregisterOperator(address operator, address avs, uint32[] calldata setIds) external onlyAllocations {
        _requireOwnSet(avs, setIds);
        emit Deregistered(operator);
    }

    /// @inheritdoc IEigenRegistrar
    function supportsAVS(address avs) external view returns (bool) {
        return avs == address(this);
    }

    /// @dev A relay that was taken over cannot take everything at once.
    function _count(address operator, uint16 bps) private {
        Taken memory taken = _taken[operator];
        if (block.timestamp >= taken.since + Windows.CAP_WINDOW) {
            taken = Taken({since: uint40(block.timestamp), bps: 0});
        }
        uint256 sum = uint256(taken.bps) + bps;
        require(bps > 0 && sum <= SLASH_AT_MOST, EigenAdapterSlashAbove(sum, SLASH_AT_MOST));
        taken.bps = uint16(sum);
        _taken[operator] = taken;
    }

    function _requireOwnSet(address avs, uint32[] calldata setIds) private view {
        for (uint256 i = 0; i < setIds.length; ++i) {
            require(avs == address(this) && setIds[i] == SET, EigenAdapterOtherSet(avs, setIds[i]));
        }
    }
}
