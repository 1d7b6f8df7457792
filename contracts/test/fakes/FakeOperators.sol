// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Windows} from "../../src/Windows.sol";

/// @notice A fake of what disputes ask of the restaking: operators and weights that a test sets, and a record of duties and slashes.
contract FakeOperators {
    uint256 public paidInSlash;
    address public slashedTo;
    mapping(address operator => uint256) public slashedBps;
    mapping(address operator => uint256) public done;
    mapping(address operator => uint256) public missed;
    mapping(address operator => bool) public isOperator;
    mapping(address operator => uint256) private _weights;
    mapping(address operator => uint32) private _from;
    mapping(address investor => address) public operatorOf;
    mapping(address operator => mapping(uint32 epoch => IRestaking.Duties)) private _duties;
    address[] private _list;

    /// @dev Weight counts in epochs after `from`, as with the real one.
    function set(address operator, uint256 weight, uint32 from) external {
        if (!isOperator[operator]) _list.push(operator);
        isOperator[operator] = true;
        (_weights[operator], _from[operator]) = (weight, from);
    }

    function leave(address operator) external {
        isOperator[operator] = false;
    }

    function restake(address investor, address operator) external {
        operatorOf[investor] = operator;
    }

    function operators() external view returns (address[] memory) {
        return _list;
    }

    function operatorRecordOf(address operator) external view returns (IRestaking.Operator memory record) {
        record.isKnown = _weights[operator] > 0;
        record.isJoined = isOperator[operator];
    }

    function weightAt(address operator, uint32 epoch) external view returns (uint256) {
        return epoch > _from[operator] ? _weights[operator] : 0;
    }

    function noteDuty(address operator, bool isDone) external {
        if (isDone) ++done[operator];
        else ++missed[operator];
        IRestaking.Duties storage duties = _duties[operator][Windows.epochAt(block.timestamp)];
        ++duties.due;
        if (isDone) ++duties.done;
    }

    /// @dev So many at once, of which so many were done.
    function setDuties(address operator, uint32 epoch, uint16 due, uint16 isDone) external {
        (_duties[operator][epoch].due, _duties[operator][epoch].done) = (due, isDone);
    }

    function dutiesOf(address operator, uint32 epoch) external view returns (IRestaking.Duties memory) {
        return _duties[operator][epoch];
    }

    function slash(address operator, uint16 bps, address payable to) external returns (uint256) {
        slashedBps[operator] += bps;
        slashedTo = to;
        return 0;
    }

    /// @dev As the real one does when it closes an epoch.
    function collect(IDisputes court, uint32 epoch) external {
        paidInSlash += court.takeSlashShare(epoch);
    }

    function payIn(uint32, uint96) external {}

    function payInInsurance(uint96) external {}
}
