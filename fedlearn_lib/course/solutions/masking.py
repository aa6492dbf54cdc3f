"""Masks that cancel: secure aggregation as phones do it, which survives clients that vanish.

Bonawitz et al., "Practical Secure Aggregation for Privacy-Preserving Machine Learning", CCS 2017, figure 4; sharing
a secret: Shamir, "How to Share a Secret", CACM 1979; neighbours instead of everybody: Bell et al., "Secure
Single-Server Aggregation with (Poly)Logarithmic Overhead", CCS 2020.
"""

import secrets

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fedlearn_lib.given import inputs
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.masking import inputs as masking_inputs
from fedlearn_lib.given.masking.tools import PRIME, chance_of_at_least, pair_label, private_key_from
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.refused import Refused


@check_inputs(
    round_id=inputs.whole_number,
    my_id=inputs.whole_number,
    their_id=masking_inputs.another_than("my_id"),
)
def pairwise_seed(my_private_key, their_public_key, round_id, my_id, their_id):
    """Agree with one other client on a secret seed, without sending it: both compute the same one.

    Diffie–Hellman on Curve25519, then HKDF-SHA256 with `pair_label(round_id, my_id, their_id)` as info, which is the
    same for both and another one in every round and for every pair.

    Args:
        my_private_key: my `X25519PrivateKey` of this round.
        their_public_key: the other client's `X25519PublicKey` of this round.
        round_id: a whole number from 1 on.
        my_id, their_id: whole numbers from 1 on.

    Returns:
        The seed, 32 bytes.

    Raises:
        TypeError, ValueError: ids or a round that are no whole numbers from 1 on, or twice the same id.
    """
    shared = my_private_key.exchange(their_public_key)
    return HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id)).derive(shared)


@check_inputs(seed=masking_inputs.seed, length=inputs.whole_number)
def expand_mask(seed, length):
    """Stretch a seed into a mask: the key stream of AES-256 in counter mode.

    The counter starts at 0: a seed is the key of one mask only, so no nonce is needed.

    Args:
        seed: 32 bytes.
        length: how many numbers.

    Returns:
        Numbers from 0 to 2**32 - 1, shape (length,), uint32: four bytes of the stream each, the lowest first.

    Raises:
        TypeError, ValueError: a seed that is not 32 bytes long, or a length below 1.

    >>> expand_mask(bytes(32), 2).dtype
    dtype('uint32')
    """
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    stream = bytearray(4 * length)
    encryptor.update_into(stream, stream)  # in place: zeros become the key stream
    return np.frombuffer(stream, dtype="<u4")


@check_inputs(
    integers=masking_inputs.update,
    me=inputs.whole_number,
    pairwise_seeds=masking_inputs.seeds_of_others("me"),
    self_seed=masking_inputs.seed,
)
def mask_update(integers, me, pairwise_seeds, self_seed):
    """Hide an update: add the masks shared with those of higher id, subtract those of lower id, add the self mask.

    All numbers are taken modulo 2**32. Over all clients the pairwise masks add up to 0; the self masks do not.

    Args:
        integers: the quantised update, shape (d,), negative ones too.
        me: my id.
        pairwise_seeds: dict from every other client's id to the seed shared with it.
        self_seed: 32 bytes that only I know.

    Returns:
        The masked update, shape (d,), uint32.

    Raises:
        TypeError, ValueError: no whole numbers, a seed that is not 32 bytes long, my own id among the others.
    """
    masked = integers.astype(np.uint32)  # a copy of our own, in which -1 has become 2**32 - 1
    masked += expand_mask(self_seed, len(masked))
    for other, seed in pairwise_seeds.items():
        if me < other:
            masked += expand_mask(seed, len(masked))
        else:
            masked -= expand_mask(seed, len(masked))
    return masked


@check_inputs(
    prime=masking_inputs.prime,
    secret=masking_inputs.below_prime,
    share_count=masking_inputs.share_count,
    threshold=masking_inputs.at_most("share_count"),
)
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    """Cut a secret into shares, of which any `threshold` give it back and fewer tell nothing.

    A polynomial of degree threshold - 1 has the secret at 0; every other coefficient is random, from 0 to prime - 1,
    from the operating system. A share is its value at 1, 2, 3, …

    Args:
        secret: whole number from 0 to prime - 1.
        threshold: how many shares give it back, 1 or more.
        share_count: how many shares to make, threshold or more.
        prime: of the field.

    Returns:
        List of pairs (share_id, value), ids from 1 on.

    Raises:
        TypeError, ValueError: a secret outside the field, or a threshold that does not fit.

    >>> recover_secret(split_secret(42, threshold=3, share_count=5)[1:4], threshold=3)
    42
    """
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = 0
        for coefficient in reversed(coefficients):
            value = (value * share_id + coefficient) % prime
        shares.append((share_id, value))
    return shares


