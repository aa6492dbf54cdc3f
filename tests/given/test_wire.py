"""Messages between parties: fields that nothing can be read in two ways, and a network that always falls silent."""

import doctest

import numpy as np
import pytest

from fedlearn_lib.given import network, refused, wire
from fedlearn_lib.given.refused import Refused


def test_other_fields_have_other_fingerprints():
    fields = ["7", b"7", 7, bytes(7) + b"\x07", "", b"", 0, 2**64, (2**64).to_bytes(9), "a b", "ab"]
    marks = [wire.fingerprint(field) for field in fields]
    marks += [wire.fingerprint(), wire.fingerprint("a", "b"), wire.fingerprint("b", "a"), wire.fingerprint("", "", "")]
    assert len(set(marks)) == len(fields) + 4


@pytest.mark.parametrize("number", [np.int64(8), np.uint8(8), np.int32(8)])
def test_numpys_whole_numbers_are_numbers(number):
    assert wire.join(number) == wire.join(8) != wire.join(0)
    assert wire.fingerprint(number) == wire.fingerprint(8)


@pytest.mark.parametrize("field", [None, 1.0, True, np.bool_(1), np.float64(3), [1], (b"x",), np.arange(3), -1, {}])
def test_what_is_no_field_is_refused(field):
    for put in (wire.join, wire.fingerprint):
        with pytest.raises((TypeError, ValueError), match="a field is"):
            put("before", field)


def test_a_number_of_more_than_eight_bytes_does_not_fit():
    with pytest.raises(ValueError, match="does not fit into 8 bytes"):
        wire.join(2**64)
    assert wire.split(wire.join(2**64 - 1)) == [b"\xff" * 8]


@pytest.mark.parametrize("content", [None, 17, "text", ["x"], bytearray(4)])
def test_what_is_no_message_is_refused(content):
    with pytest.raises(Refused, match="comes as bytes"):
        wire.split(content)


def test_a_zero_with_a_minus_does_not_reach_training():
    read = wire.weights_from_bytes(np.full(3, -0.0).tobytes())
    assert not np.signbit(read).any() and wire.weights_to_bytes(read) == bytes(24)


class Chatter:
    """Answers itself for ever."""

    def handle(self, content):
        return [("chatter", content)]

    def timeout(self):
        return []


class Listener:
    heard = 0

    def handle(self, content):
        self.heard += 1
        return []

    def timeout(self):
        return []


def test_a_party_that_answers_itself_is_cut_off_and_the_others_go_on():
    wires, listener = network.Network(), Listener()
    wires.send("nobody", "chatter", b"x")
    wires.send("nobody", "listener", b"x")
    refusals = network.run(wires, {"chatter": Chatter(), "listener": listener}, most=50)
    assert refusals == ["chatter refused: it sent 50 messages, and no more of it are delivered"]
    assert listener.heard == 1 and len(wires.transcript) == 52
    wires.send("nobody", "chatter", b"x")
    network.run(wires, {"chatter": Chatter()})
    assert len(wires.transcript) < 150


def nested(depth):
    content = []
    for _ in range(depth):
        content = [content]
    return content


def test_a_message_that_is_nested_too_deeply_is_refused_not_a_crash():
    deep, wires, listener = nested(100_000), network.Network(), Listener()
    with pytest.raises(Refused, match="nested too deeply"):
        wires.send("ann", "listener", deep)
    wires.fault = lambda message: [network.Message("ann", "listener", deep)]
    wires.send("ann", "listener", b"x")
    assert network.run(wires, {"listener": listener}) == ["listener refused: the message is nested too deeply"]
    assert listener.heard == 0
    while deep:  # take it apart: Python's own clean-up would recurse
        deep = deep.pop()


class Refuses(Listener):
    def handle(self, content):
        raise Refused("no\nclient 3 refused: nothing\x1b[2J" + "x" * 10**6)


def test_a_reason_is_one_short_printable_line():
    wires = network.Network()
    wires.send("ann", "bob", b"x")
    (told,) = network.run(wires, {"bob": Refuses()})
    assert told.startswith("bob refused: no client 3 refused: nothing") and len(told) < 330 and told.isprintable()


@pytest.mark.parametrize("module", [network, refused, wire])
def test_examples_in_the_docstrings(module):
    found = doctest.testmod(module)
    assert found.failed == 0 < found.attempted
