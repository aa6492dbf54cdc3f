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
    for outcome in (OKAY, REFUSES, OKAY):
        yield Machine(outcome, rng.bytes(32)).arguments()


class Saved:
    """A call, and what became of the machine."""

    def __init__(self, run):
        self.machine, self.result = run.inputs["store"].machine, run.result
        self.disk, self.done = self.machine.disk, self.machine.disk.done
        self.answer = self.disk.sent[0] if self.disk.sent else None
        self.before = self.done[: self.done.index("send")] if "send" in self.done else self.done
        self.standing = self.machine.standing


checks.reads(Saved)


@checks.in_words
def _(store, **_):
    if store.machine.outcome == REFUSES:
        return "the receipt of {'refused': …}, sent when the state was safe"
    return "the receipt of the answer, sent when the state was safe"


@checks.stops("nothing-written", "there is no new file")
def _():
    """`replace` puts the new file into the old one's place, and there is none yet. Call `store.write(state)` and
    `store.sync()` before it."""


@checks.stops("step-arguments", "client_step takes stage, state, inbox and train")
def _():
    """The step needs all four, in the order in which they stand in chapter 13: write
    `client_step(stage, state, inbox, train)`."""


@checks.stops("not-loaded", r"KeyError \('seed'\)")
def _():
    """The step got another state than the one on the disk. Begin with `state = store.load()`, and hand that to it."""


@checks.stops("step-gives-one", "values to unpack|cannot unpack", r"client_step\(")
def _():
    """The step gives one thing, the answer, and changes `state` itself. Write
    `answer = client_step(stage, state, inbox, train)`, with one name."""


@checks.stops("reason-attribute", "'Refused' object has no attribute")
def _():
    """The reason is the exception's own text, under no other name. Write `{"refused": str(refused)}`."""


@checks.symptom("refusal-escapes")
def _(saved):
    """The step refused, and your function stopped with it: the server would never hear why. Write
    `except Refused as refused:`, and let `{"refused": str(refused)}` be the answer."""
    return refused(saved.result)


@checks.symptom("no-step")
def _(saved):
    """No step was done. Call `client_step(stage, state, inbox, train)` once: it changes the state, and its answer is
    what you send."""
    return saved.machine.steps == 0


@checks.symptom("two-steps")
def _(saved):
    """The step was done twice, so the client masked two updates in one round. Call `client_step` once, and keep its
    answer in a variable."""
    return saved.machine.steps > 1


@checks.symptom("state-sent", needs=PROVEN)
def _(saved):
    """The state itself was sent, with every secret of the client in it. Keep it here, and put into `send` only what
    `client_step` returned."""
    return isinstance(saved.answer, dict) and "seed" in saved.answer


@checks.symptom("nothing-sent")
def _(saved):
    """No answer left, and the server waits in vain. Put `return send(answer)` at the end, also for a refusal."""
    return saved.answer is None and not saved.disk.sent


@checks.symptom("refusal-shape")
def _(saved):
    """A refusal was sent in another form than the server reads. Make it a dict with one entry,
    `{"refused": str(refused)}`, where `refused` is the exception."""
    return saved.machine.outcome == REFUSES and not same(saved.answer, saved.machine.right_answer)


@checks.symptom("sent-twice", needs=PROVEN)
def _(saved):
    """The answer was sent more than once. Once is enough: write `return send(answer)` at the end, and nowhere else."""
    return len(saved.disk.sent) > 1


@checks.symptom("answer-changed")
def _(saved):
    """Another answer was sent than the step gave. Put it into `send` as it is, with nothing added or taken out."""
    return not same(saved.answer, saved.machine.right_answer)


@checks.symptom("not-saved")
def _(saved):
    """The state was never written, or not in this case, so after a power cut the client starts again from the old one.
    Whatever the step does, call `store.write(state)`, `store.sync()` and `store.replace()`: `finally:` does that."""
    return "write" not in saved.done


