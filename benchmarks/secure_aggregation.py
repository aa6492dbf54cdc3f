"""What does a round of secure aggregation cost? The version as told, the repaired ring, the board with a split key.

Seconds are processor time of one process, everybody's work together; training is not counted. Beside it, on the same
model in the same run: one number per ciphertext, as the example `federated_learning_with_encryption` of phe goes about
it, measured on a few numbers and multiplied.

    python benchmarks/secure_aggregation.py [--bits 3072] [--largest 100000] [--full 1000000] [--figure FILE]
"""

import argparse
import os
import platform
from datetime import date

import numpy as np
import phe
from common import run_filled, worked

from fedlearn_lib.given.network import Network
from fedlearn_lib.given.paillier.sums import decrypt_sum
from fedlearn_lib.given.secure_aggregation.agreement import Agreement
from fedlearn_lib.given.secure_aggregation.board import board_round, deal_key
from fedlearn_lib.given.secure_aggregation.parties import (
    Client,
    Functions,
    Holder,
    Server,
    Terms,
    hand_out_key,
    make_roster,
)
from fedlearn_lib.given.secure_aggregation.ring import ring_round

SMALL, PHONES, DIAGNOSIS, HOSPITALS = 650, 50, 62, 5  # parameters of the models, and who trains them
SAMPLE = 5  # clients that are measured where a whole round would take too long
ROW = "{:>10} {:>8} {:>10} {:>12} {:>14} {:>17} {:>10}"


