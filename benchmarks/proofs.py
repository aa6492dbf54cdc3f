"""What do the board's proofs cost? Making them, checking those of many clients, and what they add to a round.

Seconds are processor time of one core. Side by side, with the same key in the same run: encrypting alone and encrypting
with proofs; checking one by one and many at once; a round on the board without proofs and with them. Every sum is
checked.

    python benchmarks/proofs.py [--bits 3072] [--parameters 650] [--clients 50]
"""

import argparse
import warnings
from dataclasses import replace

import numpy as np
from common import run_filled, worked

from fedlearn_lib.given.network import Network
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import check_ciphertexts, decrypt_sum
from fedlearn_lib.given.secure_aggregation.agreement import Agreement
from fedlearn_lib.given.secure_aggregation.board import board_round, deal_key
from fedlearn_lib.given.secure_aggregation.parties import Client, Functions, Holder, Server, Terms, make_roster
from fedlearn_lib.given.secure_aggregation.posts import BoardRules
from fedlearn_lib.given.secure_aggregation.proofs import Bound, check, check_many, encrypt_and_prove, proofs_size

TIMES = 5  # measured so often; the fastest counts, for other work on the machine only slows


def fastest(function, *arguments):
    return min(worked(function, *arguments)[1] for _ in range(TIMES))


def row(what: str, seconds: float, beside: float | None = None) -> None:
    print(f"{what:<58}{1000 * seconds:>10.0f} ms" + (f"{seconds / beside:>9.1f}×" if beside else ""))


def one_client_and_one_holder(private_key, parameters: int, clients: int) -> None:
    public_key, rng = PublicKey(private_key.n), np.random.default_rng(0)
    layout = Agreement(clients // 2, clients, 100, 1.0, key_bits=public_key.bits).layout
    encryptor = Encryptor(public_key, half_length=True, expected=100)
    integers = rng.integers(-layout.offset, layout.offset, parameters + 1)
    plaintexts, bound = list(pack_vector(integers, layout)), Bound(public_key, 1, bytes(32), bytes(32), "client 0")
    _, tables = worked(encrypt_and_prove, encryptor, plaintexts, bound)
    encrypt, prove = fastest(encryptor.encrypt, plaintexts), fastest(encrypt_and_prove, encryptor, plaintexts, bound)
    print(f"\nA client: {parameters} parameters, {len(plaintexts)} ciphertexts, {public_key.bits} bits")
    row("encrypt", encrypt)
    row("encrypt and prove, the first time, with both tables", tables, encrypt)
    row("encrypt and prove", prove, encrypt)
    row("the proofs alone", prove - encrypt, encrypt)
    made = {f"client {k}": replace(bound, author=f"client {k}") for k in range(clients)}
    posted = [(each, *encrypt_and_prove(encryptor, plaintexts, each)) for each in made.values()]
    one = fastest(check, *posted[0])
    plain = fastest(lambda: [check_ciphertexts(public_key, ciphertexts) for _, ciphertexts, _ in posted])
    many, wrong = fastest(check_many, posted), list(posted)
    own, ciphertexts, proofs = posted[7]
    wrong[7] = own, ciphertexts, [replace(proofs[0], z=proofs[0].z ^ 1), *proofs[1:]]
    told, culprit = worked(check_many, wrong)
    assert list(told) == ["client 7"] and not check_many(posted)
    print(f"\nA holder: {clients} clients, {clients * len(plaintexts)} ciphertexts")
    row("look at ranges and units only, as before", plain)
    row("check client by client", one * clients, many)
    row("check all at once", many)
    row("check, and find one culprit by name", culprit, many)
    size = proofs_size(public_key, len(plaintexts))
    ciphertexts = 2 * public_key.bits // 8 * len(plaintexts)
    print(f"\nA client sends {size:,} bytes of proofs with {ciphertexts:,} bytes of ciphertexts.")


def rounds(private_key, parameters: int, clients: int) -> None:
    rng, names = np.random.default_rng(1), [f"client {k}" for k in range(clients)]
    holders, public_key = ["server", *names[:2]], PublicKey(private_key.n)
    updates, counts = rng.normal(0, 0.05, (clients, parameters)).clip(-1, 1), rng.integers(10, 100, clients)
    agreement = Agreement(clients // 2, clients, 100, 1.0, key_bits=public_key.bits)
    made = [
        Client(name, Encryptor(public_key, half_length=True, expected=20), lambda w, u=u, n=int(n): (u, n))
        for name, u, n in zip(names, updates, counts, strict=True)
    ]
    server = Server("server")
    keys = {party.name: party.keys for party in [*made, server]}
    shares = deal_key(private_key, holders, FUNCTIONS.split_key)
    parts = [Holder(name, share, keys[name]) for name, share in shares.items()]
    terms = Terms(make_roster(made, [server]), agreement, public_key)
    expected = sum(FUNCTIONS.my_integers_of(u, int(n), agreement) for u, n in zip(updates, counts, strict=True))
    seconds, number = {}, 0
    for first in (True, False):  # the first rounds make the tables
        for name, rules in (("without proofs", BoardRules(proofs=False)), ("with proofs", BoardRules())):
            number, network = number + 1, Network()
            weights = np.full(parameters, float(number))
            result, seconds[name] = worked(
                lambda n=number, w=weights, net=network, r=rules: board_round(
                    net, server, made, parts, w, n, terms, FUNCTIONS, rules=r
                )
            )
            sums = decrypt_sum(private_key, list(result.total), agreement.layout, parameters + 1, clients)
            assert (sums == expected).all()
            if not first:
                sent = sum(len(message.content) for message in network.transcript)
                row(f"a round {name}, {sent / 1e6:.1f} MB sent", seconds[name], seconds["without proofs"])
    added = seconds["with proofs"] - seconds["without proofs"]
    print(f"Everybody together: {clients} clients, {len(holders)} holders. Proofs add {added:.1f} s, shared by all.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bits", type=int, default=3072)
    parser.add_argument("--parameters", type=int, default=650)
    parser.add_argument("--clients", type=int, default=50)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    _, private_key = generate_keypair(options.bits, demo=options.bits < 2048)
    one_client_and_one_holder(private_key, options.parameters, options.clients)
    print()
    rounds(private_key, options.parameters, options.clients)


if __name__ == "__main__":
    run_filled("secure_aggregation")
    from fedlearn_lib import secure_aggregation
    from fedlearn_lib.paillier import generate_keypair

    FUNCTIONS = Functions.of(secure_aggregation)
    main()
