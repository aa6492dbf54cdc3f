"""What do masks that cancel cost? A round of chapter 13, beside Flower's SecAgg+, packed Paillier, and what must be.

Seconds are processor time of one process; training is not counted. All clients play, and every sum is checked to the
last integer; what would take too long is measured call by call and multiplied, and carries a star. Prints the tables
of the page as Markdown.

    python benchmarks/masking.py [--quick] [--parameters 100000] [--clients 10 50 100 500] [--figure FILE]

Flower is measured where it is installed: pip install -e ".[benchmarks]"
"""

import argparse
import importlib.metadata
import importlib.util
import os
import platform
import sys
from dataclasses import dataclass
from datetime import date

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core
os.environ.update(FLWR_TELEMETRY_ENABLED="0", FLWR_DISABLE_UPDATE_CHECK="1")  # read while Flower is imported

import cryptography
import numpy as np
from common import run_filled, worked
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from fedlearn_lib.given.masking.client import steps_of
from fedlearn_lib.given.masking.cohort import enrol
from fedlearn_lib.given.masking.messages import size_of
from fedlearn_lib.given.masking.rules import ADVERTISE, AGREE, MASK, SHARE, STAGES, UNMASK, MaskRules
from fedlearn_lib.given.masking.tools import chance_of_at_least
from fedlearn_lib.given.paillier.fast import Encryptor, encrypt_vector
from fedlearn_lib.given.paillier.packing import Layout
from fedlearn_lib.given.paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from fedlearn_lib.given.paillier.sums import add_vectors, decrypt_sum

MODES = {"curious": {"curious": True, "signed": False}, "lying": {}}  # what the server may do
VECTORS, EXAMPLES, MOST = 20, 50, 100  # different updates; examples of each client, and the cap on them


def typical(function, *args, repeats=5):
    """The median of the seconds that some calls took."""
    return float(np.median([worked(function, *args)[1] for _ in range(repeats)]))


def threshold_of(clients):
    return clients * 2 // 3 + 1  # above half, as a server that lies demands; and 30 % may vanish