@check_inputs(prime=masking_inputs.prime, share_ids=masking_inputs.share_ids)
def lagrange_at_zero(share_ids, *, prime=PRIME):
    """Say with which weight each share counts when the secret is put together.

    The weight of i is the product over all other ids j of j / (j - i), modulo the prime.

    Args:
        share_ids: different whole numbers from 1 to prime - 1.
        prime: of the field.

    Returns:
        Dict from share_id to its coefficient, from 0 to prime - 1.

    Raises:
        TypeError, ValueError: an id twice, an id of 0, or none at all.

    >>> lagrange_at_zero([1, 2], prime=7)
    {1: 2, 2: 6}
    """
    coefficients = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above = above * j % prime
                below = below * (j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients


@check_inputs(
    prime=masking_inputs.prime,
    threshold=inputs.whole_number,
    shares=masking_inputs.shares,
)
def recover_secret(shares, threshold, *, prime=PRIME):
    """Put a secret together from at least `threshold` shares.

    Args:
        shares: list of pairs (share_id, value); those beyond the threshold are not needed.
        threshold: with which the secret was split.
        prime: of the field.

    Returns:
        The secret, a whole number from 0 to prime - 1.

    Raises:
        TypeError, ValueError: too few shares, an id twice, an id of 0, or a value outside the field.

    >>> recover_secret([(1, 9), (3, 13)], threshold=2)
    7
    """
    used = list(shares)[:threshold]
    coefficients = lagrange_at_zero([share_id for share_id, _ in used], prime=prime)
    return sum(coefficients[share_id] * value for share_id, value in used) % prime


@check_inputs(masked_sum=masking_inputs.ring_vector, self_seeds=masking_inputs.seeds)
def unmask_sum(masked_sum, self_seeds, dropped):
    """The server takes out of the sum what does not cancel, and reads it.

    The survivors' self masks are still in it; and for each client that vanished after the seeds were agreed, the
    masks that the survivors share with it.

    Args:
        masked_sum: sum of the survivors' masked updates, shape (d,), uint32.
        self_seeds: dict from every survivor's id to its self seed; an empty one where there are no self masks.
        dropped: dict from every vanished client's id to a dict: survivor's id → the seed of the two.

    Returns:
        The sum of the survivors' integers, shape (d,), int64, from -2**31 to 2**31 - 1.

    Raises:
        TypeError, ValueError: no uint32 numbers, or seeds that are not 32 bytes long.
    """
    total = masked_sum.copy()
    for seed in self_seeds.values():
        total -= expand_mask(seed, len(total))
    for gone, seeds in dropped.items():
        for survivor, seed in seeds.items():
            if survivor < gone:
                total -= expand_mask(seed, len(total))
            else:
                total += expand_mask(seed, len(total))
    return total.astype(np.int32).astype(np.int64)


@check_inputs(threshold=inputs.whole_number)
def reveal_shares(held, survivors, dropped, threshold, revealed_before):
    """A client decides which of the shares that it holds the server may have.

    Of a survivor the share of its self seed, of a vanished client the share of its mask key; never both.

    Args:
        held: dict from every peer's id to a pair: (share of its self seed, share of its mask key).
        survivors: ids whose masked update arrived, as the server says.
        dropped: ids whose masked update did not arrive, as the server says.
        threshold: with which the secrets were split.
        revealed_before: True if this client revealed shares in this round already.

    Returns:
        Two dicts: survivor's id → share of its self seed, and vanished client's id → share of its mask key.

    Raises:
        Refused: somebody is in both lists or unknown, fewer than `threshold` survivors, or asked a second time;
            the reason says which.
    """
    if revealed_before:
        raise Refused("shares were revealed in this round already")
    if both := set(survivors) & set(dropped):
        raise Refused(f"said to have survived and to have vanished: {sorted(both)}")
    if unknown := (set(survivors) | set(dropped)) - set(held):
        raise Refused(f"no shares are held of {sorted(unknown)}")
    if len(set(survivors)) < threshold:
        raise Refused(f"{len(set(survivors))} survivors, but it takes {threshold}")
    return {peer: held[peer][0] for peer in survivors}, {peer: held[peer][1] for peer in dropped}


@check_inputs(late_update=masking_inputs.ring_vector, late=inputs.whole_number)
def late_arrival_attack(late_update, late, pairwise_seeds):
    """Read the update of a client that was declared vanished, and whose message arrives after all.

    Works where clients use no self mask: to remove the masks of the vanished client, its seeds were recovered. For the
    server the late client is the only survivor of a sum of one, and all others have vanished.

    Args:
        late_update: what arrives, shape (d,), uint32: the update with pairwise masks only.
        late: the client's id.
        pairwise_seeds: dict from every other client's id to the seed shared with it, as the server recovered them.

    Returns:
        The client's integers, shape (d,), int64.
    """
    return unmask_sum(late_update, {}, {other: {late: seed} for other, seed in pairwise_seeds.items()})


@check_inputs(victim=inputs.whole_number)
def reused_key_attack(mask_key, victim, public_keys, recorded):
    """Read the updates of past rounds of a client that kept its mask key, once that key was recovered.

    Args:
        mask_key: the client's `X25519PrivateKey`, recovered in a round in which it vanished.
        victim: its id.
        public_keys: dict from every other client's id to its `X25519PublicKey`, kept over the rounds as well.
        recorded: dict from the round's id to a pair: (the victim's masked update, its self seed of that round,
            which was revealed because the victim survived).

    Returns:
        Dict from the round's id to the victim's integers, shape (d,), int64.
    """
    read = {}
    for round_id, (masked, self_seed) in recorded.items():
        seeds = {
            other: pairwise_seed(mask_key, public_key, round_id, victim, other)
            for other, public_key in public_keys.items()
        }
        without_self = masked - expand_mask(self_seed, len(masked))
        read[round_id] = late_arrival_attack(without_self, victim, seeds)
    return read


@check_inputs(threshold=inputs.whole_number, victim=inputs.whole_number, round_id=inputs.whole_number)
def two_stories_attack(self_shares, key_shares, threshold, victim, masked_update, public_keys, round_id):
    """A server tells half of the clients that the victim survived and the other half that it vanished, and reads it.

    Args:
        self_shares: of the victim's self seed, from the first half: pairs (share_id, value).
        key_shares: of the victim's mask key, from the second half.
        threshold: with which both were split; at most half of the clients, or too few answer.
        victim: its id.
        masked_update: what the victim sent, shape (d,), uint32.
        public_keys: dict from every other client's id to its `X25519PublicKey` of this round.
        round_id: of this round.

    Returns:
        The victim's integers, shape (d,), int64.
    """
    self_seed = recover_secret(self_shares, threshold).to_bytes(32, "little")
    mask_key = private_key_from(recover_secret(key_shares, threshold))
    return reused_key_attack(mask_key, victim, public_keys, {round_id: (masked_update, self_seed)})[round_id]


@check_inputs(n=inputs.whole_number, dropout=masking_inputs.share, corrupt=masking_inputs.share)
def choose_neighbours(n, dropout, corrupt):
    """Say with how many neighbours each of n clients must share masks, and with which threshold.

    Everybody has k random neighbours. With threshold t a neighbourhood fails if fewer than t of the k survive, and is
    read if t or more of them are corrupt. Both must be rarer than one in a million. (`MaskRules` asks for more: an
    even k, and t above k/2 + 1, so that those who survive cannot fall apart into groups.)

    Args:
        n: clients, 3 or more.
        dropout: share of the clients that vanish, 0 to 1.
        corrupt: share of the clients that work together with the server, 0 to 1.

    Returns:
        (k, t): the smallest k, and for it the smallest t, for which both hold.

    Raises:
        ValueError: there is no such k: too many vanish or are corrupt.
    """
    gone, bad = min(round(dropout * n), n - 1), min(round(corrupt * n), n - 1)
    for k in range(1, n):
        for t in range(1, k + 1):
            read = chance_of_at_least(t, k, bad, n - 1)
            failed = chance_of_at_least(k - t + 1, k, gone, n - 1)
            if read < 1e-6 and failed < 1e-6:
                return k, t
    raise ValueError(f"no number of neighbours serves {n} clients, {dropout:.0%} vanishing and {corrupt:.0%} corrupt")
