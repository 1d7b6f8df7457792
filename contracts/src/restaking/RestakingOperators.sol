// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../interfaces/IRestaking.sol";
import {Modules} from "../Modules.sol";
import {Windows} from "../Windows.sol";
import {EpochTrace} from "./EpochTrace.sol";
import {RestakingPools} from "./RestakingPools.sol";

/// @title Who is an operator, and with what weight.
/// @notice There are few, so that their weights can be summed. One that has left gives its place away after eight epochs: until then
/// its last epoch can be closed, and no claim that it could have judged is open.
abstract contract RestakingOperators is RestakingPools {
    using EpochTrace for EpochTrace.Trace;

    uint256 internal constant OPERATORS_AT_MOST = 32;
    uint256 private constant COMMISSION_AT_MOST = 2_000;
    uint256 private constant OWN_LEAST_LOW = 0.1 ether;
    uint256 private constant OWN_LEAST_HIGH = 320 ether;
    uint32 private constant REMEMBERED = 8;

    address[] private _list;

    constructor(Modules memory modules) RestakingPools(modules) {}

    /// @inheritdoc IRestaking
    function join(uint16 commissionBps) external payable {
        require(!_operators[msg.sender].isKnown, RestakingIsOperator(msg.sender));
        require(msg.value >= ownLeast, RestakingTooSmall(msg.value, ownLeast));
        require(commissionBps <= COMMISSION_AT_MOST, RestakingCommissionAbove(commissionBps, COMMISSION_AT_MOST));
        _operators[msg.sender] = Operator({
            isKnown: true, isJoined: true, commissionBps: commissionBps, leftIn: 0, index: WAD, scaledPrincipal: 0
        });
        _enlist();
        emit OperatorJoined(msg.sender, commissionBps);
        _deposit(msg.sender);
    }

    /// @inheritdoc IRestaking
    function leave() external {
        _leave(msg.sender);
    }

    /// @inheritdoc IRestaking
    function dismiss(address operator) external onlyOwner {
        _leave(operator);
    }

    /// @notice Sets what an operator has to put in. Operators that are there stay.
    function setOwnLeast(uint96 amount) external onlyOwner {
        _within("ownLeast", amount, OWN_LEAST_LOW, OWN_LEAST_HIGH);
        ownLeast = amount;
    }

    /// @inheritdoc IRestaking
    function isOperator(address operator) external view returns (bool) {
        return _operators[operator].isJoined;
    }

    /// @inheritdoc IRestaking
    function operatorRecordOf(address operator) external view returns (Operator memory) {
        return _operators[operator];
    }

    /// @inheritdoc IRestaking
    function totalWeightAt(uint32 epoch) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _list.length; ++i) {
            sum += weightAt(_list[i], epoch);
        }
    }

    /// @inheritdoc IRestaking
    function operators() public view returns (address[] memory) {
        return _list;
    }

    /// @inheritdoc IRestaking
    function weightAt(address operator, uint32 epoch) public view returns (uint256 assets) {
        uint32 leftIn = _operators[operator].leftIn;
        if (leftIn == 0 || epoch <= leftIn) (assets,) = _pools[operator].atStartOf(epoch);
    }

    /// @dev Puts the caller on the list, in the place of one whose time is over where there is no other.
    function _enlist() private {
        if (_list.length < OPERATORS_AT_MOST) {
            _list.push(msg.sender);
            return;
        }
        uint32 now_ = Windows.epochAt(block.timestamp);
        for (uint256 i = 0; i < OPERATORS_AT_MOST; ++i) {
            uint32 leftIn = _operators[_list[i]].leftIn;
            if (leftIn == 0 || leftIn + REMEMBERED >= now_) continue;
            _list[i] = msg.sender;
            return;
        }
        revert RestakingTooManyOperators(OPERATORS_AT_MOST);
    }

    function _leave(address operator) private {
        Operator storage record = _operators[operator];
        require(record.isJoined, RestakingNotOperator(operator));
        (record.isJoined, record.leftIn) = (false, Windows.epochAt(block.timestamp));
        emit OperatorLeft(operator);
    }
}
