"""What `save_then_answer` must do, and what each mistake is told."""

import ast
import inspect

from fedlearn_lib.given.deployment.power import PowerCut

from ...checking import NotYet, leaving, written
from ..masking.cases import PROVEN
from ..secure_aggregation.refusals import refused
from .cases import RefusableChecks, same
from .watching import FAILS, OKAY, REFUSES, TORN, Machine

checks = RefusableChecks("save_then_answer")


@checks.secrets
def what_the_state_holds(inputs, result):
    return leaving.Secrets(hidden=[inputs["store"].machine.old["seed"]])


@checks.cases
def machines(rng):
    for outcome, inside in ((OKAY, False), (REFUSES, False), (OKAY, True)):
        yield Machine(outcome, rng.bytes(32), inside=inside).arguments()


class Saved:
    """A call, and what became of the machine."""

    def __init__(self, run):
        self.machine, self.result = run.inputs["store"].machine, run.result
        self.disk, self.done = self.machine.disk, self.machine.disk.done
        self.answer = self.disk.sent[0] if self.disk.sent else None
        self.before = self.done[: self.done.index("send")] if "send" in self.done else self.done
        self.standing = self.machine.standing
        self.at_sending = self.machine.at_sending  # what a power cut would have left then


checks.reads(Saved)


@checks.in_words
def _(store, **_):
    if store.machine.outcome == REFUSES:
        return "the receipt of {'refused': …}, sent when the state was safe"
    return "the receipt of the answer, sent when the state was safe"


@checks.stops("nothing-written", "there is no new file")
def _():
    """`replace` puts the new file into the old one's place, and there is none: not yet, or no more. See in which order
    your calls really run, not only how they stand, as `finally:` and an `ExitStack` delay some. Let
    `store.write(state)` and `store.sync()` run before each `store.replace()`."""


@checks.stops("step-arguments", r"client_step takes stage, state, inbox and train|client_step\(\) (takes|got|missing)")
def _():
    """The step needs these four, as they are and in the order in which they stand in chapter 13, where `state` is what
    `store.load()` gave. Write `client_step(stage, state, inbox, train)`."""


@checks.stops("not-loaded", r"KeyError \('seed'\)")
def _():
    """The client's seed stands in its state, and this dict is no such state, or no longer. Let the second of the four
    that `client_step` gets be what `store.load()` gave, whole, as it is."""


@checks.stops("step-gives-one", "values to unpack|cannot unpack", r"client_step\(.*\)\[", without=r", \w+\)? = store\.")
def _():
    """The step gives one thing, the answer, and changes `state` itself. Write
    `answer = client_step(stage, state, inbox, train)`, with one name."""


@checks.stops("reason-attribute", "'Refused' object has no attribute")
def _():
    """The reason is the exception's own text, under no other name. Write `{"refused": str(refused)}`, where `refused`
    is the exception."""


@checks.symptom("refusal-escapes")
def _(saved):
    """The step refused, and your function ended in an exception, but a refusal is an answer like others. Catch it,
    `except Refused as refused:`, let `{"refused": str(refused)}` be the answer, and raise nothing."""
    return refused(saved.result) and saved.machine.outcome == REFUSES and saved.machine.steps == 1


@checks.symptom("refuses-itself")
def _(saved):
    """Nothing was wrong in this call, and no step refused it: your own line did. Whether a stage may be done, the step
    decides by itself: take away what raises there."""
    return refused(saved.result) and saved.machine.outcome == OKAY


@checks.symptom("no-step")
def _(saved):
    """No step was done. Call `client_step(stage, state, inbox, train)` once: it changes the state, and its answer is
    what you send."""
    return saved.machine.steps == 0


@checks.symptom("two-steps", needs=PROVEN)
def _(saved):
    """The step was done more than once in one call, and each time it changes the state that it is given. Call
    `client_step` once, also if it refuses, and keep its answer in a variable."""
    return saved.machine.steps > 1


@checks.symptom("state-sent", needs=PROVEN)
def _(saved):
    """What was sent holds the client's secret seed, which belongs to the state. Keep all of that here, and put into
    `send` only what `client_step` returned."""
    return isinstance(saved.answer, dict) and "seed" in saved.answer


