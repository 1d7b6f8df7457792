// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A second book of the market's money, kept by other rules than the contracts': from what was sent and signed alone.
abstract contract Ledger {
    struct Sold {
        bytes32 id;
        uint32 ware;
        address buyer;
        uint256 amount;
        uint256 calls;
        uint256 used;
        uint256 paid;
        uint256 refunded;
        uint256 fee;
        bool isClosed;
    }

    struct Tail {
        uint32 ware;
        uint256 amount;
        uint256 endsAt;
    }

    struct Due {
        uint32 ware;
        uint256 amount;
        uint256 day;
        bool isPaid;
    }

    Sold[] internal _sold;
    Tail[] internal _tails;
    Due[] internal _dues;
    mapping(bytes32 id => mapping(address caller => uint256)) public servedBy;
    mapping(address buyer => mapping(uint32 ware => uint256)) public boughtBy;

    uint256 public moneyIn;
    uint256 public refundedOut;
    uint256 public withdrawnOut;
    uint256 public treasuryOut;
    uint256 public burned;
    uint256 public reserved;
    uint256 public treasuryIn;
    uint256 public donated;

    function soldCount() external view returns (uint256) {
        return _sold.length;
    }

    function soldAt(uint256 place) external view returns (Sold memory) {
        return _sold[place];
    }

    /// @dev What can still be claimed for: what is open, and what was settled less than the tail ago.
    function exposureOf(uint32 ware) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _sold.length; ++i) {
            Sold storage one = _sold[i];
            if (one.ware == ware && !one.isClosed) sum += one.amount - one.paid;
        }
        for (uint256 i = 0; i < _tails.length; ++i) {
            if (_tails[i].ware == ware && _tails[i].endsAt > block.timestamp) sum += _tails[i].amount;
        }
    }

    function openEscrow() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _sold.length; ++i) {
            if (!_sold[i].isClosed) sum += _sold[i].amount - _sold[i].paid;
        }
    }

    function owedRevenue() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            if (!_dues[i].isPaid) sum += _dues[i].amount;
        }
    }

    /// @dev What the developer may take from a day on.
    function dueOn(uint32 ware, uint256 day) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            if (_dues[i].ware == ware && _dues[i].day == day && !_dues[i].isPaid) sum += _dues[i].amount;
        }
    }

    /// @dev What leaves the exposure on a day that has not come.
    function tailOn(uint32 ware, uint256 day) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _tails.length; ++i) {
            if (_tails[i].ware == ware && _tails[i].endsAt == day * 1 days) sum += _tails[i].amount;
        }
    }

    function _bookPaid(Sold storage one, uint256 served, uint256 paid) internal {
        one.used += served;
        one.paid += paid;
        uint256 toBurn = paid * 45 / 1_000;
        uint256 toReserve = paid * 15 / 1_000;
        uint256 toTreasury = paid * 5 / 1_000;
        burned += toBurn;
        reserved += toReserve;
        treasuryIn += toTreasury;
        _bookDue(one.ware, paid - toBurn - toReserve - toTreasury);
        if (paid > 0) _tails.push(Tail(one.ware, paid, _dayAfter(7 days) * 1 days));
    }

    function _bookDue(uint32 ware, uint256 amount) internal {
        if (amount > 0) _dues.push(Due(ware, amount, _dayAfter(14 days), false));
    }

    function _dayAfter(uint256 delay) internal view returns (uint256 day) {
        day = (block.timestamp + delay) / 1 days;
        if (day * 1 days < block.timestamp + delay) ++day;
    }
}
