"""What chapter 16 gives: an engine in one process, disks that lose power, a sheet to draw on, what can travel."""

import os
import stat

import numpy as np
import pytest

from fedlearn_lib.given.deployment import DTYPES, Disk, FileStore, LocalGrid, PowerCut, can_travel, cut_everywhere
from fedlearn_lib.given.deployment.drawing import Sheet
from fedlearn_lib.given.deployment.power import FINE, FORGOTTEN, TORN

EMPTY = {"arrays": {}, "config": {}}


# ---- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [
    0, -(2**63), 2**63 - 1, True, 0.5, float("nan"), "", b"", [], [1, -1], [b"", b"a"], ["a"], [True], [0.5],
    np.zeros(3), np.zeros((2, 0), np.uint8), np.array(1, ">u4"), np.array([True]), np.zeros(2, np.float16),
])  # fmt: skip
def test_these_can_travel(value):
    assert can_travel(value)


@pytest.mark.parametrize("value", [
    None, 2**63, -(2**63) - 1, np.int64(1), np.bool_(True), (1,), {1}, {}, [1, True], [1, "a"], [None], [[]], [2**63],
    [np.zeros(1)], np.array([None]), np.array(["a"]), np.array([1j]), np.array([b"a"]), np.longdouble(1), print,
    np.zeros(1, "datetime64[s]"), np.zeros(1, [("a", int)]), bytearray(b"a"), memoryview(b"a"),
])  # fmt: skip
def test_these_cannot(value):
    assert not can_travel(value)


def test_subclasses_do_not_pass_for_what_they_are_made_of():
    assert not can_travel(type("Own", (int,), {})(3)) and not can_travel(np.ma.masked_array([1.0]))


def test_kinds_have_all_their_names():
    assert {"<u4", ">u4", "uint32", "|u1", "uint8", "<f8", "float64", "bool", "|b1"} <= DTYPES
    assert not {"object", "|O", "<U1", "S1", "V8", "f8,(2)i4"} & DTYPES


# ---- the grid -------------------------------------------------------------------------------------


def echo(stage, record):
    return {"arrays": {}, "config": {**record["config"], "stage": stage}}


def test_answers_come_when_they_come_and_only_once():
    grid = LocalGrid({1: echo, 2: echo, 3: echo}, seconds={2: 1.0, 3: None})
    first, second, third = (grid.push(k, "mask", {"arrays": {}, "config": {"k": k}}) for k in (1, 2, 3))
    assert [answer["reply_to"] for answer in grid.pull()] == [first] and grid.pull() == []
    while grid.clock() < 1:
        grid.wait()
    (answer,) = grid.pull()
    assert answer == {"reply_to": second, "record": {"arrays": {}, "config": {"k": 2, "stage": "mask"}}}
    for _ in range(100):
        grid.wait()
    assert grid.pull() == [] and third not in (first, second)


def test_somebody_may_be_silent_from_one_stage_on_and_errors_tell_no_values():
    def breaks(stage, record):
        raise ZeroDivisionError("record 17 is secret")

    grid = LocalGrid({1: echo, 2: breaks}, seconds={(1, "mask"): None})
    grid.push(1, "share", EMPTY), grid.push(1, "mask", EMPTY), grid.push(2, "mask", EMPTY)
    answers = grid.pull()
    assert [list(answer) for answer in answers] == [["reply_to", "record"], ["reply_to", "error"]]
    assert answers[1]["error"] == "ZeroDivisionError"
    grid.push(9, "mask", EMPTY)  # nobody of that name
    assert grid.pull() == []


def test_the_grid_copies_and_takes_records_only():
    kept = []
    grid = LocalGrid({1: lambda stage, record: kept.append(record) or EMPTY})
    mine = {"arrays": {}, "config": {"ids": [1]}}
    grid.push(1, "mask", mine)
    mine["config"]["ids"].append(2)
    assert kept[0]["config"]["ids"] == [1]
    with pytest.raises(TypeError, match="two dicts"):
        grid.push(1, "mask", {"round": 1})


def test_who_waits_for_ever_is_told_so():
    grid = LocalGrid({})
    with pytest.raises(RuntimeError, match="10,000 times"):
        while True:
            grid.pull()


# ---- disks ----------------------------------------------------------------------------------------