@checks.symptom("nothing-sent")
def _(saved):
    """No answer was sent. Put `return send(answer)` at the end, also for a refusal."""
    return saved.answer is None and not saved.disk.sent


@checks.symptom("sent-twice", needs=PROVEN)
def _(saved):
    """The answer was sent more than once. Once is enough: write `return send(answer)` at the end, and nowhere else."""
    return len(saved.disk.sent) > 1


@checks.symptom("refusal-shape")
def _(saved):
    """The step refused, and something else was sent than what the server reads then: a dict with one entry, which holds
    the exception's own text. Make it `{"refused": str(refused)}`, where `refused` is the exception."""
    return saved.machine.outcome == REFUSES and not same(saved.answer, saved.machine.right_answer)


@checks.symptom("answer-changed")
def _(saved):
    """Another answer was sent than the step gave. Put it into `send` as it is, with nothing added or taken out."""
    return not same(saved.answer, saved.machine.right_answer)


@checks.symptom("not-saved")
def _(saved):
    """The state was not written in this call. Put write, sync and replace into a `finally:`, under no condition."""
    return "write" not in saved.done


@checks.symptom("sent-first")
def _(saved):
    """The answer left before the changed state stood on the disk: if the power goes in between, the server knows what
    the client has forgotten. Put `return send(answer)` behind the `finally:` that writes, syncs and replaces, and not
    into it or its `try:`."""
    late = same(saved.standing, saved.machine.new) and same(saved.at_sending, saved.machine.old)
    return late or "replace" in saved.done and "replace" not in saved.before


@checks.symptom("not-replaced")
def _(saved):
    """A new file was written, but the old one still stands in its place, and is read after a power cut. Call
    `store.replace()` before you send."""
    return "replace" not in saved.done


@checks.symptom("not-synced")
def _(saved):
    """A file took the old one's place while it was only in the operating system's memory: a power cut can leave a torn
    one. Call `store.sync()` after the last `store.write(…)`, and then `store.replace()`."""
    return TORN in (saved.standing, saved.at_sending) or "sync" not in saved.before


@checks.symptom("answer-saved")
def _(saved):
    """The answer was saved in place of the state. The step changes the very dict that `store.load()` gave: keep that
    under a name of its own, and write it."""
    return same(saved.standing, saved.machine.right_answer)


@checks.symptom("old-state-saved")
def _(saved):
    """What stands on the disk is the state as it was before the step. Load it once, let the step change it, and only
    afterwards write this very dict, sync and replace."""
    return same(saved.standing, saved.machine.old)


@checks.symptom("other-state-saved")
def _(saved):
    """What stands on the disk is not the state that the step left: something was added, taken out or changed. Write the
    dict that you loaded and gave to `client_step`, as it is."""
    return not same(saved.standing, saved.machine.new)


@checks.symptom("receipt-lost", needs=PROVEN)
def _(saved):
    """All was saved and sent, but something else came back than what `send` returned. Write
    `return send(answer)` at the end."""
    return True


# ---- power cuts and failing steps -----------------------------------------------------------------


def switched_off(answer, outcome, seed, cut=None) -> Machine:
    """The machine after a call in which the power may go."""
    machine = Machine(outcome, seed, cut)
    try:
        answer(**machine.arguments())
    except (PowerCut, NotYet):
        pass
    return machine


@checks.behaviour("step-repeated")
def _(answer, rng):
    """The step failed with something else than `Refused`, and it was done again in the same call. Call `client_step`
    once, and let that exception leave your function when the state is saved."""
    return any(switched_off(answer, FAILS, rng.bytes(32), cut).steps > 1 for cut in range(1, 9))


@checks.behaviour("torn-at-power-cut")
def _(answer, rng):
    """The power went before one of your lines, and neither the old state nor the new one was left, only a torn file.
    Write, then sync, then replace: a file must be whole on the disk before it takes the old one's place."""
    return stands_after_a_cut(answer, rng, lambda machine: machine.standing == TORN)


