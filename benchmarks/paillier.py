"""What does encryption cost? Packed Paillier against phe, HEU, CKKS, and against what cannot be avoided.

One task for all: 10 clients' vectors are encrypted, added and decrypted; the average must be right to 1e-4. Seconds
are processor time of one process, so that threads win nothing.

    python benchmarks/paillier.py [--parameters 10000 100000] [--bits 2048 3072] [--largest 1000000] [--figure FILE]

TenSEAL and HEU are measured where they are installed: pip install tenseal sf-heu
"""

import argparse
import importlib.util
import math
import os
import platform
import sys
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import gmpy2
import numpy as np
import phe
from common import worked

from fedlearn_lib.given.paillier import powers
from fedlearn_lib.given.paillier.fast import Encryptor, encrypt_vector
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey, random_prime
from fedlearn_lib.given.paillier.packing import Layout, pack_vector, unpack_sum
from fedlearn_lib.given.paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from fedlearn_lib.given.paillier.sums import add_vectors, decrypt_all, decrypt_sum

CLIENTS, QUANTISED = 10, 16  # bits of a quantised number; slots have room for 256 summands
STRENGTH = {2048: "112 bits", 3072: "128 bits"}  # NIST SP 800-57 part 1, table 2
ROW = "{:37} {:>9} {:>10} {:>10} {:>10} {:>11} {:>8} {:>9} {:>9}"


