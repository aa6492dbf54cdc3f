"""What `exchange_over_grid` must do, and what each mistake is told."""

from ...solutions.deployment import to_record
from ..masking.cases import never_uses
from ..secure_aggregation.refusals import refused
from .cases import PAIRS_OF_A_DICT, ExactChecks
from .watching import ANSWER, ERROR, NEVER, NO_NUMBERS, TOO_SHORT, WatchedGrid

checks = ExactChecks("exchange_over_grid")


def asked(script, deadline, stale=0, stage="mask"):
    """A call; every node's message has a number of its own, which its answer repeats."""
    inboxes = {node: {"round": 4, "for": 100 + place} for place, node in enumerate(script)}
    return dict(grid=WatchedGrid(script, deadline, stale), stage=stage, inboxes=inboxes, deadline=deadline)


def at(*seconds):
    return {node: (ANSWER, wait) for node, wait in enumerate(seconds, start=1)}


@checks.cases
def grids(rng):
    yield asked(at(0, 0), 5.0)
    yield asked({1: (ANSWER, 1.0), 2: (NEVER, 0), 3: (ANSWER, 2.0)}, 5.0)
    yield asked({1: (ANSWER, 0), 2: (ERROR, 0), 3: (ANSWER, 0.5)}, 5.0)
    yield asked(at(0.5, 1.5), 5.0, stale=2)
    yield asked({0: (ANSWER, 0.5), 1: (ANSWER, 0)}, 5.0)  # 0 is a node, too
    yield asked({1: (NO_NUMBERS, 0), 2: (ANSWER, 0), 3: (TOO_SHORT, 0.5), 4: (ANSWER, 1.0)}, 5.0)
    yield asked({5: (ANSWER, 2.0), 6: (ANSWER, 6.5), 7: (ANSWER, 12.0)}, 5.0)  # two come too late
    yield asked(at(*[2.0] * 6), 5.0)  # together in time, one after the other not
    yield asked({3: (ANSWER, 2.0), 1: (ANSWER, 0.5), 2: (ANSWER, 1.0)}, 5.0, stage="share")
    yield asked({1: (NEVER, 0), 2: (NEVER, 0)}, 3.0, stale=1)
    yield asked({}, 5.0)
    nodes = [int(node) for node in rng.integers(2**40, 2**62, 12)]
    kinds = [ANSWER, ANSWER, ANSWER, ERROR, NEVER, TOO_SHORT]
    script = {node: (kinds[place % 6], float(rng.choice([0, 0.5, 3.0, 25.0]))) for place, node in enumerate(nodes)}
    yield asked(script, 10.0, stale=3, stage="unmask")
    yield asked({1: (ANSWER, 0.5), 2: (ANSWER, 2.75)}, 2.0)  # other deadlines than 5: one comes too late,
    yield asked({1: (ANSWER, 0.5), 2: (ANSWER, 7.5)}, 8.0)  # and here all in time
    yield asked({1: (ERROR, 0), 2: (ANSWER, 0), 3: (ANSWER, 0.5)}, 5.0)  # the first answer of a look is an error


class Exchanged:
    """A call, what the grid saw of it, and what came back."""

    def __init__(self, run):
        self.__dict__.update(run.inputs)
        self.result, self.expected = run.result, run.expected
        self.dict = self.result if isinstance(self.result, dict) else {}
        self.pushes = [entry for entry in self.grid.log if entry[0] == "push"]
        self.looks = sum(entry[0] == "pull" for entry in self.grid.log)

    def those(self, *kinds):
        """The nodes that answer in one of these ways."""
        return {node for node, (what, _) in self.grid.script.items() if what in kinds}

    @property
    def missing(self):
        return self.expected.keys() - self.dict.keys()

    @property
    def handed_out(self):
        """The nodes whose answers were among those that a look gave."""
        return {self.grid.ids.get(each) for each in self.grid.given}

    @property
    def only_good(self):
        """Whether nothing came in this call that must be left out."""
        return not self.those(ERROR, NO_NUMBERS, TOO_SHORT) and not self.grid.stale

    @property
    def too_much(self):
        return self.dict.keys() - self.expected.keys()

    @property
    def wrongly_in(self):
        """Those under which no other node's answer stands."""
        found = ((node, self.dict[node]) for node in self.too_much)
        return {node for node, outbox in found if not isinstance(outbox, dict) or outbox.get("id", node) == node}


checks.reads(Exchanged)


@checks.stops("whole-answer", "from_record: record is of type dict")
def _():
    """`from_record` reads a record, and this dict is none: an answer of the grid holds its record under 'record'. Write
    `from_record(answer["record"])`."""


