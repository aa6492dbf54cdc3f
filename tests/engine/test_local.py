"""The learner's functions through Flower's messages and client program, in this process."""

# ruff: noqa: E402 (what follows needs Flower)

import threading
import time

import numpy as np
import pytest

pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
from flwr.app import Array, ArrayRecord, ConfigRecord, Error, RecordDict

from fedlearn_lib import deployment, fedavg
from fedlearn_lib.engine import client_app, in_process, local, rehearsal, task
from fedlearn_lib.engine.bridge import NO_ANSWER, FlowerGrid, from_flower, to_flower
from fedlearn_lib.engine.desk import Desk
from fedlearn_lib.engine.report import Report, events_in
from fedlearn_lib.given.masking.rules import STAGES
from fedlearn_lib.given.refused import Refused

CALLED = [("fedavg", name) for name in ("local_update", "weighted_average", "apply_update")]
CALLED += [("communication", name) for name in ("quantize", "dequantize")]
CALLED += [("masking", name) for name in ("pairwise_seed", "expand_mask", "mask_update", "unmask_sum", "split_secret",
                                          "lagrange_at_zero", "reveal_shares")]  # fmt: skip
CALLED += [("deployment", name) for name in ("to_record", "from_record", "exchange_over_grid", "save_then_answer")]


def by_hand(clients, rounds):
    weights = task.MODEL.initial_weights()
    for round_id in rounds:
        trained = [task.trainer(*task.share_of(k, clients), round_id, k)(weights) for k in range(clients)]
        weights = fedavg.apply_update(weights, fedavg.weighted_average(*map(list, zip(*trained, strict=True))))
    return weights


def desk_of(folder, clients=4, grid_of=local.InProcessGrid):
    grid = grid_of(client_app.app, local.make_members(folder, clients))
    return Desk(grid, local.InProcessPort, folder, Report(folder / "report.jsonl"))


def test_plain_rounds_give_the_weights_of_a_loop_to_the_last_bit(rooms):
    training = in_process("plain", clients=4, rounds=2)
    assert training.error == "" and (training.weights == by_hand(4, (1, 2))).all()
    assert [each["survivors"] for each in training.rounds] == [[1, 2, 3, 4]] * 2
    assert training.accuracy == training.rounds[-1]["accuracy"] > 0.9


def test_masked_rounds_give_the_same_up_to_rounding(rooms):
    training = in_process("masked", clients=4, rounds=1, vanish={4: "mask"})
    (told,) = training.rounds
    assert told["survivors"] == [1, 2, 3] and told["dropped"] == {4: "mask"} and training.error == ""
    weights = task.MODEL.initial_weights()
    trained = [task.trainer(*task.share_of(k, 4), 1, k)(weights) for k in range(3)]
    plain = fedavg.apply_update(weights, fedavg.weighted_average(*map(list, zip(*trained, strict=True))))
    largest_error = 3 * 0.5 * task.CLIP / (2**15 - 1) * task.most_examples(4) / told["examples"]
    assert told["examples"] == sum(count for _, count in trained)
    assert np.abs(training.weights - plain).max() <= largest_error * (1 + 1e-9)
    assert [stage["stage"] for stage in training.stages] == list(STAGES)


def test_too_few_that_stay_are_refused_and_the_weights_stay(rooms):
    training = in_process("masked", clients=4, vanish={3: "mask", 4: "mask"})
    assert training.error.startswith("2 clients finished the stage 'mask', but it takes 3")
    assert (training.weights == task.MODEL.initial_weights()).all() and training.rounds == []


def test_nobody_goes_on_with_less_than_three(rooms):
    assert "in a sum of two" in in_process("masked", clients=2).error


@pytest.mark.parametrize(("room", "name"), CALLED, ids=lambda value: value)
def test_enrolment_tries_every_function_and_stops_with_its_name(sabotage, room, name):
    sabotage(room, name)
    with pytest.raises(Refused, match=f"{name} raised RuntimeError") as caught:
        in_process("masked")
    assert "digit" not in str(caught.value)


def test_enrolment_stops_where_a_function_is_not_filled_in(monkeypatch, rooms):
    from fedlearn_lib import masking
    from fedlearn_lib.given.not_filled_in import NotFilledIn

    def split_secret(*args):
        raise NotFilledIn("split_secret")

    monkeypatch.setattr(masking, "split_secret", split_secret)
    with pytest.raises(Refused, match="split_secret is not filled in yet"):
        in_process("plain")


def test_a_client_that_cannot_be_used_is_named_at_the_desk(sabotage, tmp_path, monkeypatch):
    desk = desk_of(tmp_path)
    sabotage("fedavg", "local_update")
    desk.look(5)
    assert set(desk.away.values()) == {"local_update raised RuntimeError"} and not desk.people


