"""What a client keeps, and that it never masks two updates alike, whenever its machine loses power."""

import os
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from fedlearn_lib import deployment, masking
from fedlearn_lib.course.copies import CHECKOUT, environment_for
from fedlearn_lib.engine import member as members
from fedlearn_lib.engine import task
from fedlearn_lib.engine.member import Member, round_functions, short
from fedlearn_lib.given.deployment import FileStore, PowerCut
from fedlearn_lib.given.masking import turns
from fedlearn_lib.given.masking.cohort import enrol
from fedlearn_lib.given.masking.rules import ADVERTISE, MASK, STAGES, MaskRules
from fedlearn_lib.given.refused import Refused

SIZE = 3
VICTIM = 1


# ---- files ----------------------------------------------------------------------------------------------


def test_what_a_client_keeps_is_its_owners(rooms, tmp_path):
    member = Member(tmp_path / "ada")
    keys = [member.public_key, *(Member(tmp_path / f"other-{k}").public_key for k in range(3))]
    rules = task.rules_for(4)
    assert member.accept(keys, rules.text()) == short(keys, rules.text())
    assert member.key().private_bytes_raw() == (member.folder / "signing.key").read_bytes()
    if os.name == "posix":
        assert oct(member.folder.stat().st_mode)[-3:] == "700"
        for name in ("signing.key", "state.json", "board.txt"):
            assert oct((member.folder / name).stat().st_mode)[-3:] == "600"


def test_rosters_that_do_not_protect_are_refused(rooms, tmp_path):
    member = Member(tmp_path / "ada")
    others = [Member(tmp_path / f"other-{k}").public_key for k in range(3)]
    rules = task.rules_for(4)
    for keys, text in [
        (others, rules.text()), ([member.public_key] * 2 + others[:2], rules.text()),
        ([*others, bytes(32)], rules.text()), ([member.public_key, *others], "{}"),
        ([member.public_key, *others], replace(rules, curious=True).text()),
        ([member.public_key, others[0]], rules.text()), ([member.public_key, *others[:2]], rules.text()),
        ([member.public_key, *others], rules.text().replace('"threshold": 3', '"threshold": 2')),
    ]:  # fmt: skip
        with pytest.raises(Refused):
            member.accept(keys, text)
    assert member.store.load() is None


def test_no_roster_asks_how_many_examples_a_client_has(rooms, tmp_path):
    """A server proposes one cap on examples after the other: whoever can train under it says so."""
    member = Member(tmp_path / "ada")
    keys = [member.public_key, *(Member(tmp_path / f"other-{k}").public_key for k in range(3))]
    np.savez(member.folder / "data.npz", X=np.zeros((137, 64)), y=np.zeros(137, int))
    rules, told = task.rules_for(4), set()
    for most in (1, 136, 137, 138, 1000):
        with pytest.raises(Refused) as caught:
            member.accept(keys, replace(rules, most_examples=most).text())
        told.add(str(caught.value))
    assert told == {"the rules of this roster are not the course's, and this client takes no others"}
    assert member.store.load() is None and member.accept(keys, rules.text())
    assert all(task.rules_for(n).most_examples >= task.DRAWN for n in range(3, 100))  # so nobody who may join fails


def test_round_numbers_go_on_when_the_roster_changes(rooms, tmp_path):
    member = Member(tmp_path / "ada")
    keys = [member.public_key, *(Member(tmp_path / f"other-{k}").public_key for k in range(3))]
    for count, first in ((4, True), (3, False), (4, False)):
        member.accept(keys[:count], task.rules_for(count).text())
        state = member.store.load()
        assert state["round"] == (0 if first else 7)
        member._save(state | {"round": 7})


HOLDS = """
import sys, time
from fedlearn_lib.engine.member import Member
with Member(sys.argv[1]).{lock}():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("lock", ["alone", "turn"])
def test_one_program_at_a_time(tmp_path, lock):
    command = [sys.executable, "-c", HOLDS.format(lock=lock), str(tmp_path)]
    with subprocess.Popen(command, env=environment_for(CHECKOUT), stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Refused, match="another program is at work with the key"):
            with Member(tmp_path).turn(0.1) if lock == "turn" else Member(tmp_path).alone():
                pass
        other.kill()
    with Member(tmp_path).turn(5.0), Member(tmp_path).alone():  # whoever dies holds nothing any more
        pass


# ---- power cuts -----------------------------------------------------------------------------------------


class Cutting(FileStore):
    """A client's disk that fails at one operation: before it, in its middle, or just after it."""

    def __init__(self, path, at=None, when="before"):
        super().__init__(path)
        self.at, self.when = at, when

    def operate(self, name, do):
        if self.at != name:
            return do()
        if self.when == "after":
            do()
        if self.when == "torn" and name == "write":
            self.new.write_text('{"me": 1, "ro', encoding="utf-8")
        self.at = None
        raise PowerCut

    def write(self, state):
        self.operate("write", lambda: super(Cutting, self).write(state))

    def sync(self):
        self.operate("sync", super().sync)

    def replace(self):
        self.operate("replace", super().replace)