@checks.stops("sends-messages", "grid.push: the record is")
def _():
    """The grid carries records only, and this is none. Make one of each message first:
    `grid.push(node, stage, to_record(inbox))`."""


@checks.stops("push-order", "push takes a node, the stage's name")
def _():
    """These are other things than the grid needs. Loop over `inboxes.items()`, which gives pairs of node and message,
    and write `grid.push(node, stage, to_record(inbox))`."""


@checks.stops("loop-without-items", "values to unpack|cannot unpack", needs=PAIRS_OF_A_DICT)
def _():
    """A loop over a dict alone gives its keys, and no pairs. Write `.items()` behind the dict, for pairs of a key and
    its value."""


@checks.stops("counts-looks", "'float' object cannot be interpreted as an integer")
def _():
    """A deadline is a time, and no number of looks. Compute `end = grid.clock() + deadline`, and look with a `while`
    as long as `grid.clock() < end`."""


@checks.stops("error-looked-up", "KeyError.*'error'")
def _():
    """An answer has either 'record' or 'error', never both, so there is no 'error' to look up in a good one. Ask
    `if "error" in answer:`."""


@checks.stops("takes-nothing", r"\.(wait|pull|clock)\(\) (takes 1 positional|got an unexpected keyword)")
def _():
    """`grid.wait()`, `grid.pull()` and `grid.clock()` take nothing, and a wait lasts a moment. Leave the brackets
    empty, and where more time must pass, call `wait` again and again."""


@checks.stops("never-waits", "looks without a wait")
def _():
    """You look, or read the clock, again and again, and only `grid.wait()` moves that clock on here. Call it in each
    round of this loop, so that no `continue` and no `if` passes it by, and read the time from `grid.clock()` only."""


@checks.stops("other-clock", "seconds have passed", needs=r"\b(time|monotonic|perf_counter)\(\)|\.now\(")
def _():
    """You read the time from this machine's clock, but the grid has one of its own, and only `grid.wait()` moves it on
    here. Compute `end = grid.clock() + deadline` before you look, and go on while `grid.clock() < end`."""


@checks.stops(
    "either-goes-on",
    "seconds have passed, and the deadline",
    needs=r"while (?!not \()[^\n]*(\bor [^\n]*clock|clock[^\n]*\bor )",
)
def _():
    """The deadline was long over, and your loop goes on as long as *one* side of its `or` holds. Both must hold: write
    `and`, so that the deadline alone ends it, too."""


@checks.stops("no-deadline", "seconds have passed, and the deadline was")
def _():
    """The deadline was long over, and your function still waited. Work out the end once, before you look, `end =
    grid.clock() + deadline`, and let every loop that waits go on only while `grid.clock() < end`."""


@checks.stops("unreadable-stops", "data type .secret. not understood|cannot reshape array|buffer size must be")
def _():
    """One node's record cannot be read, and that stopped your function. Wrap `from_record` in `try … except (TypeError,
    ValueError):`, which names both kinds, and leave that node out."""


@checks.stops("error-stops", "KeyError.*'record'|from_record: record is of type NoneType")
def _():
    """There is no record here: an answer that is an error holds none, and where no answer came there is none either.
    Ask `"error" in answer` before you take the record, and leave such nodes out."""


@checks.stops("late-answer-stops", r"'m9\d'")
def _():
    """An answer came to a message that this call did not send: a late one, of an earlier stage. Leave out every answer
    whose 'reply_to' is none of your ids: ask with `in` first, or a dict with `.get(…)` or `.pop(…, None)`."""


@checks.symptom("raises-at-the-end", of_kind=True)
def _(exchanged):
    """A `raise` or an `assert` of yours ended this call, but nothing is to be refused here. Leave out what does not
    count, and return the answers that do, by node, be it none at all."""
    return refused(exchanged.result)


@checks.symptom("nothing-sent")
def _(exchanged):
    """Not every node got its message. Loop over all of `inboxes.items()` and push a record to each before you look for
    answers."""
    return {node for _, node, *_ in exchanged.pushes} != exchanged.inboxes.keys()


@checks.symptom("never-looks", without=r"\.pull\b")
def _(exchanged):
    """You never looked for an answer. Call `grid.pull()` again and again, with `grid.wait()` between, while
    `grid.clock()` is below `end = grid.clock() + deadline`, worked out before."""
    return not exchanged.looks