class Listening(local.InProcessGrid):
    """Keeps every answer, as the server gets it."""

    def pull_messages(self, message_ids):
        replies = super().pull_messages(message_ids)
        self.heard = [*getattr(self, "heard", []), *replies]
        return replies


@pytest.mark.parametrize(("room", "name", "protocol"), [
    ("fedavg", "local_update", "plain"), ("fedavg", "local_update", "masked"), ("masking", "mask_update", "masked"),
    ("masking", "reveal_shares", "masked"), ("deployment", "save_then_answer", "masked"),
])  # fmt: skip
def test_in_a_round_nothing_of_what_fails_travels(rooms, sabotage, tmp_path, room, name, protocol, capsys):
    desk = desk_of(tmp_path, grid_of=Listening)
    desk.look(5)
    if protocol == "masked":
        desk.agree_on(desk.in_order(), 5)
    desk.grid.heard = []
    sabotage(room, name)
    with pytest.warns(UserWarning) if (name, protocol) == ("local_update", "masked") else _nothing():
        desk.train(protocol, 1, 5)
    assert desk.grid.heard
    for reply in desk.grid.heard:
        if reply.has_error():
            assert reply.error.reason == NO_ANSWER
        else:
            assert "digit" not in str(from_flower(reply.content)) and "refused" not in reply.content["config"]
    assert "digit" not in (tmp_path / "report.jsonl").read_text(encoding="utf-8") + capsys.readouterr().out
    stopped = [event["event"] for event in events_in(tmp_path / "report.jsonl")].count("stopped")
    assert stopped == (0 if (name, protocol) == ("local_update", "masked") else 1)


class _nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def test_the_rehearsal_sees_values_that_are_wrong(rooms, monkeypatch):
    from fedlearn_lib import masking

    monkeypatch.setattr(masking, "unmask_sum", lambda total, *seeds: total)
    with pytest.raises(Refused, match="masked round"):
        rehearsal.rehearse()


@pytest.mark.parametrize("content", [
    RecordDict(),
    RecordDict({"config": ArrayRecord()}),
    RecordDict({"config": ConfigRecord(), "arrays": ArrayRecord({"w": Array(np.array(["text"]))})}),
    RecordDict({"config": ConfigRecord(), "arrays": ArrayRecord({"w": Array("O", (1,), "bytes", b"12345678")})}),
    RecordDict({"config": ConfigRecord(), "arrays": ArrayRecord({"w": Array("f8,f8", (1,), "bytes", bytes(16))})}),
])  # fmt: skip
def test_messages_that_are_none_of_the_course_are_refused(content):
    with pytest.raises(Refused):
        from_flower(content)


def test_records_arrive_as_they_left():
    arrays = {"m": {"dtype": "<u4", "shape": [2, 0], "data": b""}, "n": {"dtype": "<f8", "shape": [], "data": bytes(8)}}
    record = {"arrays": arrays, "config": {"a": [], "b": b"", "c": 2**63 - 1, "d": True}}
    assert from_flower(to_flower(record)) == record
    assert type(from_flower(to_flower(record))["config"]["d"]) is bool


def test_a_stage_that_is_asked_by_a_stranger_without_a_roster_is_refused(rooms, tmp_path):
    desk = desk_of(tmp_path, 1)
    (answer,) = desk.exchange("mask", {1: {"round": 1, "ids": [], "sealed": []}}, 5).values()
    assert answer == {"refused": "this client is in no roster"}


def test_errors_of_flower_count_as_no_answer():
    from flwr.app import Message

    from fedlearn_lib.engine import private
    from fedlearn_lib.engine.bridge import _as_answer

    private.pretend_task()
    message = Message(RecordDict(), 1, "train.plain")
    private.number_message(message, "5")
    assert _as_answer(Message(Error(1, "what the program raised"), reply_to=message))["error"] == NO_ANSWER


class Stuck(local.InProcessGrid):
    """As a real one when a client dies while it uploads its answer: whoever asks for that answer waits for minutes."""

    def pull_messages(self, message_ids):
        (number,) = message_ids
        if number == self.stuck:
            threading.Event().wait(60)
        return super().pull_messages(message_ids)


def test_who_dies_while_it_answers_holds_nobody_up(rooms, tmp_path):
    grid = Stuck(client_app.app, local.make_members(tmp_path, 3))
    grid.stuck = "2"
    port, start = FlowerGrid(grid, 1.5), time.monotonic()
    answers = deployment.exchange_over_grid(port, "here", {node: {} for node in (1, 2, 3)}, 1.5)
    port.close()
    assert answers == {1: {}, 3: {}} and 1.4 < time.monotonic() - start < 30


def test_arguments_that_cannot_be(rooms):
    with pytest.raises(ValueError, match="protocol is 'paillier'"):
        in_process("paillier")
    with pytest.raises(ValueError, match="vanish names"):
        in_process("plain", vanish={1: "lunch"})