def keypair(bits):
    """As the learner's generate_keypair makes it."""
    while True:
        p, q = random_prime(bits // 2), random_prime(bits // 2)
        if p != q and math.gcd(p - 1, q - 1) == 2:
            return PublicKey(p * q), PrivateKey(p, q)


def updates(count):
    return np.random.default_rng(count).normal(0, 0.1, (CLIENTS, count)).clip(-1, 1)


class Cost:
    """What one system took, in seconds of processor time; the sum of many clients is the total."""

    def __init__(self, name, strength, client, adding, decrypting, size, error, sampled=False):
        self.name, self.strength, self.size, self.error, self.sampled = name, strength, size, error, sampled
        self.client, self.adding, self.decrypting = client, adding, decrypting
        self.total = CLIENTS * client + adding + decrypting

    def __str__(self):
        seconds = [f"{value:.3g}" for value in (self.client, self.adding, self.decrypting, self.total)]
        return ROW.format(
            self.name + (" *" if self.sampled else ""), self.strength, *seconds, f"{self.size:.2f}",
            f"{self.error:.0e}", "",
        )  # fmt: skip


# ---- the systems --------------------------------------------------------------------------------


def packed(vectors, keys, kind="first round"):
    """Ours: every client quantises, packs, encrypts and writes bytes; in the first round it makes its table too."""
    (public_key, private_key), (_, count) = keys, vectors.shape
    layout = Layout(QUANTISED, 256, public_key.bits)
    half_length, expected = kind != "full exponents", layout.plaintexts_for(count)

    def encryptors(rounds):
        return [Encryptor(public_key, half_length=half_length, expected=rounds * expected) for _ in vectors]

    clients = encryptors(10) if kind == "later round" else encryptors(1)
    if kind == "later round":  # tables for ten rounds are there
        for encryptor in clients:
            encryptor.encrypt([0])

    def client(encryptor, vector):
        integers = np.rint(vector * layout.offset).astype(np.int64)
        return ciphertexts_to_bytes(public_key, encrypt_vector(encryptor, integers, layout))

    def add():
        total = ciphertexts_from_bytes(public_key, sent[0])
        for message in sent[1:]:
            total = add_vectors(public_key, total, ciphertexts_from_bytes(public_key, message))
        return total

    sent, encrypting = worked(lambda: [client(*pair) for pair in zip(clients, vectors, strict=True)])
    total, adding = worked(add)
    sums, decrypting = worked(lambda: decrypt_sum(private_key, total, layout, count, CLIENTS))
    error = np.abs(sums / (CLIENTS * layout.offset) - vectors.mean(axis=0)).max()
    name, strength = f"ours, {public_key.bits} bits, {kind}", STRENGTH[public_key.bits]
    return Cost(name, strength, encrypting / CLIENTS, adding, decrypting, len(sent[0]) / count, error)


def one_number_each(vectors, keys, sample=16):
    """phe, one float a ciphertext: measured on a few numbers, and multiplied."""
    public_key, private_key = keys
    theirs = phe.PaillierPublicKey(public_key.n)
    private = phe.PaillierPrivateKey(theirs, private_key.p, private_key.q)
    few, factor = vectors[:2, :sample], vectors.shape[1] / sample
    encrypted, encrypting = worked(lambda: [[theirs.encrypt(float(x)) for x in vector] for vector in few])
    sums, adding = worked(lambda: [a + b for a, b in zip(*encrypted, strict=True)])
    decrypted, decrypting = worked(lambda: [private.decrypt(total) for total in sums])
    error = np.abs(np.array(decrypted) - few.sum(axis=0)).max() / 2
    strength, size = STRENGTH[public_key.bits], public_key.bits / 4
    return Cost(
        f"phe, {public_key.bits} bits, one number each", strength, encrypting / 2 * factor,
        adding * factor * (CLIENTS - 1), decrypting * factor, size, error, sampled=True,
    )  # fmt: skip


def heu_one_number_each(vectors, bits, sample=400):
    """HEU's Paillier in C++, one integer a ciphertext: measured on some numbers, and multiplied."""
    from heu import phe as heu

    kit = heu.setup(heu.SchemaType.ZPaillier, bits)
    encryptor, evaluator, decryptor = kit.encryptor(), kit.evaluator(), kit.decryptor()
    sample = min(sample, vectors.shape[1])
    few, factor, largest = vectors[:2, :sample], vectors.shape[1] / sample, 2 ** (QUANTISED - 1) - 1
    integers = np.rint(few * largest).astype(int).tolist()
    encryptor.encrypt_raw(1)  # makes its tables
    encrypted, encrypting = worked(lambda: [[encryptor.encrypt_raw(x) for x in vector] for vector in integers])
    sent, writing = worked(lambda: [[c.serialize() for c in vector] for vector in encrypted])
    sums, adding = worked(lambda: [evaluator.add(a, b) for a, b in zip(*encrypted, strict=True)])
    decrypted, decrypting = worked(lambda: [decryptor.decrypt_raw(total) for total in sums])
    error = np.abs(np.array(decrypted) / (2 * largest) - few.mean(axis=0)).max()
    return Cost(
        f"HEU ZPaillier, {bits} bits, one each", STRENGTH[bits], (encrypting + writing) / 2 * factor,
        adding * factor * (CLIENTS - 1), decrypting * factor, len(sent[0][0]), error, sampled=True,
    )  # fmt: skip


def ckks(vectors, degree, moduli, name):
    """TenSEAL's CKKS: approximate numbers, as many in a ciphertext as the ring has room for."""
    import tenseal

    context = tenseal.context(tenseal.SCHEME_TYPE.CKKS, degree, coeff_mod_bit_sizes=moduli)
    context.global_scale = 2**40
    public = context.copy()
    public.make_context_public()
    count, slots = vectors.shape[1], degree // 2

    def client(vector):
        parts = [vector[start : start + slots] for start in range(0, count, slots)]
        return [tenseal.ckks_vector(public, part).serialize() for part in parts]

    def add():
        total = [tenseal.ckks_vector_from(public, message) for message in sent[0]]
        for messages in sent[1:]:
            other = [tenseal.ckks_vector_from(public, message) for message in messages]
            total = [a + b for a, b in zip(total, other, strict=True)]
        return total

    def decrypt():
        for part in total:
            part.link_context(context)
        return np.concatenate([part.decrypt() for part in total])

    sent, clients = worked(lambda: [client(vector) for vector in vectors])
    total, adding = worked(add)
    sums, decrypting = worked(decrypt)
    error = np.abs(sums / CLIENTS - vectors.mean(axis=0)).max()
    size = sum(map(len, sent[0])) / count
    return Cost(name, "128 bits", clients / CLIENTS, adding, decrypting, size, error)


def installed(module):
    return importlib.util.find_spec(module) is not None


def compare(count, keys):
    """All systems on vectors of one length. What is sampled is measured before and after the rest: the mean."""
    vectors, costs = updates(count), []
    for pair in keys.values():
        before = one_number_each(vectors, pair)
        ours = [packed(vectors, pair), packed(vectors, pair, "later round")]
        after = one_number_each(vectors, pair)
        for field in ("client", "adding", "decrypting", "total"):
            setattr(before, field, (getattr(before, field) + getattr(after, field)) / 2)
        costs += [before, *ours]
        if count <= 20_000:
            costs.append(packed(vectors, pair, "full exponents"))
    if installed("heu"):
        costs += [heu_one_number_each(vectors, bits) for bits in keys]
    if installed("tenseal"):
        costs.append(ckks(vectors, 8192, [60, 40, 40, 60], "CKKS, TenSEAL's tutorial, 8192"))
        costs.append(ckks(vectors, 4096, [54, 54], "CKKS, TenSEAL, leanest, 4096"))
    return costs


# ---- floors -------------------------------------------------------------------------------------


def floors(public_key, private_key, repeats=7):
    """How close to what cannot be avoided; every pair is measured in turn, the median of all turns counts.

    Returns:
        microseconds a ciphertext, and shares, by name.
    """
    layout = Layout(QUANTISED, 256, public_key.bits)
    n, n_squared = gmpy2.mpz(public_key.n), gmpy2.mpz(public_key.n_squared)
    count = 60
    integers = np.random.default_rng(0).integers(-layout.offset, layout.offset, count * layout.slots)
    encryptor = Encryptor(public_key, half_length=True, expected=10_000)
    encryptor.prepare(1)
    encryptor.encrypt([0])
    comb, some = encryptor._comb, encryptor._rows[-1][5:35]
    factors = (some * comb.power_multiplications)[: comb.power_multiplications]

    def multiplications():
        for _ in range(count):
            result = n
            for factor in factors:
                result = result * factor % n_squared

    ciphertexts = encrypt_vector(encryptor, integers, layout)
    halves = [
        (prime - 1, prime**2, [gmpy2.mpz(c) % prime**2 for c in ciphertexts])
        for prime in (private_key.p, private_key.q)
    ]

    def exponentiations():
        for exponent, square, bases in halves:
            for base in bases:
                gmpy2.powmod(base, exponent, square)

    def prepared():
        encryptor.prepare(count)
        return worked(encrypt_vector, encryptor, integers, layout)[1]

    def pack_only():
        plaintexts = list(pack_vector(integers, layout))
        unpack_sum(plaintexts, layout, len(integers), 1)

    measured = {
        "multiplications": lambda: worked(multiplications)[1],
        "encrypt": lambda: worked(encrypt_vector, encryptor, integers, layout)[1],
        "exponentiations": lambda: worked(exponentiations)[1],
        "decrypt": lambda: worked(decrypt_sum, private_key, ciphertexts, layout, len(integers), 1, 1)[1],
        "online": prepared,
        "add": lambda: worked(add_vectors, public_key, ciphertexts, ciphertexts)[1],
        "pack, unpack": lambda: worked(pack_only)[1],
        "table": lambda: worked(comb.table, some[0], n_squared)[1] * count,
    }
    turns = [{name: measure() for name, measure in measured.items()} for _ in range(repeats)]
    median = {name: float(np.median([turn[name] for turn in turns])) / count * 1e6 for name in measured}
    encrypting = np.median([turn["multiplications"] / turn["encrypt"] for turn in turns])
    decrypting = np.median([turn["decrypt"] / turn["exponentiations"] for turn in turns])
    return median, comb, encrypting, decrypting


def pure_python(public_key, private_key, count=8):
    """How many times slower encrypting and decrypting are without gmpy2."""

    def once():
        encryptor = Encryptor(public_key, half_length=True, expected=count)
        encryptor.prepare(1)
        ciphertexts, encrypting = worked(encryptor.encrypt, range(1, count + 1))
        return encrypting / (count - 1), worked(decrypt_all, private_key, ciphertexts, 1)[1]

    fast = once()
    have, powers.gmpy2 = powers.gmpy2, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slow = once()
    finally:
        powers.gmpy2 = have
    return [mine / other for mine, other in zip(slow, fast, strict=True)]


def second_core(public_key, private_key, count=5000):
    """What a second thread gains in decryption and a second process in preparation, by the clock on the wall.

    The shortest of some turns counts: other work on the machine may need the second core.
    """

    def seconds(function, *args):
        start = time.perf_counter()
        function(*args)
        return time.perf_counter() - start

    encryptor = Encryptor(public_key, half_length=True, expected=count)
    few = encryptor.encrypt(range(400))
    threads = [[seconds(decrypt_all, private_key, few, cores) for cores in (1, 2)] for _ in range(8)]
    processes = [[seconds(encryptor.prepare, count, cores) for cores in (1, 2)] for _ in range(3)]
    return [one / two for one, two in (np.min(threads, axis=0), np.min(processes, axis=0))]


# ---- growth -------------------------------------------------------------------------------------


def peak_memory():
    status = Path("/proc/self/status")  # elsewhere than on Linux: not measured
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), float("nan"))