@checks.symptom("condition-fails")
def _(exchanged):
    """`grid.pull` stands there, but was never called, as where a condition is false from the beginning, or a `return`
    comes first. Go on while a message is without its answer and `grid.clock()` is below an `end`: compute that before,
    `grid.clock() + deadline`, as the clock does not start at 0."""
    return not exchanged.looks


@checks.symptom("other-stage")
def _(exchanged):
    """Messages went out under another name than the stage's, which is what tells a node its step. Give `grid.push` the
    argument `stage`, as it is."""
    return any(stage != exchanged.stage for _, _, stage, _ in exchanged.pushes)


@checks.symptom("sent-again")
def _(exchanged):
    """A node got its message more than once, and each message has an id of its own. A stage is done once: call
    `grid.push` for each node in a loop that ends before you look for answers, and keep all ids."""
    return len(exchanged.pushes) > len(exchanged.inboxes)


@checks.symptom("one-after-another")
def _(exchanged):
    """You wait before all messages are out. Write a loop of its own that only sends, to all nodes, and look for answers
    after it."""
    return any(entry[3] > 0 for entry in exchanged.pushes) and exchanged.dict.keys() <= exchanged.expected.keys()


@checks.symptom("under-none", needs=r"\.get\(|\.pop\(")
def _(exchanged):
    """An answer stands under None: it belongs to a message of an earlier stage, whose id yours does not know. Skip such
    answers, before they are counted or read."""
    return exchanged.too_much == {None} and exchanged.grid.stale


@checks.symptom("by-message")
def _(exchanged):
    """The answers stand under the ids of messages, but a round asks for them by node. Remember which node each id was
    sent to: `waiting[grid.push(…)] = node`."""
    ids = exchanged.dict.keys() & exchanged.grid.ids.keys()
    return ids and exchanged.dict.keys() <= {*ids, None}


@checks.symptom("none-for-missing")
def _(exchanged):
    """A node without an answer that counts stands in the result, with nothing in it or with None. Leave it out."""
    return any(not exchanged.dict[node] for node in exchanged.too_much & exchanged.inboxes.keys())


@checks.symptom("error-as-answer")
def _(exchanged):
    """A node that answered with an error stands in your result. Leave out every answer with `"error" in answer`."""
    return exchanged.wrongly_in & exchanged.those(ERROR)


@checks.symptom("unreadable-as-answer")
def _(exchanged):
    """A node whose record cannot be read stands in your result all the same. Put nothing there for it when
    `from_record` raises a TypeError or a ValueError."""
    return exchanged.wrongly_in & exchanged.those(NO_NUMBERS, TOO_SHORT)


@checks.symptom("late-answer-taken")
def _(exchanged):
    """An answer to a message of an earlier stage was taken for one of this stage. Keep the ids that `grid.push` gives,
    and take only answers whose 'reply_to' is among them."""
    return exchanged.grid.stale and any(
        isinstance(outbox, dict) and isinstance(outbox.get("id"), int) and 70 <= outbox["id"] < 80
        for outbox in exchanged.dict.values())  # fmt: skip


@checks.symptom("records-returned")
def _(exchanged):
    """A record, or an answer with its record, came back where a round wants the message. Put
    `from_record(answer["record"])` into the result instead."""
    return any(isinstance(outbox, dict) and {"arrays", "config"} <= {*outbox, *outbox.get("record", {})}
               for outbox in exchanged.dict.values())  # fmt: skip


@checks.symptom("other-inbox")
def _(exchanged):
    """A node got another message than its own. Loop over `inboxes.items()`, and push to each node its own, as it is."""
    return any(outbox.get("id") == node and outbox.get("for") != exchanged.inboxes[node]["for"]
               for node, outbox in exchanged.dict.items())  # fmt: skip


@checks.symptom("other-keys")
def _(exchanged):
    """The result has a key that is no node. Use the node itself, as it stands in `inboxes`, and leave out what belongs
    to none of them."""
    return not exchanged.dict.keys() <= exchanged.inboxes.keys()


@checks.symptom("by-order")
def _(exchanged):
    """An answer stands under another node than the one that gave it. Only 'reply_to' says to which message it belongs,
    neither the order of answers nor a place in a list that has changed: keep a dict, `waiting[grid.push(…)] = node`,
    and look the node up there."""
    return any("id" in outbox and outbox["id"] != node for node, outbox in exchanged.dict.items())


@checks.symptom("deadline-unused", needs=never_uses("deadline"))
def _(exchanged):
    """Your function never looks at `deadline`, so whatever ends the waiting, it is not what was asked for. Compute
    `end = grid.clock() + deadline` before you look, and look only while `grid.clock() < end`."""
    return True