class Round:
    """Parties with random updates, and the versions of a round that they can play."""

    def __init__(self, private_key, parameters, clients, expected, holders=()):
        rng = np.random.default_rng([parameters, clients])
        self.updates = rng.normal(0, 0.05, (clients, parameters)).clip(-1, 1)
        self.counts = rng.integers(10, 100, clients)
        names, bits = [f"client {k}" for k in range(clients)], private_key.n.bit_length()
        self.agreement = Agreement(clients // 2, clients, most_examples=100, clip=1.0, key_bits=bits)
        dealer, self.network = Server("server", private_key), Network()
        encryptors, self.handing_out = worked(hand_out_key, self.network, dealer, names, expected)
        made = zip(names, encryptors, self.updates, map(int, self.counts), strict=True)
        self.clients = [Client(name, own, lambda weights, u=u, n=n: (u, n)) for name, own, u, n in made]
        self.server = Server("server", None, dealer.keys) if holders else dealer
        roster = make_roster(self.clients, [self.server])
        self.terms = Terms(roster, self.agreement, encryptors[0].public_key)
        keys = {party.name: party.keys for party in [*self.clients, self.server]}
        if holders:
            shares = deal_key(private_key, list(holders), FUNCTIONS.split_key)
            self.holders = [Holder(name, share, keys[name]) for name, share in shares.items()]
        self.number, self.length = 0, parameters

    def play(self, version):
        """Seconds of a round and the bytes that it sent; the average is checked."""
        self.number += 1
        self.network = Network()
        weights = np.full(self.length, float(self.number))  # never the same model twice
        if version == "as told":
            average, seconds = worked(
                FUNCTIONS.secure_round, self.network, self.server, self.clients, weights, self.agreement
            )
        else:
            extra = [self.holders] if version == "board" else []
            function = board_round if version == "board" else ring_round
            result, seconds = worked(
                function, self.network, self.server, self.clients, *extra, weights, self.number, self.terms, FUNCTIONS
            )
            average, self.total = result.average, list(result.total)
        expected = np.average(self.updates, axis=0, weights=self.counts)
        bound = self.agreement.clip / self.agreement.layout.offset / 2
        bound *= len(self.clients) * self.agreement.most_examples / self.counts.sum()
        if np.abs(average - expected).max() > bound * 1.000001:
            raise SystemExit(f"{version}: the average is off by more than {bound:g}.")
        return seconds, sum(_size(message.content) for message in self.network.transcript)

    def decrypting(self, private_key):
        """Seconds that the server takes for the last sum: they do not grow with the clients."""
        layout, clients = self.agreement.layout, len(self.clients)
        return worked(decrypt_sum, private_key, self.total, layout, self.length + 1, clients)[1]


def _size(content):
    if isinstance(content, bytes):
        return len(content)
    return sum(-(-number.bit_length() // 8) for number in content[0]) + 8


def one_number_each(private_key, parameters, clients, sample=12):
    """phe, floats, one a ciphertext: each client encrypts its update and adds it to what it was handed."""
    theirs = phe.PaillierPublicKey(private_key.n)
    private = phe.PaillierPrivateKey(theirs, private_key.p, private_key.q)
    few = np.random.default_rng(0).normal(0, 0.05, (2, sample))
    encrypted, encrypting = worked(lambda: [[theirs.encrypt(float(x)) for x in vector] for vector in few])
    sums, adding = worked(lambda: [a + b for a, b in zip(*encrypted, strict=True)])
    decrypted, decrypting = worked(lambda: [private.decrypt(total) for total in sums])
    if np.abs(np.array(decrypted) - few.sum(axis=0)).max() > 1e-9:
        raise SystemExit("phe: the sum is wrong.")
    factor = parameters / sample
    seconds = factor * (clients * encrypting / 2 + (clients - 1) * adding + decrypting)
    return seconds, clients * parameters * 2 * -(-private_key.n.bit_length() // 8)


def median_of(repeats, play, *args):
    played = [play(*args) for _ in range(repeats)]
    return float(np.median([seconds for seconds, _ in played])), played[-1][1]


def figures_to_reach(private_key):
    """A full round of 50 clients, and one of five holders; and phe's way on the same model."""
    theirs, size = one_number_each(private_key, SMALL, PHONES)
    print(f"\n{SMALL} parameters, {PHONES} clients; processor seconds of everybody together, bytes sent")
    print(f"  phe, one number a ciphertext *: {theirs:8.0f} s {size / 1e6:8.1f} MB")
    for version in ("as told", "ring"):
        world = Round(private_key, SMALL, PHONES, expected=6)
        first, _ = world.play(version)
        seconds, size = median_of(3, world.play, version)
        print(
            f"  {version:30}: {seconds:8.2f} s {size / 1e6:8.1f} MB, {theirs / seconds:6,.0f}× less; first round, with "
            f"handing out the key and making the tables {first + world.handing_out:.2f} s",
            flush=True,
        )
    holders = ["server", *(f"client {k}" for k in range(HOSPITALS - 1))]
    world = Round(private_key, DIAGNOSIS, HOSPITALS, expected=10, holders=holders)
    first, _ = world.play("board")
    seconds, size = median_of(5, world.play, "board")
    print(
        f"{DIAGNOSIS} parameters and the count, {HOSPITALS} clients, a key split among {len(holders)} holders: "
        f"{seconds:.2f} s, {size / 1e3:.0f} kB; first round, with making the tables "
        f"{first + world.handing_out:.2f} s",
        flush=True,
    )


def growth(private_key, largest, full):
    """Seconds by parameters and clients on the repaired ring; what is not measured whole is marked.

    Returns:
        parameters → clients → seconds a client.
    """
    print("\nThe repaired ring, a later round; processor seconds")
    head = ("parameters", "clients", "round", "a client", "ms/1,000 par.", "kB sent a client", "")
    print(ROW.format(*head))
    found = {}
    for parameters in (count for count in (650, 2_000, 10_000, 30_000, 100_000) if count <= largest):
        found[parameters] = {}
        for clients in (5, 20, 50, 200):
            whole = parameters * clients <= full
            world = Round(private_key, parameters, clients if whole else SAMPLE, expected=2 * -(-parameters // 127))
            for client in world.clients:
                client.encryptor.encrypt([0])  # makes its table
            seconds, size = world.play("ring")
            factor = 1 if whole else clients / SAMPLE
            if not whole:
                decrypting = world.decrypting(private_key)
                seconds = (seconds - decrypting) * factor + decrypting
            each = seconds / clients
            found[parameters][clients] = each
            cells = f"{seconds:.2f}", f"{each:.4f}", f"{each / parameters * 1e6:.3f}"
            told = f"{size * factor / clients / 1e3:,.0f}"
            print(ROW.format(f"{parameters:,}", clients, *cells, told, "" if whole else "*"), flush=True)
    print(f"* not measured: the work of {SAMPLE} clients multiplied; signatures grow faster.")
    return found


def draw(found, file):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    for parameters, by_clients in found.items():
        panels[0].plot(list(by_clients), list(by_clients.values()), "o-", label=f"{parameters:,} parameters")
    for clients in next(iter(found.values())):
        each = [found[parameters][clients] / parameters * 1e6 for parameters in found]
        panels[1].plot(list(found), each, "o-", label=f"{clients} clients")
    panels[0].set(xscale="log", yscale="log", xlabel="clients", ylabel="processor seconds a client")
    panels[1].set(xscale="log", yscale="log", xlabel="parameters", ylabel="ms a client and 1,000 parameters")
    panels[0].set_title("Signatures grow with the clients")
    panels[1].set_title("Large models pay for encryption only")
    for panel in panels:
        panel.legend(fontsize="small")
    figure.savefig(file, dpi=150)
    print(f"Figure: {file}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bits", type=int, default=3072, choices=(2048, 3072))
    parser.add_argument("--largest", type=int, default=100_000, help="parameters at which growth ends (100000)")
    parser.add_argument("--full", type=int, default=1_000_000, help="parameters times clients up to which a whole "
                        "round is measured (1000000)")  # fmt: skip
    parser.add_argument("--figure", metavar="FILE", help="also save the growth as a picture")
    options = parser.parse_args()
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, phe {phe.__version__}")
    _, private_key = generate_keypair(options.bits)
    figures_to_reach(private_key)
    found = growth(private_key, options.largest, options.full)
    if options.figure:
        draw(found, options.figure)


if __name__ == "__main__":
    run_filled("secure_aggregation")
    from fedlearn_lib import secure_aggregation
    from fedlearn_lib.paillier import generate_keypair

    FUNCTIONS = Functions.of(secure_aggregation)
    main()
