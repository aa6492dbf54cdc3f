"""A round of secure aggregation with masks, in the stages of Bonawitz et al. 2017, figure 4.

1. advertise: fresh keys of this round, signed with the client's lasting key
2. share: shares of the mask key and of the self seed, sealed for each peer, carried by the server
3. mask: the masked update
4. agree: everybody signs the same list of survivors, and sees that enough others did
5. unmask: a share of the self seed of each survivor, of the mask key of each that vanished

What the stage *agree* is for: a server could tell every client another list, each of them long enough, and so open the
sum of the few who stand in all of them. Signatures under one list leave it one sum, of at least as many clients as the
threshold. To read a *single* client by two stories about it, a server needs the threshold's number of answers twice,
and everybody answers once: that is stopped by the threshold alone, with the stage or without.

The functions know no network: messages and a client's state are plain dicts, which any engine can carry and keep.
What this does not stop: a server that asks for the same model in two rounds with almost the same clients, and reads
the difference of two sums; one that looks how long a client takes to answer; and a client that lies about its update.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .public_keys import check_roster
from .rules import ADVERTISE, MASK, STAGES, UNMASK, MaskRules
from .server import MaskedResult, serve
from .stages import ACTIONS, OVER, Client, Steps, forget
from .training import note, train_quietly, try_training
from .turns import turn_of


def steps_of(masking, quantize: Callable, dequantize: Callable, apply_update: Callable) -> tuple[Callable, Callable]:
    """Make the two functions of a round from the learner's.

    Args:
        masking: a module, or anything with the functions of chapters 11 to 13 as attributes.
        quantize, dequantize: of chapter 3.
        apply_update: of chapter 0.

    Returns:
        client_step(stage, state, inbox, train) → outbox, where the state is a plain dict that the caller keeps for
            the client and that each step changes, and train(weights) → update, example count. It raises `Refused`
            with a reason, and never because `train` fails: see `training`. Steps may be called from several
            threads; they wait for each other, but for training. Who keeps states on a disk must write the changed
            one before the outbox leaves, and never go back to an older one: a client that masks two updates alike
            gives their difference away. When the round is over, or seems so, `purge` the state.
        server_round(exchange, nodes, weights, *, round_id, rules, roster) → new weights, `MaskedResult`, where
            nodes is a dict from whatever the network calls a client to the client's id, and
            exchange(stage, {node: inbox}) → {node: outbox} carries messages; who vanished is missing in what it
            returns, who refused is there as {"refused": reason}. It raises `Refused` if no sum comes out.
    """
    functions = Steps(masking, quantize, dequantize, apply_update)

    def client_step(stage: str, state: dict, inbox: dict, train: Callable | None = None) -> dict:
        client, turn = Client(functions, state), turn_of(state["signing"])
        with turn.step:
            place = client.check(stage, inbox)  # what does not belong here changes nothing: a message may come twice
            if stage == ADVERTISE:
                turn.check_round(state["enrolment"], inbox["round"])
            if stage == MASK and not callable(train):
                raise TypeError("client_step: the stage 'mask' takes a function train(weights).")
            if stage != ADVERTISE and "session" in state:
                turn.take(state["session"], state["at"], place)
            state["at"] = OVER  # a client that refuses, or fails, takes no further part in the round
            if stage != MASK:
                outbox = client.answer(stage, ACTIONS[stage], inbox)
                if stage == ADVERTISE:
                    turn.begin(state["enrolment"], inbox["round"])
                return outbox
            with client.forgetting():
                ready = client.make_ready(inbox)
        with turn.training:
            with turn.step:
                client.still_in(ready, turn)
            integers, failed = train_quietly(quantize, train, ready.weights, client.rules, state["usual"])
        with turn.step:
            if failed:
                note(state, f"round {ready.round_id}: {failed}; zeros were sent in place of an update")
            else:
                state["usual"] = int(integers[-1])  # an old count would tell in the sum who failed
            client.still_in(ready, turn)  # a later round may have begun, or this one may be over
            return client.answer(stage, Client.mask, ready, integers)

    def server_round(
        exchange: Callable, nodes: Mapping[Any, int], weights: np.ndarray, *, round_id: int, rules: MaskRules,
        roster: list[bytes],
    ) -> tuple[np.ndarray, MaskedResult]:  # fmt: skip
        return serve(functions, exchange, nodes, weights, round_id, rules, roster)

    return client_step, server_round


def new_state(
    me: int, signing_key: Ed25519PrivateKey, roster: list[bytes], rules: MaskRules, train: Callable,
    weights: np.ndarray,
) -> dict:  # fmt: skip
    """What a client holds before its first round: plain values only.

    It trains once, where an error is loud: in a round nobody hears of one.

    Args:
        me: its id, its place in the roster, from 1 on.
        signing_key: its lasting one; the only key that outlives a round.
        roster: everybody's public signing key, 32 bytes each; people write it, never the server.
        rules: of this training.
        train: train(weights) → update of shape (d,), example count.
        weights: with which the training begins, shape (d,).

    Raises:
        ValueError: a roster that cannot be used, or in which the key stands elsewhere; an update or a count that
            cannot be used. Whatever `train` raises is raised as it is.
    """
    check_roster(roster, rules.clients)
    if not 1 <= me <= rules.clients or roster[me - 1] != signing_key.public_key().public_bytes_raw():
        raise ValueError(f"the roster has another signing key for client {me} than its own.")
    usual = try_training(train, weights, rules)
    return {"me": me, "signing": signing_key.private_bytes_raw(), "roster": list(roster), "rules": rules.text(),
            "size": len(weights), "usual": usual, "enrolment": secrets.token_bytes(16), "round": 0, "at": OVER,
            "revealed": 0}  # fmt: skip


def purge(state: dict) -> None:
    """Forget every secret of a round; the lasting key stays. To be called when the round is over for this client.

    The server cannot be relied upon to say when that is: call it also when nothing has come for long. A step that is
    training meanwhile will send nothing.
    """
    turn = turn_of(state["signing"])
    with turn.step:
        if "session" in state:
            turn.end(state["session"])  # for copies of the state, too
        forget(state)
        if state["at"] != STAGES.index(UNMASK):
            state["at"] = OVER