@checks.symptom("too-late")
def _(exchanged):
    """An answer came after the deadline, and was taken. Compute `end = grid.clock() + deadline` once for all nodes,
    before you look, and look only while `grid.clock() < end`."""
    return exchanged.too_much and exchanged.too_much <= exchanged.those(ANSWER)


@checks.symptom("node-nought")
def _(exchanged):
    """Node 0 answered and was left out, but it is a node like others; in an `if`, an `or`, a `filter`, 0 counts as
    false. Ask whether the message is one of yours, with `in`; or compare what `.get(…)` or `.pop(…, None)` gives
    with None."""
    return exchanged.missing == {0}


@checks.symptom("not-taken")
def _(exchanged):
    """A look gave an answer that is missing in your result, and no look gives one twice. Keep what came in every look:
    `answer["reply_to"]` is the id that `grid.push` gave for a message, so put `from_record(answer["record"])` under
    that message's node."""
    return exchanged.only_good and exchanged.missing & exchanged.handed_out


@checks.symptom("looks-once", without=r"\bwhile\b")
def _(exchanged):
    """You looked once, and answers that take a moment had not come. Look again and again, with `grid.wait()` between,
    until all have answered or the deadline is over."""
    return exchanged.only_good and exchanged.missing and exchanged.looks <= 1


@checks.symptom("ends-early")
def _(exchanged):
    """An answer that came in time is missing, for you did not look after it had come. Compute `end = grid.clock() +
    deadline` once, before, and look after every wait, as long as a message is without its answer and `grid.clock() <
    end`."""
    return exchanged.only_good and exchanged.missing


@checks.symptom("rest-of-look-lost")
def _(exchanged):
    """A look gave a good answer that is missing in your result, and no look gives one twice. An error, a late answer or
    one that cannot be read must cost nothing but itself: go on with the next of the same look, and let `try` stand
    around `from_record` alone."""
    return exchanged.missing & exchanged.handed_out


@checks.symptom("gives-up")
def _(exchanged):
    """An answer that came in time is missing in your result. Look on after an error, a late answer or one that cannot
    be read, until every node has answered or the deadline is over."""
    return exchanged.missing


@checks.behaviour("sends-twice")
def _(answer, rng):
    """A node got its message more than once. Call `grid.push` once for each message, before you begin to wait."""
    call = asked({1: (ANSWER, 0.5), 2: (ANSWER, 1.0), 3: (NEVER, 0), 4: (ERROR, 0.5), 5: (TOO_SHORT, 0.5)}, 3.0)
    answer(**call)
    return len(call["grid"].ids) > 5


@checks.behaviour("earlier-stage-kept")
def _(answer, rng):
    """The next stage on the same grid took an answer to a message of the stage before. What was sent then counts no
    more: begin every call with an empty dict of your own for the ids that `grid.push` gives."""
    call = asked({1: (ANSWER, 0.5), 2: (ANSWER, 7.0)}, 5.0, stage="share")
    answer(**call)
    found = answer(**{**call, "stage": "mask"})
    return isinstance(found, dict) and any(outbox.get("stage") != "mask" for outbox in found.values())


@checks.behaviour("by-own-word")
def _(answer, rng):
    """A node's message said that it comes from another node, and that one got it in your result. Look the node up by
    'reply_to', which the grid writes, and by nothing that stands in the record."""
    call = asked(at(0, 0.5), 5.0)
    call["grid"]._answer = lambda what, node, *rest: {"record": to_record({"id": 3 - node})}
    return any(outbox.get("id") == node for node, outbox in answer(**call).items())


@checks.behaviour("deadline-each")
def _(answer, rng):
    """You wait before all messages are out. Write a loop of its own that only sends, to all nodes, and look for answers
    after it."""
    call = asked(at(*[2.0] * 6), 5.0)
    answer(**call)
    late = any(entry[0] == "push" and entry[3] > 0 for entry in call["grid"].log)
    return late and [("seconds waited", f"{call['grid'].seconds:g}, the deadline was 5")]


@checks.behaviour("waits-on")
def _(answer, rng):
    """All nodes had answered after a second, with an answer, an error or what cannot be read, and your function waited
    on. Count each of these as answered, and stop as soon as no message is without any."""
    call = asked({1: (ANSWER, 0.5), 2: (ERROR, 0.5), 3: (TOO_SHORT, 1.0)}, 60.0, stale=1)
    answer(**call)
    return [("seconds waited", f"{call['grid'].seconds:g}")] if call["grid"].seconds > 10 else False
