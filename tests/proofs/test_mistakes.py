"""No two mistakes that are recognised by what they compute look alike on the first cases."""

import json

import pytest
from support.checkout import CHECKOUT

from fedlearn_lib.course.catalogue import exercises
from fedlearn_lib.course.copies import run_in_copy

# Pairs that no small case can tell apart, each with its reason.
ALIKE: dict[tuple[str, str, str], str] = {
    ("communication_share", "ignores-epochs", "epochs-cancel"): "a share; whether the code uses them tells",
    ("communication_share", "ignores-examples", "examples-cancel"): "a share; whether the code uses them tells",
    ("communication_share", "ignores-bytes", "bytes-cancel"): "a share; whether the code uses them tells",
    ("choose_slot_bits", "one-summand-less", "power-of-two"): "a few bits; the code takes one away, or does not",
    ("trap_biases", "minus-inside", "other-side"): "quantiles of few sums mirror each other; the code shows the minus",
    ("reused_key_attack", "survived-and-vanished", "wrong-signs"): "one cause of turned signs, which the code shows",
    ("two_stories_attack", "survived-and-vanished", "wrong-signs"): "one cause of turned signs, which the code shows",
}


@pytest.fixture(scope="module")
def found():
    program = str(CHECKOUT / "tests" / "support" / "alike.py")
    done = run_in_copy(CHECKOUT, program, *exercises(), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", exercises())
def test_the_first_cases_tell_mistakes_apart(name, found):
    assert {tuple(pair) for pair in found[name]} == {(one, other) for asked, one, other in ALIKE if asked == name}