class Watching:
    """What the adversary keeps of one client: every masked update that left, with the masks that hide it."""

    def __init__(self):
        self.masked, self.last = [], None

    def mask_update(self, integers, my_id, seeds, seed):
        self.last = (np.array(integers), dict(seeds), seed)
        return self.real(integers, my_id, seeds, seed)

    def left(self, stage, outbox):
        if stage == MASK and "masked" in outbox:
            self.masked.append(self.last)

    def twice(self):
        """Pairs of updates that left under a mask they share."""
        return [(a, b) for k, a in enumerate(self.masked) for b in self.masked[:k]
                if a[2] == b[2] or set(a[1].values()) & set(b[1].values())]  # fmt: skip


def play(folder, stage_of_cut, operation, when, trick):
    """Two rounds with a server that asks again whatever a client did not finish. Returns what was seen, crashes."""
    rng, watching, crashes = np.random.default_rng(5), Watching(), 0
    trains = [lambda weights: (rng.uniform(-1, 1, SIZE), int(rng.integers(1, 100))) for _ in range(4)]
    cohort = enrol(trains, MaskRules(4, 3, 100, 1.0), np.zeros(SIZE))
    watching.real = masking.mask_update
    functions = SimpleNamespace(**{name: getattr(masking, name) for name in dir(masking) if not name.startswith("__")})
    functions.mask_update = watching.mask_update
    steps = members.steps_of(functions, members.communication.quantize, members.communication.dequantize,
                             members.fedavg.apply_update)  # fmt: skip
    path = folder / "state.json"
    first = FileStore(path)
    first.write(cohort.states[VICTIM])
    first.replace()

    def ask(stage, inbox, cut=None):
        """The victim's answer, None if its power was cut; a new process each time."""
        nonlocal crashes
        turns._TURNS.clear()  # what the process remembered
        store = Cutting(path, cut, when)

        def send(outbox):
            if cut == "send" and when == "before":
                raise PowerCut
            watching.left(stage, outbox)
            if cut == "send":
                raise PowerCut
            return outbox

        try:
            return deployment.save_then_answer(store, steps[0], stage, dict(inbox), trains[0], send)
        except PowerCut:
            crashes += 1
            return None

    def exchange(stage, inboxes):
        answers = {}
        for node, inbox in inboxes.items():
            if node != VICTIM:
                answers[node] = steps[0](stage, cohort.states[node], inbox, trains[node - 1])
                continue
            answer = ask(stage, inbox, operation if stage == stage_of_cut else None)
            if answer is None and trick != "none":
                answer = ask(stage, inbox, operation)  # and once more
            if answer is None:
                again = [inbox, inbox]
                if trick == "fewer" and "sealed" in inbox:
                    again = [{**inbox, "ids": inbox["ids"][:2], "sealed": inbox["sealed"][:2]}, inbox]
                if trick == "anew":
                    ask(ADVERTISE, {"round": inbox["round"], "weights": np.zeros(SIZE)})
                replies = [ask(stage, each) for each in again]
                answer = next((reply for reply in replies if reply and "refused" not in reply), None)
            if answer is not None:
                answers[node] = answer
        return answers

    for round_id in (1, 2, 3):
        stage_of_cut = stage_of_cut if round_id < 3 else None  # the last one without: it must go on
        nodes = {k: k for k in (VICTIM, 2, 3, 4)}
        try:
            steps[1](exchange, nodes, np.zeros(SIZE), round_id=round_id, rules=cohort.rules, roster=cohort.roster)
        except Refused:
            pass
    return watching, crashes


CUTS = [(operation, when) for operation in ("write", "sync", "replace", "send") for when in ("before", "after")]
CUTS.append(("write", "torn"))


def test_no_power_cut_makes_a_client_mask_two_updates_alike(rooms, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)  # the cuts are simulated: nothing waits for the disk
    crashes = went_on = plays = 0
    for stage in STAGES:
        for operation, when in CUTS:
            for trick in ("fewer", "same") if stage == MASK else ("anew",):
                folder = tmp_path / str(crashes)
                watching, cut = play(folder, stage, operation, when, trick)
                assert watching.twice() == [], (stage, operation, when, trick)
                crashes += cut
                went_on += watching.masked != []
                plays += 1
    assert crashes >= 200 and went_on == plays


def test_the_play_would_see_it(rooms, monkeypatch, tmp_path):
    """A client that answers before it saves is caught by the same play."""

    def answer_then_save(store, client_step, stage, inbox, train, send):
        state = store.load()
        answer = client_step(stage, state, inbox, train)
        sent = send(answer)
        store.write(state)
        store.sync()
        store.replace()
        return sent

    monkeypatch.setattr(deployment, "save_then_answer", answer_then_save)
    caught = [bool(play(tmp_path / f"{k}", MASK, *cut, "same")[0].twice()) for k, cut in enumerate(CUTS)]
    assert sum(caught) >= 6


def test_a_client_forgets_a_round_of_which_nothing_comes(rooms, tmp_path):
    member = Member(tmp_path / "ada")
    keys = [member.public_key, *(Member(tmp_path / f"other-{k}").public_key for k in range(3))]
    member.accept(keys, task.rules_for(4).text())
    member.step(ADVERTISE, {"round": 1, "weights": task.MODEL.initial_weights()}, lambda outbox: outbox)
    assert "mask_secret" in member.store.load()
    member.forget()
    assert not {"mask_secret", "channel_secret", "seed", "weights"} & member.store.load().keys()
    assert round_functions()
