"""The figures of chapter 16 say what they show, also where something went wrong or somebody guessed."""

from types import SimpleNamespace

import pytest

from fedlearn_lib.given.deployment import LocalGrid
from fedlearn_lib.given.deployment import figures as show
from fedlearn_lib.given.deployment.power import FINE, FORGOTTEN, TORN
from fedlearn_lib.given.figures import NoGuess
from fedlearn_lib.given.masking import STAGES


@pytest.fixture
def told(capsys):
    """What the last figure said, outside a notebook."""
    return lambda: capsys.readouterr().out


def stage(name, asked=4, answered=4, seconds=1.0, round=1):
    return dict(round=round, stage=name, asked=asked, answered=answered, seconds=seconds, bytes_up=800, bytes_down=400)


WHOLE = SimpleNamespace(
    rounds=[dict(round=1, survivors=[1, 2, 3], dropped={4: "mask"})], error="",
    stages=[stage("plain", round=0), *(stage(name, answered=3 if name == "mask" else 4) for name in STAGES)],
)  # fmt: skip
REFUSED = SimpleNamespace(rounds=[], error="2 clients, but it takes 3", stages=[stage("advertise", answered=2)])


def test_a_record_is_told_field_by_field(told):
    arrays = {"mask": {"dtype": "<u4", "shape": [2, 3], "data": bytes(24)}}
    show.show_record({"arrays": arrays, "config": {"ids": [], "on": True}})
    said = told()
    assert "dtype <u4, shape [2, 3], data: 24 bytes" in said and "list: []" in said and "bool: True" in said
    assert "Arrays: 1 with 24 bytes; other fields: 2." in said


def test_a_deadline_says_who_is_left_out(told):
    takes = {1: 0.5, 2: 9.0, 3: None}

    def run(deadline):
        grid = LocalGrid({}, seconds=takes)
        while grid.clock() < deadline:
            grid.wait()
        return {1: {}}, grid

    show.explore_deadline(run, 3)
    assert "With a deadline of 3 seconds, 1 of 3 clients are in; left out: 2 and 3. The stage is over after 3" in told()


def test_power_cuts_are_counted_by_what_they_do(told):
    others = {"send": FINE, "write": FORGOTTEN, "sync": FORGOTTEN, "replace": TORN}
    show.show_power_cuts({"yours": {"write": FINE, "never": FINE}, "others": others})
    assert "yours: fine. others: answered, and forgotten before write and sync; torn before replace." in told()


def test_a_killed_client(told):
    show.show_killed(WHOLE, {4: "mask"}, 3)
    said = told()
    assert "Killed: client 4 in mask. 3 updates are in the sum, of clients 1, 2 and 3; dropped: 4 in mask." in said
    assert "You guessed 3." in said
    show.show_killed(REFUSED, {3: "mask", 4: "mask"}, ...)
    assert "The round is refused: 2 clients, but it takes 3." in told()


def test_seconds_are_measured_and_no_guess_is_below_one(told):
    seconds = show.in_every_stage(WHOLE)
    assert list(seconds) == list(STAGES) and set(seconds.values()) == {1.0}
    show.show_seconds({"loop": 0.1, "TLS": 2.0, "masked": 5.0}, seconds, 50)
    said = told()
    assert "Measured here: in this process a round is 20 times faster. On the engine" in said
    assert "takes longer. You guessed 50." in said
    show.show_seconds({"loop": 2.0, "TLS": 1.0}, {}, ...)
    assert "takes no longer. You made no guess." in told()
    with pytest.raises(NoGuess):
        show.show_seconds({"loop": 0.1, "TLS": 2.0}, {}, 0)


def test_a_search_without_its_control_is_worth_nothing(told):
    found = {name: {"memory": often, "logs": 0} for name, often in
             {"my key": 0, "other key": 2, "public: key": 9}.items()}  # fmt: skip
    show.show_search(found)
    assert "Of 2 secrets 1 are found; of 1 public ones 1, so the search works." in told()
    show.show_search({**found, "public: key": {"memory": 0, "logs": 0}})
    assert "of 1 public ones 0: the search does not work." in told()
    show.show_search({name: {"memory": None, "logs": by["logs"]} for name, by in found.items()})
    assert "not allowed here" in told()


def test_strangers_and_accuracy(told):
    show.show_strangers({"own program": {1: "", 2: ""}, "whatever comes": {1: "key", 2: ""}})
    assert "own program: 0 of 2 keys read; whatever comes: 1 of 2 keys read." in told()
    show.show_accuracy({"loop": [0.1, 0.5]}, chance=0.1)
    assert "loop: 10.0% before, 50.0% after 1 rounds." in told()
