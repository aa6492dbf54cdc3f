"""A name that the library does not have: the card says where its value comes from."""

import pytest

from fedlearn_lib.course.catalogue import exercise
from fedlearn_lib.course.judge import Judge


@pytest.fixture(scope="module")
def judge():
    judge = Judge()
    yield judge
    judge.close()


ENCRYPT = "def encrypt(public_key, plaintext):\n    return plaintext * n\n"
SAMPLE = "def sample_clients(client_count, fraction, rng):\n    return rng.choice(clients, 3)\n"
TRAIN = """
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
    return model.loss_and_gradient(weights, X_0, y)[1]
"""
ROUND = """
def secure_round(network, server, clients, weights, agreement):
    return [encryptor.encrypt([1]) for client in clients]
"""


@pytest.mark.parametrize(
    ("name", "text", "step"),
    [
        ("encrypt", ENCRYPT, "Take it from the argument: write `public_key.n`."),
        ("encrypt", ENCRYPT.replace("n\n", "random.random()\n"), "`secrets.randbelow(…)`"),
        ("secure_round", ROUND, "Each of `clients` has its own: take that of the one whose turn it is, such as "
         "`client.encryptor`."),
        ("sample_clients", SAMPLE, "What comes in is called `client_count`"),
        ("local_update", TRAIN, "What comes in is called `X`"),
        ("sample_clients", SAMPLE.replace("clients, 3", "heap, 3"), "gets `client_count`, `fraction` and `rng`"),
        ("sample_clients", SAMPLE.replace("rng.choice(clients", "pick(fraction"), "Write a function of that name"),
        ("sample_clients", SAMPLE.replace("rng.choice(clients", "choice(fraction"), "write `rng.choice(…)`"),
        ("sample_clients", SAMPLE.replace("rng.choice(clients", "argsort(fraction"), "write `np.argsort(…)`"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("notebook", [True, False])
def test_the_card_says_where_it_comes_from(name, text, step, notebook, judge):
    names = {"n", "X_0", "encryptor", "heap"} if notebook else set()
    verdict = judge.judge(exercise(name), text, names)
    assert verdict.advice in ("notebook-name", "unknown-name")
    heap = "Work with what comes in as arguments, `client_count`, `fraction` and `rng`"
    assert (heap if notebook and "heap" in text else step) in verdict.message
