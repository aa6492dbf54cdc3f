"""A room whose functions call those of other rooms: what happens while some of them are open."""

from fedlearn_lib.course.copies import run_in_copy

TRAIN = '''
import linecache
from types import SimpleNamespace

import numpy as np

from fedlearn_lib.course import catch_up, check, fill, use_solution
from fedlearn_lib.course.catalogue import exercise
from fedlearn_lib.course.reference import solution_body
from fedlearn_lib.given.secure_aggregation.agreement import Agreement
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey
from fedlearn_lib.given.network import Network
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.secure_aggregation import my_integers_of, secure_federated_averaging

KEY = PrivateKey(2**256 - 189, 2**256 - 617)
AGREEMENT = Agreement(threshold=1, most_clients=3, most_examples=50, clip=1.0, bits=16, key_bits=512)
ENCRYPTOR = Encryptor(PublicKey(KEY.n), half_length=True)
SERVER = SimpleNamespace(name="server", private_key=KEY)
CLIENTS = [SimpleNamespace(name=name, encryptor=ENCRYPTOR, train=lambda weights: (0.5 - weights, 10)) for name in "abc"]

def train():
    settings = dict(rounds=1, fraction=1.0, rng=np.random.default_rng(0))
    try:
        history = secure_federated_averaging(Network(), SERVER, CLIENTS, np.zeros(2), AGREEMENT, **settings)
    except NotFilledIn as error:
        return error.name
    return history.weights[-1].round(3).tolist()

'''


def lines_of(copy, code: str) -> list[str]:
    result = run_in_copy(copy, "-c", TRAIN + code, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


def test_an_open_exercise_of_an_earlier_chapter_is_named_and_caught_up(fresh_copy):
    code = """
print(">", train())
for name in ("secure_federated_averaging", "secure_round", "add_my_update", "answer_server", "decrypt_average"):
    use_solution(name)
print(">", train())  # of chapter 1
try:
    my_integers_of(np.ones(2), 10, AGREEMENT)
except NotFilledIn as error:
    print(">", str(error).splitlines()[0])
catch_up("08")
print(">", train())  # in the modules that are loaded already
"""
    shown = [line[2:] for line in lines_of(fresh_copy, code) if line.startswith(">")]
    assert shown[:2] == ["secure_federated_averaging", "sample_clients"]
    assert shown[2].startswith("quantize is not filled in yet: it is an exercise of notebooks/03_")
    assert shown[3] == "[0.5, 0.5]"


def test_a_right_answer_is_right_while_other_rooms_are_open(fresh_copy):
    """The judge takes the reference for them; nothing else does."""
    code = '''
cell = """@fill
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
""" + solution_body(exercise("secure_federated_averaging"))
linecache.cache["cell"] = len(cell), None, cell.splitlines(keepends=True), "cell"
exec(compile(cell, "cell", "exec"))
check("secure_federated_averaging")
print(">", train())
'''
    lines = lines_of(fresh_copy, code)
    assert sum("secure_federated_averaging: right" in line for line in lines) == 2, lines
    assert lines[-1] == "> sample_clients"


def test_a_room_that_lost_what_another_one_imports_is_named(fresh_copy):
    path = fresh_copy / "fedlearn_lib" / "communication.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("def quantize(", "def lost("), encoding="utf-8")
    code = "import fedlearn_lib.secure_aggregation"
    result = run_in_copy(fresh_copy, "-c", code, capture_output=True, text=True, encoding="utf-8")
    assert "cannot import name 'quantize' from 'fedlearn_lib.communication'" in result.stderr
