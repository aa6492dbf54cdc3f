"""Numbers and facts that chapter 16 states, each asserted on what its notebook computed."""

import ast
import re

import numpy as np
import pytest
from support.claims import output_of, prose_of, stream_of

from fedlearn_lib.course.solutions import deployment as solution
from fedlearn_lib.given.deployment import can_travel
from fedlearn_lib.given.masking import STAGES


def test_the_examples_by_hand_are_right():
    prose = prose_of("16")
    record = solution.to_record({"round": 3, "mask": np.array([1, 2], np.uint8)})
    told = re.search(r"becomes `({.*?})`\.", prose)[1]
    assert ast.literal_eval(told) == record
    assert "`b\"\\x01\\x00\\x02\\x00\"` with dtype `<u2` are two numbers" in prose
    assert np.frombuffer(b"\x01\x00\x02\x00", "<u2").tolist() == [1, 2]
    assert "numbers beyond 64 bits, is a `TypeError`" in prose and not can_travel(2**63) and can_travel(2**63 - 1)
    assert "an array of objects" in prose and not can_travel(np.array([None]))


def test_what_cannot_travel_is_refused():
    assert "weights  arrays     dtype <f8, shape [650], data: 5,200 bytes" in output_of("16", "record-use")
    assert stream_of("16", "record-use") == "model is of type SoftmaxRegression, which cannot travel.\n"
    shown = output_of("16", "noise-use")
    assert "read as written: numbers from 0 to" in shown and "bytes turned round: noise" in shown


def test_the_same_weights_come_out_on_every_way():
    last = "the same weights, to the last bit: True\n"
    assert stream_of("16", "local-use") == last and stream_of("16", "lab-start").endswith(f"\n{last}")
    said = stream_of("16", "masked-use").splitlines()
    assert said[0] == "in the sum: (1, 2, 3) dropped: {4: 'mask'}" and said[1].endswith("True")
    assert said[2] == "refused: 2 clients finished the stage 'advertise', but it takes 3"


def test_only_the_careful_client_is_fine_at_every_point():
    shown = output_of("16", "cuts-use")
    assert "yours: fine." in shown and "torn before sync" in shown
    assert "answers first: answered, and forgotten before write, sync and replace." in shown


def test_the_deadline_leaves_out_who_is_late():
    assert "With a deadline of 3 seconds, 4 of 8 clients are in; left out: 5, 6, 7 and 8." in output_of(
        "16", "deadline-widget"
    )


def test_the_deployment_says_what_it_did():
    programs = stream_of("16", "lab-start").splitlines()[-2].split()
    assert programs[-5:] == ["superlink", *(f"client-{k}" for k in (1, 2, 3, 4))]
    assert "Five programs" in prose_of("16") and "a server, in Flower a *superlink*, and four nodes" in prose_of("16")
    code = stream_of("16", "code-use").splitlines()
    assert code[0].endswith("fits the code: True") and "is refused: this is not the one that this code names" in code[1]
    shown = output_of("16", "seconds-use")
    assert "a round of the same functions takes longer." in shown
    factor = int(re.search(r"in this process a round is (\d+) times faster", shown)[1])
    assert factor > 5
    rows = [line.split()[0] for line in output_of("16", "kill-use").splitlines() if line.split()[0] in STAGES]
    assert rows == list(STAGES) and "masked round waits five times" in prose_of("16") and len(STAGES) == 5


def test_a_killed_client_does_not_stop_the_round_and_two_do():
    shown = output_of("16", "kill-use")
    assert re.search(r"mask +4 +3\n", shown)
    assert "Killed: client 4 in mask. 3 updates are in the sum, of clients 1, 2 and 3; dropped: 4 in mask." in shown
    assert stream_of("16", "kill-use").endswith("True\n")
    refused, weights = stream_of("16", "too-many").splitlines()
    assert "2 clients finished the stage" in refused and weights.endswith("True")
    assert stream_of("16", "secrets-use") == "programs that still run: []\n"


def test_secrets_stay_where_they_are_and_strangers_read_nothing():
    shown = output_of("16", "secrets-use")
    assert "Of 2 secrets 0 are found; of 1 public ones 1, so the search works." in shown
    shown = output_of("16", "stranger-use")
    assert "runs its own program: 0 of 4 keys read." in shown


def test_the_review_is_dated_and_its_numbers_are_right():
    prose = prose_of("16")
    for said in ("issue 7522", "7570", "pull request 4982", "version 1.42", "November 2026"):
        assert said in prose
    assert "It has 32 bits: at a million a second, all are tried in 72 minutes" in prose
    assert round(2**32 / 1e6 / 60) == 72


def test_flower_is_as_the_review_says():
    """Skips, or fails, when upstream is another one: then the review must be read once more."""
    pytest.importorskip("flwr")
    import inspect
    from importlib.metadata import version

    from flwr.server.workflow import SecAggPlusWorkflow

    assert version("flwr").startswith("1.42.")
    assert inspect.signature(SecAggPlusWorkflow).parameters["clipping_range"].default == 8.0
    assert "four main stages" in SecAggPlusWorkflow.__doc__


def test_the_code_is_as_long_as_the_text_says():
    pytest.importorskip("flwr")
    from fedlearn_lib.engine.certificates import LETTERS

    assert "100 bits of the certificate's hash" in prose_of("16") and 5 * LETTERS == 100