def grown(count, p, q):
    """Seconds of one client, of one addition and of decryption, and megabytes; in a fresh process."""
    public_key, private_key = PublicKey(p * q), PrivateKey(p, q)
    layout = Layout(QUANTISED, 256, public_key.bits)
    integers = np.random.default_rng(0).integers(-layout.offset, layout.offset, count)
    before = peak_memory()

    def client():
        encryptor = Encryptor(public_key, half_length=True, expected=layout.plaintexts_for(count))
        return encrypt_vector(encryptor, integers, layout)

    mine, encrypting = worked(client)
    total, adding = worked(add_vectors, public_key, mine, mine)
    sums, decrypting = worked(decrypt_sum, private_key, total, layout, count, 2)
    if not np.array_equal(sums, 2 * integers):
        sys.exit("The decrypted sum is wrong.")
    return encrypting, adding, decrypting, before, peak_memory()


def in_fresh_process(function, *args):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *args).result()


# ---- report -------------------------------------------------------------------------------------


def draw(costs, count, file):
    """Save processor time against bytes a parameter, one point a system."""
    import matplotlib.pyplot as plt

    figure, panel = plt.subplots(figsize=(8, 4.5), layout="constrained")
    kinds = [("phe", "#D55E00", "s"), ("HEU", "#CC79A7", "D"), ("ours", "#0072B2", "o"), ("CKKS", "#009E73", "^")]
    costs = [cost for cost in costs if "round" not in cost.name or "later" in cost.name]
    for cost in costs:
        color, marker = next((color, marker) for kind, color, marker in kinds if cost.name.startswith(kind))
        panel.plot(cost.size, cost.total, marker, color=color)
        panel.annotate(cost.name, (cost.size, cost.total), (6, 5), textcoords="offset points", fontsize="x-small")
    panel.set(xscale="log", yscale="log", xlabel="bytes a parameter, sent by a client")
    panel.set(ylabel="processor seconds, all clients and server", xlim=(4, 6000))
    panel.set_title(f"Packed Paillier sends the fewest bytes, CKKS takes the least time ({count:,} parameters)")
    figure.savefig(file, dpi=150)