STATE = {"me": 3, "at": -1, "rules": '{"clients": 4}', "roster": [b"\x00\xff", b""], "ids": [], "usual": 2**62,
         "weights": np.array([0.1, -0.0, np.inf]), "table": np.arange(6, dtype=np.uint32).reshape(2, 3)}  # fmt: skip


def test_a_file_store_keeps_a_state_as_it_is(tmp_path):
    store = FileStore(tmp_path / "own" / "state.json")
    assert store.load() is None
    store.write(STATE), store.sync()
    assert store.load() is None  # only the new file stands there
    store.replace()
    came = FileStore(store.path).load()
    assert came.keys() == STATE.keys()
    for name, value in STATE.items():
        assert type(came[name]) is type(value)
        assert np.array_equal(came[name], value) and getattr(came[name], "dtype", 0) == getattr(value, "dtype", 0)
    came["weights"] += 1  # its own
    assert not store.new.exists()
    if os.name == "posix":
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_file_store_refuses_what_is_no_plain_value(tmp_path):
    store = FileStore(tmp_path / "state.json")
    with pytest.raises(TypeError, match="plain values"):
        store.write({"key": object()})


def test_a_disk_without_power_does_nothing_more():
    disk = Disk({"at": 1}, cut=2)
    state = disk.load()
    disk.write(state)
    for operation in (disk.sync, disk.replace, disk.load, lambda: disk.write(state), lambda: disk.line()("x")):
        with pytest.raises(PowerCut):
            operation()
    assert disk.after_power_cut() == {"at": 1} and disk.sent == [] and disk.done == ["write"]


def test_what_was_not_synced_is_torn_and_what_was_is_not():
    torn, whole = Disk({"at": 1}), Disk({"at": 1})
    torn.write({"at": 2}), torn.replace()
    assert torn.after_power_cut() == TORN
    torn.sync()
    assert torn.after_power_cut() == {"at": 2}
    whole.write({"at": 2}), whole.sync(), whole.replace()
    assert whole.after_power_cut() == {"at": 2}
    with pytest.raises(FileNotFoundError, match="write it first"):
        whole.replace()


def test_every_cut_gets_its_verdict():
    def step(stage, state, inbox, train):
        state["at"] = 2
        return {}

    def careful(store, client_step, stage, inbox, train, send):
        state = store.load()
        answer = client_step(stage, state, inbox, train)
        store.write(state), store.sync(), store.replace(), send(answer)

    def careless(store, client_step, stage, inbox, train, send):
        state = store.load()
        send(client_step(stage, state, inbox, train))
        store.write(state), store.replace(), store.sync()

    fine = cut_everywhere(careful, step, {"at": 1}, {})
    assert list(fine) == ["write", "sync", "replace", "send", "never"] and set(fine.values()) == {FINE}
    assert cut_everywhere(careless, step, {"at": 1}, {}) == {
        "send": FINE, "write": FORGOTTEN, "replace": FORGOTTEN, "sync": TORN, "never": FINE}  # fmt: skip


# ---- the sheet ------------------------------------------------------------------------------------


def test_a_digit_is_drawn_kept_and_saved(tmp_path, capsys):
    sheet = Sheet()
    sheet.show()
    assert "0 of 64 squares are dark, 0 digits are kept" in capsys.readouterr().out
    assert sheet.X.shape == (0, 64) and sheet.y.shape == (0,)
    with pytest.raises(ValueError, match="No digit was kept"):
        sheet.save(tmp_path / "mine")
    sheet.add()
    assert "sheet is empty" in sheet.said.value and len(sheet.y) == 0
    for row in range(1, 7):
        sheet.squares[8 * row + 3].value = True
    sheet.label.value = 1
    sheet.keep.click()
    assert not any(square.value for square in sheet.squares) and "1 digit kept: 1 × 1" in sheet.said.value
    drawn = sheet.X.reshape(8, 8)
    assert (drawn[1:7, 3] == 1).all() and 0 < drawn[3, 2] == drawn[0, 3] < 1 and drawn[3, 6] == 0
    with np.load(sheet.save(tmp_path / "mine"), allow_pickle=False) as saved:
        assert np.array_equal(saved["X"], sheet.X) and saved["y"].tolist() == [1]


def test_a_square_says_where_it_is_and_whether_it_is_dark():
    sheet = Sheet()
    square = sheet.squares[10]
    assert square.tooltip == "row 2, column 3" and square.description == " "
    square.value = True
    assert square.description == "■"
    sheet.clear.click()
    assert square.description == " " and not square.value