@checks.behaviour("third-state-saved")
def _(answer, rng):
    """The power went before one of your lines, and what stood on the disk was neither the old state nor the one that
    the step leaves. Write nothing but the state as `client_step` left it, and change nothing in it."""
    known = lambda machine: any(same(machine.standing, each) for each in (machine.old, machine.new))  # noqa: E731
    return stands_after_a_cut(answer, rng, lambda machine: not known(machine))


def stands_after_a_cut(answer, rng, recognise) -> list:
    """Before which operation the power must go for a disk to be left that is recognised."""
    for outcome in (OKAY, REFUSES, FAILS):
        for cut in range(1, 9):
            machine = switched_off(answer, outcome, rng.bytes(32), cut)
            if recognise(machine):
                return [("power cut before operation", f"{cut}, after {', '.join(machine.disk.done) or 'nothing'}")]
    return []


@checks.behaviour("returns-in-finally")
def _(answer, rng):
    """A `return` inside `finally:` ends whatever exception is on its way: the step failed with something else than
    `Refused`, and that did not leave your function. Put the `return` behind that block, and let nothing be sent in
    it."""
    blocks = [node.finalbody for node in ast.walk(written()) if isinstance(node, ast.Try)]
    returns = any(isinstance(each, ast.Return) for block in blocks for line in block for each in ast.walk(line))
    return returns and ended_in(answer, rng.bytes(32)) is None


KINDS = (ZeroDivisionError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, OSError)


class Failing(Machine):
    """A machine whose step fails with an exception of this kind."""

    def __init__(self, kind: type[Exception], seed: bytes):
        self.kind = kind
        super().__init__(FAILS, seed)

    def client_step(self, stage, state, inbox, train=None):
        try:
            return super().client_step(stage, state, inbox, train)
        except ZeroDivisionError as error:
            raise self.kind(str(error)) from None


def fails_with(answer, rng, recognise) -> list:
    """With which exception the step must fail for something to be recognised in the machine, and in what left it."""
    for kind in KINDS:
        machine = Failing(kind, rng.bytes(32))
        if recognise(machine, ended_on(answer, machine)):
            return [("the step failed with", kind.__name__)]
    return []


@checks.behaviour("failure-answered")
def _(answer, rng):
    """The step failed with something else than `Refused`, and yet an answer was sent. Let only `except Refused` make an
    answer, and call `send` where nothing is reached after another exception: behind the `finally:`, not in it."""
    return fails_with(answer, rng, lambda machine, error: machine.disk.sent)


@checks.behaviour("other-state-at-failure")
def _(answer, rng):
    """The step failed with something else than `Refused`, and what stands on the disk afterwards is not the state that
    the step had left. Write the very object that `client_step` got, after the step and in every case, then sync and
    replace."""
    machine = switched_off(answer, FAILS, rng.bytes(32))
    return "replace" in machine.disk.done and not same(machine.standing, machine.new)


@checks.behaviour("failure-not-saved")
def _(answer, rng):
    """The step failed with something else than `Refused`, and the state that it left was not saved. Put write, sync and
    replace into a `finally:`, under no condition."""
    machine = switched_off(answer, FAILS, rng.bytes(32))
    return not same(machine.standing, machine.new)


@checks.behaviour("failure-hidden")
def _(answer, rng):
    """The step failed with something else than `Refused`, and that exception did not leave your function. Catch
    `Refused` alone, and let everything else go on: no wider `except` or `suppress`, and no `__exit__` that returns
    True."""
    return fails_with(answer, rng, lambda machine, error: error is None)


@checks.behaviour("failure-replaced")
def _(answer, rng):
    """The step failed with something else than `Refused`, and another exception than the step's own left your function.
    Catch `Refused` alone, let `finally:` write, sync and replace, and no more: then the step's own goes on."""
    error = ended_in(answer, rng.bytes(32))
    return not isinstance(error, ZeroDivisionError) and [("what left it", type(error).__name__)]


def ended_in(answer, seed) -> Exception | None:
    """The exception that leaves a call whose step fails."""
    return ended_on(answer, Machine(FAILS, seed))


def ended_on(answer, machine) -> Exception | None:
    try:
        inspect.unwrap(answer)(**machine.arguments())
    except Exception as error:
        return error
    return None