def report(count, costs):
    print(f"\n{count:,} parameters, {CLIENTS} clients; seconds of processor time, everything computed in one run")
    print(ROW.format("", "security", "a client", "adding", "decrypting", "all of it", "B/param", "error", "phe/this"))
    slow = {cost.name.split()[1]: cost.total for cost in costs if cost.name.startswith("phe")}
    for cost in costs:
        against = slow.get(cost.name.split()[1]) if cost.name.startswith("ours") else None
        print(str(cost).rstrip() + (f"{against / cost.total:10,.0f}×" if against else ""), flush=True)
    winner = min(costs, key=lambda cost: cost.total)
    smallest = min(costs, key=lambda cost: cost.size)
    print(f"Least time: {winner.name}. Fewest bytes: {smallest.name}. * measured on a sample, and multiplied.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parameters", type=int, nargs="+", default=[10_000, 100_000], metavar="COUNT")
    parser.add_argument("--bits", type=int, nargs="+", default=[2048, 3072], choices=STRENGTH)
    parser.add_argument("--largest", type=int, default=1_000_000, help="growth ends here (1000000)")
    parser.add_argument("--figure", metavar="FILE", help="also save time against bytes as a picture")
    options = parser.parse_args()
    if min(*options.parameters, options.largest) < 1000:
        parser.error("give at least 1000 parameters")

    print(
        f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}, "
        f"gmpy2 {gmpy2.version()}, phe {phe.__version__}"
    )
    missing = [name for name, module in [("TenSEAL", "tenseal"), ("HEU", "heu")] if not installed(module)]
    if missing:
        print(f"Not installed, so left out: {' and '.join(missing)}. For them: pip install tenseal sf-heu")
    keys = {bits: keypair(bits) for bits in options.bits}

    print("\nAgainst what cannot be avoided; microseconds a ciphertext, one core")
    for bits, pair in keys.items():
        median, comb, encrypting, decrypting = floors(*pair)
        print(
            f"{bits} bits: encrypt {median['encrypt']:,.0f}, of it {encrypting:.0%} in "
            f"{comb.power_multiplications} multiplications; "
            f"decrypt {median['decrypt']:,.0f}, {decrypting:.2f}× the two exponentiations; "
            f"with a prepared obfuscator {median['online']:.1f}, add {median['add']:.1f}, "
            f"pack and unpack {median['pack, unpack']:.1f}; "
            f"table of {comb.blocks * 2**comb.teeth:,} entries: {median['table'] / 1e6:.2f} s",
            flush=True,
        )
    bits, pair = next(iter(keys.items()))
    slower = pure_python(*pair)
    print(f"Without gmpy2, {bits} bits: encrypting takes {slower[0]:.1f}×, decrypting {slower[1]:.1f}× as long.")
    threads, processes = second_core(*pair)
    print(f"A second core, {bits} bits: decrypting {threads:.2f}×, preparing 5,000 obfuscators {processes:.2f}×.")

    results = {}
    for count in options.parameters:
        results[count] = compare(count, keys)
        report(count, results[count])

    print(f"\nGrowth, {bits} bits, one client\n{'parameters':>12}   encrypt       add   decrypt   memory above start")
    counts = [count for count in (1000, 10_000, 100_000, 300_000) if count < options.largest]
    for count in [*counts, options.largest]:
        encrypting, adding, decrypting, before, peak = in_fresh_process(grown, count, pair[1].p, pair[1].q)
        megabytes = f"{peak - before:9,.0f} of {peak:,.0f} MB"
        print(f"{count:12,} {encrypting:7.2f} s {adding:7.3f} s {decrypting:7.2f} s {megabytes}", flush=True)
    if options.figure:
        count = options.parameters[0]
        draw(results[count], count, options.figure)
        print(f"\nFigure: {options.figure}")
    ours = [cost for costs in results.values() for cost in costs if cost.name.startswith("ours")]
    if max(cost.error for cost in ours) > 1e-4:
        sys.exit("The average is off by more than 1e-4.")


if __name__ == "__main__":
    main()