def vanishing(clients, dropout):
    """Ids of the clients that are gone after their keys are shared, evenly over all."""
    return {1 + place * clients // count for count in [round(clients * dropout)] for place in range(count)}


def updates(parameters):
    return np.random.default_rng(parameters).uniform(-1, 1, (VECTORS, parameters))


def exact(what, found, expected):
    if not np.array_equal(found, expected):
        sys.exit(f"{what}: the sum is wrong.")


# ---- ours ---------------------------------------------------------------------------------------


class Stopwatch:
    """The learner's functions, with the seconds that each client spends in some of them."""

    def __init__(self, functions, *names):
        self.seconds, self._functions = 0.0, functions
        for name in names:
            setattr(self, name, self._timed(getattr(functions, name)))

    def __getattr__(self, name):
        return getattr(self._functions, name)

    def _timed(self, function):
        def timed(*args, **options):
            result, seconds = worked(function, *args, **options)
            self.seconds += seconds
            return result

        return timed


@dataclass
class Cost:
    """What one kind of round took: seconds of a surviving client by stage, of the server, and bytes."""

    clients: int
    dropout: float
    stages: dict
    masking: float  # seconds of a client in pairwise_seed and mask_update
    server: float
    up: float  # bytes a parameter, sent by a surviving client
    starred: bool = False

    @property
    def client(self):
        return sum(self.stages.values())


def play(parameters, clients, dropout, mode, **rules):
    """One round in which all clients play."""
    vectors = updates(parameters)
    rules = MaskRules(clients, **{"threshold": threshold_of(clients), "most_examples": MOST, "clip": 1.0,
                                  **MODES[mode], **rules})  # fmt: skip
    cohort = enrol([lambda weights, k=k: (vectors[k % VECTORS], EXAMPLES) for k in range(clients)], rules,
                   np.zeros(parameters))  # fmt: skip
    watch = Stopwatch(masking, "pairwise_seed", "mask_update")
    client_step, server_round = steps_of(watch, quantize, dequantize, apply_update)
    gone = vanishing(clients, dropout)
    seconds, masks, sent = {stage: [] for stage in STAGES}, [], dict.fromkeys(cohort.states, 0)

    def ask_clients(stage, inboxes):
        answers = {}
        for k, inbox in inboxes.items():
            if k in gone and stage in (MASK, AGREE, UNMASK):
                continue
            watch.seconds = 0.0
            answers[k], taken = worked(client_step, stage, cohort.states[k], inbox, cohort.trains[k])
            seconds[stage].append(taken)
            sent[k] += size_of(answers[k])
            if stage == MASK:
                masks.append(watch.seconds)
        return answers

    def exchange(stage, inboxes):
        answers, taken = worked(ask_clients, stage, inboxes)
        at_clients.append(taken)
        return answers

    at_clients = []
    (_, result), everything = worked(
        server_round, exchange, {k: k for k in cohort.states}, np.zeros(parameters), round_id=1, rules=rules,
        roster=cohort.roster,
    )
    survivors = cohort.states.keys() - gone
    integers = [quantize(vector * (EXAMPLES / MOST), rules.bits, rules.clip) for vector in vectors]
    expected = np.sum([integers[(k - 1) % VECTORS] for k in survivors], axis=0)
    exact(f"{clients} clients, {mode}", result.sums, np.append(expected, EXAMPLES * len(survivors)))
    return Cost(
        clients, dropout, {stage: float(np.median(taken)) for stage, taken in seconds.items() if taken},
        float(np.median(masks)), everything - sum(at_clients), np.median([sent[k] for k in survivors]) / parameters,
    )  # fmt: skip


def estimated(clients, like):
    """A client among more clients than are played: what it does for each peer, multiplied, and its shares measured."""

    def splitting(count):
        return 2 * typical(masking.split_secret, 1, threshold_of(count), count, repeats=1)

    factor, stages = (clients - 1) / (like.clients - 1), dict(like.stages)
    fixed = {ADVERTISE: stages[ADVERTISE], SHARE: splitting(like.clients)}
    stages = {stage: fixed.get(stage, 0) + (taken - fixed.get(stage, 0)) * factor for stage, taken in stages.items()}
    stages[SHARE] += splitting(clients) - fixed[SHARE]
    return Cost(clients, like.dropout, stages, like.masking * factor, float("nan"), float("nan"), starred=True)


def neighbourhood(clients, dropout, corrupt=0.1):
    """The fewest neighbours that the rules allow and with which the two chances of `choose_neighbours` are rare."""
    gone, bad, rare = round(dropout * clients), round(corrupt * clients), 1e-6
    for count in range(2, clients, 2):
        for threshold in range(count // 2 + 2, count + 1):  # so that those who stay cannot fall apart into groups
            too_few = chance_of_at_least(count - threshold + 1, count, gone, clients - 1)
            if too_few < rare and chance_of_at_least(threshold, count, bad, clients - 1) < rare:
                return {"neighbours": count, "threshold": threshold}
    raise SystemExit(f"{clients} clients: no number of neighbours serves.")


# ---- what must be -------------------------------------------------------------------------------


def floor(parameters, clients):
    """Seconds of nothing but what a client cannot do without, for all its peers: of the masks, and of each part.

    A mask is an agreement on Curve25519, a key stream of AES-256 over the vector into memory that is there, and an
    addition.
    """
    mine, others = X25519PrivateKey.generate(), [X25519PrivateKey.generate().public_key() for _ in range(clients - 1)]
    zeros, stream = bytes(4 * parameters), bytearray(4 * parameters)
    mask, total = np.frombuffer(stream, np.uint32), np.zeros(parameters, np.uint32)
    signing = Ed25519PrivateKey.generate()
    signature, public = signing.sign(b"list"), signing.public_key()
    keys = []

    def agree():
        keys[:] = [mine.exchange(other) for other in others]

    def cipher():
        for key in keys:
            Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor().update_into(zeros, stream)

    def add():
        for _ in keys:
            np.add(total, mask, out=total)

    def masks():
        for other in others:
            key = mine.exchange(other)
            Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor().update_into(zeros, stream)
            np.add(total, mask, out=total)

    def verify():
        for _ in others:
            public.verify(signature, b"list")

    parts = {"masks": masks, "agreements": agree, "key streams": cipher, "additions": add, "signatures": verify}
    turns = [{name: worked(part)[1] for name, part in parts.items()} for _ in range(7)]
    return {name: float(np.median([turn[name] for turn in turns])) for name in parts}


# ---- Flower -------------------------------------------------------------------------------------


class Flower:
    """SecAgg+ of Flower: its client's functions, and its server's loop, over the complete graph."""

    def __init__(self):
        # Its package has a function of the same name, which `import … as` would give instead.
        client = importlib.import_module("flwr.client.mod.secure_aggregation.secaggplus_mod")
        from flwr.common import bytes_to_ndarray, ndarrays_to_parameters
        from flwr.common.secure_aggregation import ndarrays_arithmetic as arithmetic
        from flwr.common.secure_aggregation.crypto import shamir
        from flwr.common.secure_aggregation.secaggplus_constants import Key

        self.client, self.shamir, self.arithmetic, self.key = client, shamir, arithmetic, Key
        self.read, self.write = bytes_to_ndarray, ndarrays_to_parameters

    def begin(self, clients):
        """Clients with their keys, and the seconds of one of them."""
        key = self.key
        configs = {key.SAMPLE_NUMBER: clients, key.SHARE_NUMBER: clients, key.THRESHOLD: threshold_of(clients),
                   key.CLIPPING_RANGE: 8.0, key.TARGET_RANGE: 2**22, key.MOD_RANGE: 2**32,
                   key.MAX_WEIGHT: float(MOST)}  # fmt: skip
        self.states = {k: self.client.SecAggPlusState(nid=k) for k in range(1, clients + 1)}
        answers, seconds = {}, []
        for k, state in self.states.items():
            answers[k], taken = worked(self.client._setup, state, configs)
            seconds.append(taken)
        self.public = {str(k): (answer[key.PUBLIC_KEY_1], answer[key.PUBLIC_KEY_2]) for k, answer in answers.items()}
        return float(np.median(seconds))

    def share(self, k):
        return worked(self.client._share_keys, self.states[k], dict(self.public))

    def mask(self, k, sources, ciphertexts, vector):
        configs = {self.key.SOURCE_LIST: sources, self.key.CIPHERTEXT_LIST: ciphertexts}
        return worked(self.client._collect_masked_vectors, self.states[k], configs, EXAMPLES, self.write([vector]))

    def unmask(self, k, alive, gone):
        configs = {self.key.ACTIVE_NODE_ID_LIST: sorted(alive), self.key.DEAD_NODE_ID_LIST: sorted(gone)}
        return worked(self.client._unmask, self.states[k], configs)

    def pair_key(self, private, public):
        client = self.client
        return client.generate_shared_key(client.bytes_to_private_key(private), client.bytes_to_public_key(public))

    def server(self, masked, revealed, gone):
        """As `unmask_stage` of the workflow goes about it; the sum before it is read as floats."""
        arithmetic, modulus = self.arithmetic, 2**32
        vectors = [[self.read(part) for part in answer[self.key.MASKED_PARAMETERS]] for answer in masked.values()]
        total, *others = vectors
        for vector in others:
            total = arithmetic.parameters_addition(total, vector)
        total = arithmetic.parameters_mod(total, modulus)
        shapes, shares = arithmetic.get_parameters_shape(total), {k: [] for k in self.states}
        for answer in revealed.values():
            for k, share in zip(answer[self.key.NODE_ID_LIST], answer[self.key.SHARE_LIST], strict=True):
                shares[k].append(share)
        for k, some in shares.items():
            secret = self.shamir.combine_shares(some)
            if k not in gone:
                mask = self.client.pseudo_rand_gen(secret, modulus, shapes)
                total = arithmetic.parameters_subtraction(total, mask)
                continue
            for other in self.states.keys() - {k}:
                seed = self.pair_key(secret, self.public[str(other)][0])
                mask = self.client.pseudo_rand_gen(seed, modulus, shapes)
                apply = arithmetic.parameters_addition if k > other else arithmetic.parameters_subtraction
                total = apply(total, mask)
        return arithmetic.parameters_mod(total, modulus)

    def whole(self, parameters, clients, dropout):
        """A round with all clients, whose sum is checked."""
        vectors, gone, key = updates(parameters), vanishing(clients, dropout), self.key
        setup, plain, made = self.begin(clients), [], self.client.factor_combine

        def recording(factor, quantised):
            plain.append(made(factor, quantised))
            return plain[-1]

        inboxes, sharing, masking, unmasking = {k: ([], []) for k in self.states}, [], [], []
        sent = {k: sum(map(len, self.public[str(k)])) for k in self.states}
        for k in self.states:
            answer, taken = self.share(k)
            sharing.append(taken)
            sent[k] += size_of(answer)
            for other, part in zip(answer[key.DESTINATION_LIST], answer[key.CIPHERTEXT_LIST], strict=True):
                inboxes[other][0].append(k)
                inboxes[other][1].append(part)
        masked, revealed, alive = {}, {}, self.states.keys() - gone
        self.client.factor_combine = recording
        try:
            for k in alive:
                masked[k], taken = self.mask(k, *inboxes[k], vectors[(k - 1) % VECTORS])
                masking.append(taken)
        finally:
            self.client.factor_combine = made
        for k in alive:
            revealed[k], taken = self.unmask(k, alive, gone)
            unmasking.append(taken)
            sent[k] += size_of(masked[k]) + size_of(revealed[k])
        total, server = worked(self.server, masked, revealed, gone)
        exact(f"Flower, {clients} clients", np.concatenate(total), sum(map(np.concatenate, plain)) % 2**32)
        stages = dict(zip((ADVERTISE, SHARE, MASK, UNMASK), map(float, (setup, *map(
            np.median, (sharing, masking, unmasking)))), strict=True))  # fmt: skip
        up = float(np.median([sent[k] for k in alive])) / parameters
        return Cost(clients, dropout, stages, float("nan"), server, up)

    def sampled(self, parameters, clients, dropout, whole_secrets):
        """One client's work as it is, for the peers it would have, and the server's call by call.

        Args:
            whole_secrets: up to how many clients a secret is split whole; else one block of it, multiplied.
        """
        key, client, threshold, gone = self.key, self.client, threshold_of(clients), vanishing(clients, dropout)
        setup, me, vector = self.begin(clients), clients, updates(parameters)[0]
        state, split = self.states[me], client.create_shares
        blocks = {name: len(secret) // 16 + 1 for name, secret in (("seed", bytes(32)), ("key", state.sk1))}
        splitting = 0.0
        if clients > whole_secrets:
            splitting = sum(blocks.values()) * worked(self.shamir._shamir_split, threshold, clients, bytes(16))[1]
            client.create_shares = as_long_as_shares
        try:
            shared, sharing = self.share(me)
        finally:
            client.create_shares = split
        # What the others would seal for this client has the same length as its own shares, under the same keys.
        mine = state.rd_seed_share_dict[me], state.sk1_share_dict[me]
        others = [k for k in self.states if k != me]
        sealed = [client.encrypt(state.ss2_dict[k], client.share_keys_plaintext_concat(k, me, *mine)) for k in others]
        masked, masking = self.mask(me, others, sealed, vector)
        alive = self.states.keys() - gone
        revealed, unmasking = self.unmask(me, alive, gone)
        stages = {ADVERTISE: setup, SHARE: sharing + splitting, MASK: masking, UNMASK: unmasking}
        shares = [(place, os.urandom(16)) for place in range(1, len(alive) + 1)]
        block = worked(self.shamir._shamir_combine, shares)[1]
        vectors = [self.read(part) for part in masked[key.MASKED_PARAMETERS]]
        shapes = self.arithmetic.get_parameters_shape(vectors)
        mask = typical(client.pseudo_rand_gen, os.urandom(32), 2**32, shapes)
        add = typical(self.arithmetic.parameters_addition, vectors, vectors)
        read = typical(lambda: [self.read(part) for part in masked[key.MASKED_PARAMETERS]])
        agree = typical(self.pair_key, state.sk1, self.public["1"][0])
        pairs = len(gone) * (clients - 1)
        server = (len(alive) * blocks["seed"] + len(gone) * blocks["key"]) * block
        server += (len(alive) + pairs) * (mask + add) + pairs * agree + len(alive) * (read + add)
        up = sum(map(len, self.public[str(me)])) + size_of(shared) + size_of(masked) + size_of(revealed)
        return Cost(clients, dropout, stages, float("nan"), server, up / parameters, starred=True)


def as_long_as_shares(secret, threshold, count):
    """What `create_shares` of Flower returns, without the work."""
    padded = 16 * (len(secret) // 16 + 1)
    return [place.to_bytes(4, "little") + bytes(padded) for place in range(1, count + 1)]


# ---- Paillier -----------------------------------------------------------------------------------


def packed_paillier(parameters, clients, bits, some=3):
    """Packed Paillier of chapter 7 in a later round: some clients measured and added up, the rest multiplied.

    Returns:
        seconds of a client, of all additions, of decryption, and bytes a parameter.
    """
    from paillier import keypair

    public_key, private_key = keypair(bits)
    layout = Layout(16, 256, bits)
    integers = [quantize(vector * (EXAMPLES / MOST), 16, 1.0) for vector in updates(parameters)[:some]]
    encryptors = [
        Encryptor(public_key, half_length=True, expected=10 * layout.plaintexts_for(parameters)) for _ in integers
    ]
    for encryptor in encryptors:
        encryptor.encrypt([0])  # makes its table, which serves for ten rounds
    sent = [worked(lambda pair: ciphertexts_to_bytes(public_key, encrypt_vector(*pair, layout)), pair)
            for pair in zip(encryptors, integers, strict=True)]  # fmt: skip
    total, adding = ciphertexts_from_bytes(public_key, sent[0][0]), 0.0
    for message, _ in sent[1:]:
        total, taken = worked(
            lambda total, data: add_vectors(public_key, total, ciphertexts_from_bytes(public_key, data)), total, message
        )
        adding += taken / (some - 1)
    found, decrypting = worked(decrypt_sum, private_key, total, layout, parameters, some, 1)
    exact(f"Paillier, {bits} bits", found, np.sum(integers, axis=0))
    client = float(np.median([taken for _, taken in sent]))
    return client, adding * (clients - 1), decrypting, len(sent[0][0]) / parameters


# ---- report -------------------------------------------------------------------------------------


def ms(seconds):
    return "–" if not seconds else f"{seconds * 1e3:,.1f}" if seconds < 0.1 else f"{seconds * 1e3:,.0f}"


def s(seconds):
    return f"{seconds:,.3f} s" if seconds < 1 else f"{seconds:,.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def table(*columns):
    """Print the head of a Markdown table; the columns after the first are numbers."""
    print("\n| " + " | ".join(columns) + " |\n|" + "---|" + "---:|" * (len(columns) - 1), flush=True)


def percent(share):
    return f"{share * 100:.0f} %"


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def scenarios(parameters, counts, dropouts):
    """Our rounds, by mode, clients and dropout."""
    found = {}
    for mode in MODES:
        print(f"\nOurs, a {mode} server; {parameters:,} parameters; milliseconds of a client, seconds of the server")
        table("clients", "vanish", "keys", "shares", "masks", "agree", "unmask", "**a client, ms**", "**server**",
              "bytes a parameter")  # fmt: skip
        for clients in counts:
            for dropout in dropouts:
                found[mode, clients, dropout] = cost = play(parameters, clients, dropout, mode)
                row(clients, percent(dropout), *(ms(cost.stages.get(stage)) for stage in STAGES),
                    f"**{ms(cost.client)}**", s(cost.server), f"{cost.up:.2f}")  # fmt: skip
    return found


def against_flower(parameters, counts, dropouts, ours, whole):
    """Flower's rounds beside ours; `whole` is the largest number of clients with which it plays a whole round."""
    version = importlib.metadata.version("flwr")
    print(f"\nFlower {version}, SecAgg+, same clients, thresholds and vectors, beside ours with a curious server")
    table("clients", "vanish", "ours: a client, ms", "server", "Flower: a client, ms", "server", "client / ours",
          "server / ours", "bytes a parameter")  # fmt: skip
    flower, ratios = Flower(), {}
    for clients in counts:
        for dropout in dropouts:
            mine = ours["curious", clients, dropout]
            if clients <= whole:
                theirs = flower.whole(parameters, clients, dropout)
            else:
                theirs = flower.sampled(parameters, clients, dropout, whole_secrets=100)
            ratios[clients, dropout] = theirs.client / mine.client, theirs.server / mine.server
            star = " *" if theirs.starred else ""
            row(clients, percent(dropout), ms(mine.client), s(mine.server), ms(theirs.client) + star,
                s(theirs.server) + star, *(f"{ratio:,.0f}×" for ratio in ratios[clients, dropout]),
                f"{theirs.up:.2f}")  # fmt: skip
    return ratios


def floors(parameters, clients, ours):
    """Our client beside what it cannot do without.

    Returns:
        mode → shares of the floor: of seeds and masks alone, of the whole stage 'mask'.
    """
    least, reached = floor(parameters, clients), {}
    each = {name: f"{seconds / (clients - 1) * 1e6:,.0f} µs" for name, seconds in least.items()}
    print(f"\nAgainst what cannot be avoided; {clients} clients, {parameters:,} parameters. A mask with nothing else: "
          f"{each['masks']} ({each['agreements']} the agreement, {each['key streams']} the key stream, "
          f"{each['additions']} the addition); a signature checked: {each['signatures']}.")  # fmt: skip
    table("", "floor, ms", "seeds and masks, ms", "floor is", "whole stage, ms", "floor is", "floor of all stages, ms",
          "a client, ms", "floor is")  # fmt: skip
    for mode in MODES:
        cost = ours[mode, clients, 0.1]
        all_stages = least["masks"] + least["agreements"]  # the channels' keys are agreed on too
        if mode == "lying":
            all_stages += least["signatures"] * (clients - 1 + threshold_of(clients)) / (clients - 1)
        reached[mode] = least["masks"] / cost.masking, least["masks"] / cost.stages[MASK], all_stages / cost.client
        row(f"{mode} server", ms(least["masks"]), ms(cost.masking), percent(reached[mode][0]), ms(cost.stages[MASK]),
            percent(reached[mode][1]), ms(all_stages), ms(cost.client), percent(reached[mode][2]))  # fmt: skip
    return reached


def against_paillier(parameters, clients, ours, sizes):
    print(f"\n{clients} clients, {parameters:,} parameters, nobody vanishes: masks and packed Paillier of chapter 7")
    table("", "a client, ms", "server or key holder", "bytes a parameter")
    for mode in MODES:
        cost = ours[mode, clients, 0.0]
        row(f"masks, {mode} server", ms(cost.client), s(cost.server), f"{cost.up:.2f}")
    for bits in sizes:
        client, adding, decrypting, up = packed_paillier(parameters, clients, bits)
        row(f"packed Paillier, {bits} bits *", ms(client), s(adding + decrypting), f"{up:.2f}")


def small_rings(parameters, clients):
    """Bytes of a ring of 24 bits."""
    print(f"\nA ring of 24 bits, {clients} clients, 10 % vanish")
    table("", "a client, ms", "server", "bytes a parameter")
    found = {mode: play(parameters, clients, 0.1, mode, ring_bits=24) for mode in MODES}
    for mode, cost in found.items():
        row(f"{mode} server", ms(cost.client), s(cost.server), f"{cost.up:.2f}")
    return found


def with_neighbours(parameters, clients, ours, largest):
    """Neighbours instead of everybody, beside the complete graph multiplied from the largest that was played."""
    print(f"\n{clients:,} clients, a curious server, every tenth corrupt")
    table("vanish", "neighbours", "threshold", "keys", "shares", "masks", "unmask", "**a client, ms**", "**server**",
          "bytes a parameter")  # fmt: skip
    order, found = (ADVERTISE, SHARE, MASK, UNMASK), {}
    for dropout in (0.1, 0.3):
        rules = neighbourhood(clients, dropout)
        found[dropout] = cost = play(parameters, clients, dropout, "curious", **rules)
        row(percent(dropout), rules["neighbours"], rules["threshold"], *(ms(cost.stages[stage]) for stage in order),
            f"**{ms(cost.client)}**", s(cost.server), f"{cost.up:.2f}")  # fmt: skip
    everybody = {mode: estimated(clients, ours[mode, largest, 0.1]) for mode in MODES}
    cost = everybody["curious"]
    row("10 % *", f"all {clients - 1}", threshold_of(clients), *(ms(cost.stages[stage]) for stage in order),
        f"**{ms(cost.client)}**", "–", "–")  # fmt: skip
    return found[0.1], everybody


def growth(clients, sizes):
    """By parameters: mode → parameters → cost."""
    print(f"\nGrowth with the model; {clients} clients, 10 % vanish")
    table("parameters", "curious server: a client, ms", "server", "bytes a parameter", "lying server: a client, ms",
          "server", "bytes a parameter")  # fmt: skip
    found = {mode: {} for mode in MODES}
    for parameters in sizes:
        cells = []
        for mode in MODES:
            found[mode][parameters] = cost = play(parameters, clients, 0.1, mode)
            cells += [ms(cost.client), s(cost.server), f"{cost.up:.2f}"]
        row(f"{parameters:,}", *cells)
    return found


def draw(file, parameters, counts, ours, near, everybody, middle, by_size):
    """Save growth with clients and with parameters."""
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    for mode, color in zip(MODES, ("#0072B2", "#D55E00"), strict=True):
        costs = [ours[mode, clients, 0.1] for clients in counts]
        left.plot(counts, [cost.client * 1e3 for cost in costs], "o-", color=color, label=f"a client, {mode} server")
        star = [costs[-1], everybody[mode]]
        left.plot(
            [cost.clients for cost in star],
            [cost.client * 1e3 for cost in star],
            "o:",
            color=color,
            mfc="white",
            markevery=[1],
        )
        sizes = list(by_size[mode])
        for panel, places, found in ((left, counts, costs), (right, sizes, list(by_size[mode].values()))):
            panel.plot(places, [cost.server * 1e3 for cost in found], "s--", color=color, label=f"the server, {mode}")
        right.plot(sizes, [cost.client * 1e3 for cost in by_size[mode].values()], "o-", color=color,
                   label=f"a client, {mode} server")  # fmt: skip
    left.plot([near.clients], [near.client * 1e3], "D", color="#009E73", label="a client with neighbours")
    left.set(xscale="log", yscale="log", xlabel="clients", ylabel="processor milliseconds")
    left.set_title(f"With everybody, work grows with the clients\n({parameters:,} parameters)", fontsize="medium")
    right.set(xscale="log", yscale="log", xlabel="parameters", ylabel="processor milliseconds")
    right.set_title(f"Small models pay for their peers, large ones for masks\n({middle} clients)", fontsize="medium")
    for panel in (left, right):
        panel.legend(fontsize="x-small")
    figure.savefig(file, dpi=150)
    print(f"\nFigure: {file}")


def targets(ours, small, reached, ratios):
    """What was hoped for with 100 clients of which 10 % vanish, and whether it was reached."""
    curious, lying = (ours[mode, 100, 0.1] for mode in MODES)
    hoped = [(f"a client takes at most 25 ms, {name} server", ms(cost.client) + " ms", cost.client <= 0.025)
             for name, cost in (("curious", curious), ("lying", lying))]  # fmt: skip
    hoped += [(f"the server takes at most 0.2 s, {name}", s(cost.server), cost.server <= 0.2)
              for name, cost in (("curious", curious), ("lying", lying))]  # fmt: skip
    for place, (name, least) in enumerate((("client", 50), ("server", 200))):
        if (100, 0.1) in ratios:
            ratio = ratios[100, 0.1][place]
            hoped.append((f"Flower's {name} takes at least {least} times as long", f"{ratio:,.0f}×", ratio >= least))
    alone, stage, _ = reached["curious"]
    hoped += [
        ("seeds and masks: the floor is at least 75 %", percent(alone), alone >= 0.75),
        ("the whole stage of masks: at least 75 %", percent(stage), stage >= 0.75),
        ("at most 4.2 bytes a parameter, lying server", f"{lying.up:.2f}", lying.up <= 4.2),
        ("at most 3.1 with a ring of 24 bits", f"{small['lying'].up:.2f}", small["lying"].up <= 3.1),
    ]
    print("\nHoped for, with 100 clients of which 10 % vanish")
    table("", "measured", "")
    for name, value, good in hoped:
        row(name, value, "reached" if good else "**missed**")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--parameters", type=int, default=100_000, help="of the model (100000)")
    parser.add_argument("--clients", type=int, nargs="+", default=[10, 50, 100, 500], metavar="COUNT")
    parser.add_argument("--quick", action="store_true", help="a small run that only shows that everything works")
    parser.add_argument("--figure", metavar="FILE", help="also save growth with clients and parameters as a picture")
    options = parser.parse_args()
    if min(options.clients) < 10 or options.parameters < 1000:
        parser.error("give at least 10 clients and 1000 parameters")
    parameters, counts, many = options.parameters, sorted(options.clients), 1000
    sizes = [1000, 10_000, 100_000, 1_000_000]
    middle, dropouts, key_sizes = min(counts, key=lambda count: abs(count - 100)), (0.0, 0.1, 0.3), (2048, 3072)
    if options.quick:
        parameters, counts, middle, many, sizes, key_sizes = 2000, [10, 20], 20, 100, [1000, 2000], (2048,)

    flower = importlib.util.find_spec("flwr") is not None
    print(
        f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, "
        f"NumPy {np.__version__}, cryptography {cryptography.__version__}; {parameters:,} parameters, threshold two "
        "thirds of the clients and one"
    )
    if not flower:
        print('Not installed, so left out: Flower. For it: pip install -e ".[benchmarks]"')
    play(parameters, 10, 0.0, "lying")  # warms up
    ours = scenarios(parameters, counts, dropouts)
    reached = floors(parameters, middle, ours)
    small = small_rings(parameters, middle)
    ratios = against_flower(parameters, counts, dropouts, ours, whole=10) if flower else {}
    against_paillier(parameters, middle, ours, key_sizes)
    near, everybody = with_neighbours(parameters, many, ours, counts[-1])
    by_size = growth(middle, sizes)
    print("\n* not measured whole: single calls or clients multiplied.")
    if middle == 100:
        targets(ours, small, reached, ratios)
    if options.figure:
        draw(options.figure, parameters, counts, ours, near, everybody, middle, by_size)


if __name__ == "__main__":
    run_filled("masking")
    from fedlearn_lib import masking
    from fedlearn_lib.communication import dequantize, quantize
    from fedlearn_lib.fedavg import apply_update

    main()
