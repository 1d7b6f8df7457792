// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPackages} from "../../src/interfaces/IPackages.sol";
import {Windows} from "../../src/Windows.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of the desk and of packages, and of the market who owns what, and knows what they know.
contract SalesReplay {
    /// @dev Of a margin that was earned, until it leaves the reseller's exposure.
    struct Tail {
        uint32 ware;
        uint32 endsOn;
        uint256 amount;
    }

    mapping(bytes32 id => IDesk.Sale) private _deskSales;
    mapping(address account => uint256) public withdrawableOf;
    mapping(address owner => uint256) public boughtBy;
    mapping(uint256 dayNumber => uint256) private _soldOn;
    mapping(bytes32 id => address) private _ownerOf;
    uint256 public price;
    uint256 public priceUntil;
    uint256 public stockTaken;
    mapping(bytes32 id => IPackages.Sale) private _packageSales;
    mapping(uint32 ware => bytes) private _offers;
    mapping(bytes32 id => IMarket.Via) public viaOf;
    mapping(address buyer => uint256) public passedOn;
    mapping(bytes32 id => uint32) private _wareOf;
    mapping(uint32 ware => uint256) private _open;
    Tail[] private _tails;

    error Unread(bytes32 topic);

    /// @notice What happened in the second that it is.
    function read(Vm.Log[] calldata logs, address desk) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IMarket.Purchased.selector) _ownerOf[logs[i].topics[1]] = _address(logs[i].topics[2]);
            else if (logs[i].emitter == desk) _readDesk(topic, logs[i]);
            else _readPackages(topic, logs[i]);
        }
    }

    function deskSaleOf(bytes32 id) external view returns (IDesk.Sale memory) {
        return _deskSales[id];
    }

    function packageSaleOf(bytes32 id) external view returns (IPackages.Sale memory) {
        return _packageSales[id];
    }

    function soldToday() external view returns (uint256) {
        return _soldOn[Windows.dayAt(block.timestamp)];
    }

    function partsOf(uint32 ware) external view returns (IPackages.Part[] memory parts, uint96 margin, bytes32 offer) {
        (offer, margin, parts) = abi.decode(_offers[ware], (bytes32, uint96, IPackages.Part[]));
    }

    /// @notice Margins that can still be claimed for.
    function exposureOf(uint32 ware) external view returns (uint256 sum) {
        sum = _open[ware];
        for (uint256 i = 0; i < _tails.length; ++i) {
            bool isOpen = _tails[i].endsOn > Windows.dayAt(block.timestamp);
            if (_tails[i].ware == ware && isOpen) sum += _tails[i].amount;
        }
    }

    function _readDesk(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IDesk.Sold.selector) {
            _sell(log.topics[1], _address(log.topics[2]), log.data);
        } else if (topic == IDesk.SaleClosed.selector) {
            IDesk.Sale storage sale = _deskSales[log.topics[1]];
            (sale.refunded,,) = abi.decode(log.data, (uint96, uint96, uint96));
            sale.isClosed = true;
        } else if (topic == IDesk.PaymentKept.selector) {
            withdrawableOf[_address(log.topics[1])] += abi.decode(log.data, (uint256));
        } else if (topic == IDesk.Withdrawn.selector) {
            withdrawableOf[_address(log.topics[1])] -= abi.decode(log.data, (uint256));
        } else if (topic == IDesk.PriceSet.selector) {
            (price, priceUntil) = abi.decode(log.data, (uint256, uint256));
        } else if (topic == IDesk.StockTaken.selector) {
            stockTaken += abi.decode(log.data, (uint256));
        } else if (topic != keccak256("ParamSet(bytes32,uint256)")) {
            revert Unread(topic);
        }
    }

    function _sell(bytes32 id, address payer, bytes calldata data) private {
        (uint96 sec, uint96 paid) = abi.decode(data, (uint96, uint96));
        _deskSales[id] = IDesk.Sale({payer: payer, sec: sec, paid: paid, refunded: 0, isClosed: false});
        boughtBy[_ownerOf[id]] += sec;
        _soldOn[Windows.dayAt(block.timestamp)] += sec;
        viaOf[id] = IMarket.Via.Desk;
    }

    function _readPackages(bytes32 topic, Vm.Log calldata log) private {
        if (topic == IPackages.PackageComposed.selector) {
            _offers[uint32(uint256(log.topics[1]))] = log.data;
        } else if (topic == IPackages.PackageBought.selector) {
            _buyPackage(log);
        } else if (topic == IPackages.MarginSettled.selector) {
            (uint96 earned,) = abi.decode(log.data, (uint96, uint96));
            _packageSales[log.topics[1]].settled += earned;
            uint32 ware = uint32(uint256(log.topics[2]));
            _open[ware] -= earned;
            _tails.push(Tail(ware, Windows.dayAfter(block.timestamp, Windows.DISPUTE_WINDOW), earned));
        } else if (topic == IPackages.PackageClosed.selector) {
            _packageSales[log.topics[1]].isClosed = true;
            (uint96 refunded, uint96 fee) = abi.decode(log.data, (uint96, uint96));
            _open[_wareOf[log.topics[1]]] -= uint256(refunded) + fee;
        } else if (topic == IPackages.RefundPassedOn.selector) {
            passedOn[_address(log.topics[2])] += abi.decode(log.data, (uint96));
        } else {
            revert Unread(topic);
        }
    }

    function _buyPackage(Vm.Log calldata log) private {
        IPackages.Sale storage sale = _packageSales[log.topics[1]];
        sale.isBought = true;
        bytes32[] memory parts;
        (sale.margin,, parts) = abi.decode(log.data, (uint96, uint96, bytes32[]));
        _wareOf[log.topics[1]] = uint32(uint256(log.topics[2]));
        _open[_wareOf[log.topics[1]]] += sale.margin;
        for (uint256 i = 0; i < parts.length; ++i) {
            viaOf[parts[i]] = IMarket.Via.Packages;
        }
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