@checks.symptom("sent-first")
def _(saved):
    """The answer left before the changed state stood on the disk. If the power goes between the two, the server knows
    what the client has forgotten. Move `send` behind `store.replace()`."""
    return "replace" in saved.done and "replace" not in saved.before


@checks.symptom("not-replaced")
def _(saved):
    """A new file was written, but the old one still stands in its place, and is read after a power cut. Call
    `store.replace()` before you send."""
    return "replace" not in saved.done


@checks.symptom("not-synced")
def _(saved):
    """The new file was only in the operating system's memory when the answer left: a power cut leaves a torn one. Call
    `store.sync()` between `store.write(…)` and `store.replace()`."""
    return saved.standing == TORN or "sync" not in saved.before


@checks.symptom("answer-saved")
def _(saved):
    """The answer was saved in place of the state. The step changes the very dict that `store.load()` gave: keep that
    under a name of its own, and write it."""
    return same(saved.standing, saved.machine.right_answer)


@checks.symptom("old-state-saved")
def _(saved):
    """What was saved is the state as it was before the step. Load it once, let the step change it, and write this very
    dict afterwards."""
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


@checks.behaviour("torn-at-power-cut")
def _(answer, rng):
    """The power went before one of your lines, and neither the old state nor the new one was left, only a torn file.
    Write, then sync, then replace: a file must be whole on the disk before it takes the old one's place."""
    for outcome in (OKAY, REFUSES):
        for cut in range(1, 9):
            machine = switched_off(answer, outcome, rng.bytes(32), cut)
            if not any(same(machine.standing, state) for state in (machine.old, machine.new)):
                return [("power cut before operation", f"{cut}, after {', '.join(machine.disk.done) or 'nothing'}")]
    return False


@checks.behaviour("returns-in-finally")
def _(answer, rng):
    """A `return` inside `finally:` ends whatever exception is on its way: the step failed with something else than
    `Refused`, and an answer was sent as if all were well. Put the `return` behind that block."""
    blocks = [node.finalbody for node in ast.walk(written()) if isinstance(node, ast.Try)]
    returns = any(isinstance(each, ast.Return) for block in blocks for line in block for each in ast.walk(line))
    return returns and bool(switched_off(answer, FAILS, rng.bytes(32)).disk.sent)


@checks.behaviour("failure-answered")
def _(answer, rng):
    """The step failed with something else than `Refused`, and its text was sent, or another answer was. What made
    training fail tells of the records: send nothing. Put only `Refused` into your `except`, and let the rest go on."""
    return bool(switched_off(answer, FAILS, rng.bytes(32)).disk.sent)


@checks.behaviour("failure-not-saved")
def _(answer, rng):
    """The step failed with something else than `Refused`, and the changed state was not saved: the client would do the
    same stage once more. Put write, sync and replace into `finally:`."""
    machine = switched_off(answer, FAILS, rng.bytes(32))
    return not same(machine.standing, machine.new)


@checks.behaviour("failure-hidden")
def _(answer, rng):
    """The step failed with something else than `Refused`, and your function ended as if nothing had happened: nobody
    would learn that a program is broken. Put only `Refused` into your `except`, and let everything else go on."""
    return ended_in(answer, rng.bytes(32)) is None


@checks.behaviour("failure-replaced")
def _(answer, rng):
    """The step failed with something else than `Refused`, and another exception than the step's own left your function:
    nobody would learn what went wrong. Catch `Refused` alone, let `finally:` write, sync and replace, and no more."""
    error = ended_in(answer, rng.bytes(32))
    return not isinstance(error, ZeroDivisionError) and [("what left it", type(error).__name__)]


def ended_in(answer, seed) -> Exception | None:
    """The exception that leaves a call whose step fails."""
    try:
        inspect.unwrap(answer)(**Machine(FAILS, seed).arguments())
    except Exception as error:
        return error
    return None
