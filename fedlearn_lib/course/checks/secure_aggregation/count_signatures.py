"""What `count_signatures` must do, and what each mistake is told."""

import re
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fedlearn_lib.given.secure_aggregation.statements import Contribution, Roster, digest, statement

from ...checking import NotYet
from ...checking.answer_text import says
from .cases import long_total, roster_of
from .refusals import Case, Noticed, RefusingChecks, must_raise, refused
from .secrets_of import secrets

checks = RefusingChecks("count_signatures")
ROUND = 7_000_012


class Hops:
    """Clients that hand a total on, each with its signature."""

    def __init__(self, names: str, rng, enrolled: str = ""):
        self.rng = rng
        self.keys = {name: Ed25519PrivateKey.from_private_bytes(rng.bytes(32)) for name in names.split()}
        self.roster = roster_of({name: self.keys[name] for name in (enrolled or names).split()})

    def signed(self, names: str) -> tuple[list[Contribution], list[int]]:
        """Contributions in the order of these names, and the last total."""
        made = []
        for name in names.split():
            total = long_total(2, self.rng)
            made.append(self.one(name, total))
        return made, total

    def one(self, name, total, *, signer=None, round_number=ROUND, roster=None, said=None) -> Contribution:
        return self.over(name, digest(total), signer, round_number, roster, said)

    def over(self, name, its_digest, signer=None, round_number=ROUND, roster=None, said=None) -> Contribution:
        text = statement(round_number, roster or self.roster, said or name, its_digest)
        return Contribution(name, its_digest, self.keys[signer or name].sign(text))


def call(hops, made, total, fault="", culprit=""):
    contributions = Case(made, fault, culprit)
    contributions.enrolled, contributions.digest = len(hops.roster.names), digest(total)
    return dict(contributions=contributions, round_number=ROUND, roster=hops.roster, running_total=total)


@checks.cases
def chains(rng):
    yield call(hops := Hops("ann", rng), *hops.signed("ann"))
    yield call(hops := Hops("ann ben cem", rng), *hops.signed("ann ben cem"))
    hops = Hops("ann anna cem dora eve frida", rng)
    # Not as in the roster; a name that begins like another one; fewer than half of the roster.
    for names in ("dora anna ann cem", "ann anna", "dora"):
        yield call(hops, *hops.signed(names))
    hops = Hops("ann ben cem dora mallory", rng, enrolled="ann ben cem dora")
    shorter = Roster(dict([*hops.roster.verify_keys.items()][:3]))
    for place in (2, 0, 1):
        made, total = hops.signed("ann ben cem")
        name, of_name = made[place].name, [long_total(2, rng), long_total(2, rng), total][place]
        flipped = bytes([made[place].signature[0] ^ 1, *made[place].signature[1:]])
        for wrong in (
            hops.one(name, of_name, signer="mallory"),
            replace(hops.one(name, of_name), signature=flipped),
            replace(hops.one(name, of_name), signature=bytes(64)),
            hops.one(name, of_name, roster=shorter),
            hops.one(name, of_name, said="dora"),
        ):
            fault = "signature" if place == 2 else "earlier signature"
            yield call(hops, [*made[:place], wrong, *made[place + 1 :]], total, fault, name)
        of_dora = hops.one(name, of_name, signer="dora")  # dora signs in another's name
        yield call(hops, [*made[:place], of_dora, *made[place + 1 :]], total, "signer", name)
        for other_round in (ROUND - 1, ROUND + 1, 1):
            late = hops.one(name, of_name, round_number=other_round)
            yield call(hops, [*made[:place], late, *made[place + 1 :]], total, "round", name)
    for names in ("ann ben mallory", "mallory ann", "mallory"):
        yield call(hops, *hops.signed(names), "stranger", "mallory")
    by_ann = hops.one("mallory", total := long_total(2, rng), signer="ann")  # a client invents another one
    yield call(hops, [*hops.signed("ben ann")[0], by_ann], total, "stranger", "mallory")
    for names in ("ann ben ann", "ben ben", "ann ben cem cem"):
        yield call(hops, *hops.signed(names), "twice", names.split()[-1])
    made, total = hops.signed("ann ben")
    yield call(hops, [made[0], made[1], made[0], made[1]], total, "twice")
    made, _ = hops.signed("ann ben cem")
    yield call(hops, made, long_total(2, rng), "total")
    made, total = hops.signed("cem ann ben")
    yield call(hops, [made[1], made[2], made[0]], total, "total")  # its signature is there, but not the last one
    yield call(hops, made, total[:1], "total")
    signed = digest(total)
    for other in (signed[:-1] + bytes([signed[-1] ^ 1]), bytes([signed[0] ^ 1]) + signed[1:]):  # nearly the same
        yield call(hops, [*made[:2], hops.over("ben", other)], total, "total")
    yield call(hops, [], total, "empty")
    yield call(hops := Hops("ann ben an", rng, enrolled="ann ben"), *hops.signed("ben an"), "stranger", "an")


@checks.secrets
def _(inputs, result):
    """A total in which too few may be; everything else that is long here is public, but never needed."""
    return secrets()


@checks.in_words
def a_count_or_refusal(contributions, round_number, roster, running_total):
    if contributions.fault:
        return "Refused" + (f", with {contributions.culprit} in the reason" if contributions.culprit else "")


@checks.reads
def count(run):
    return Noticed(run.result, run.expected, run.inputs["contributions"])


@checks.accepts
def refuses_with_the_name(count):
    is_right = count.fault and refused(count.result) and count.result.kind == "Refused"
    return is_right and count.case.culprit in count.result.reason


@checks.stops("signature-exception", "^InvalidSignature")
def _():
    """Where signature, key and bytes do not fit together, `verify` stops with the library's own exception, which
    callers do not know. Catch it there, and write `raise Refused(…)` with the client's name."""


@checks.stops("other-places", "has no attribute '(fingerprint|to_bytes|encode)'|the digest has")
def _():
    """`statement` needs four things, each in its place. Give it the number of the round, the roster itself, the name
    and the digest: `statement(round_number, roster, name, contribution.total_digest)`."""


@checks.stops("stranger-stops", r"KeyError.*(mallory|'an')|NoneType.*verify|'(mallory|an)' is not in list")
def _():
    """Somebody who is not in the roster has no key there. Look first whether the name is in `roster.verify_keys`, and
    raise `Refused` if not."""


@checks.stops("empty-list", "list index out of range", needs=r"\[(-1|0)\]", without=r"\[\w+ [+-] \d+\]")
def _():
    """A list without any contribution has no first and no last one. Before that line, look whether `contributions` is
    empty, and raise `Refused` then."""


@checks.symptom("nobody-signed", of_kind=True)
def _(count):
    """The list is empty here: nobody vouches for this total, and yet nobody is stopped. Look whether `contributions`
    holds any, before anything is counted, and raise `Refused` if not."""
    return count.fault == "empty" and count.result == 0


must_raise(checks, by_itself=("stranger", "twice", "total", "empty"))


@checks.symptom("reason-without-f", needs=r"\{", without=r"\bf['\"][^\n]*\{\{")
def _(count):
    """Refused rightly, but the reason shows braces, not the client's name. Write an `f` in front of its quotation
    mark: `f"…"` puts in what stands in them."""
    is_text = count.fault and refused(count.result) and count.case.culprit not in count.result.reason
    return is_text and re.search(r"\{\w[^}]*\}", count.result.reason)


@checks.symptom("reason-without-name")
def _(count):
    """Refused as it must be, but the reason lacks the name of the client whose contribution is wrong. Let what finds
    that client raise `Refused`, and put the name into its text."""
    return count.fault and refused(count.result) and count.case.culprit not in count.result.reason


TOTAL_ITSELF = r"digest [!=]= running_total\b|\brunning_total [!=]= [^\n]*digest"


@checks.symptom("total-not-digested", of_kind=True, needs=TOTAL_ITSELF, without=r"\brunning_total :?= ")
def _(count):
    """Every signature is right here, and it was refused: a digest is 32 bytes, and a total is a list of ciphertexts, so
    the two are never equal. Compare with `digest(running_total)`."""
    return refused(count.result) and not count.fault


FIRST_ONE = r"contributions\[0\]\.total_digest [!=]=|[!=]= contributions\[0\]\.total"


@checks.symptom("first-digest", of_kind=True, needs=FIRST_ONE)
def _(count):
    """Every signature is right here, and it was refused: the first client signed a total of its own numbers alone, and
    only the last one signed `running_total`. Compare the digest of `contributions[-1]`."""
    return refused(count.result) and not count.fault and len(count.case) > 1


# The total's digest, compared in a loop over all, or put into every statement.
TOTAL_FOR_ALL = (
    r"(?ms)^( *)for (?:\w+, )?(\w+) in [^\n]*:\n(?:\1 [^\n]*\n)*?\1 [^\n]*"
    r"(\b\2\.total_digest [!=]= |[!=]= \2\.total_digest)"
    r"|total_digest [!=]= [^\n]* for |[!=]= \w+\.total_digest for "
    r"|statement\([^\n]*digest\(running_total|(?P<all>\w+) = digest\(running_total\).*statement\([^\n]*\b(?P=all)\)"
)
LAST_ALONE = r"(\[-1\]|- 1|len\(contributions\)|\blast\b)[^\n]* and [^\n]*total_digest [!=]="


@checks.symptom("last-total-for-all", of_kind=True, needs=TOTAL_FOR_ALL, without=LAST_ALONE)
def _(count):
    """The first clients signed totals of fewer clients, since they did not see what was added later: only the last
    digest is that of `running_total`. Compare that one, and use each `contribution.total_digest` elsewhere."""
    return refused(count.result) and not count.fault and 1 < len(count.case) == count.case.enrolled


USES_ITS_VALUE = r"(if|and|or|not|assert|==|=) [^\n]*\.verify\("


@checks.symptom("answer-of-verify", of_kind=True, needs=USES_ITS_VALUE, without=r"\btry\b")
def _(count):
    """Every signature is right here, and it was refused. `verify` returns nothing when all is well, and raises
    InvalidSignature when not: call it on a line of its own, inside of `try`."""
    return refused(count.result) and not count.fault


@checks.symptom("other-statement", of_kind=True, needs=r"\.verify\(", without=r"\bstatement\(")
def _(count):
    """Every signature is right here, and it was refused. Verify over what the clients signed, `statement(round_number,
    roster, name, contribution.total_digest)`."""
    return refused(count.result) and not count.fault


@checks.symptom(
    "verify-turned-round", of_kind=True, needs=r"(?s)\.verify\(statement\(|(\w+) = statement\(.*\.verify\(\1,"
)
def _(count):
    """Every signature is right here, and it was refused: `verify` takes the signature first, then the bytes that were
    signed. Turn the two round: `verify(contribution.signature, signed_bytes)`."""
    return refused(count.result) and not count.fault


COMPARED = r"\.signature [!=]= |[!=]= \w+\.signature\b"


@checks.symptom("compared-not-verified", of_kind=True, needs=COMPARED, without=r"\.verify\(")
def _(count):
    """Every signature is right here, and it was refused: a signature is never equal to what was signed. Let the
    client's key tell: `roster.verify_keys[name].verify(signature, …)` raises InvalidSignature where it does not fit."""
    return refused(count.result) and not count.fault


@checks.symptom("refuses-right", of_kind=True)
def _(count):
    """Every signature is right here, but a line in your `try` ended in an exception, and so it was refused. Look which
    it is, and verify each with its own client's key, over `statement` of this round, this roster, its own client's name
    and its own digest."""
    if refused(count.result) and not count.fault and count.result.caught:
        return [("the exception was", count.result.caught)]


# As if it answered: its value has a name that is asked about, or is asked about itself.
ASKED = (
    r"(?s)(\w+) = [^=\n]*\.verify\(.*\b(if|not|and|or|assert) [^\n]*\b\1\b"
    r"|(if|not|and|or|return|==) [^\n]*\.verify\("
)


@checks.symptom("verify-taken-for-an-answer", of_kind=True, needs=ASKED, without=r"\.verify\([^\n]*\) is None")
def _(count):
    """Every signature is right here, and yet it was refused: `verify` answers nothing. It returns None when all is
    well, and raises InvalidSignature when not. Call it alone inside of `try`, and go on behind it."""
    return refused(count.result) and not count.fault


@checks.symptom("condition-refuses", of_kind=True, vague=True)
def _(count):
    """Every signature is right here, and yet it was refused. Refuse only where the list is empty, a name is missing in
    `roster.verify_keys` or came before, where the last digest is another than `digest(running_total)`, or where
    `verify` raised, whoever else signs and in whatever order."""
    return refused(count.result) and not count.fault


@checks.symptom("counts-roster")
def _(count):
    """This is how many clients stand in the roster, and some of them did not sign. Count those that did: one for each
    contribution that was verified."""
    return not count.fault and count.result == count.case.enrolled != count.expected


@checks.symptom("verify-returns-nothing", needs=r"if [^\n]*\.verify\(")
def _(count):
    """No signature was counted, though all are right: `verify` returns None when all is well, and raises
    InvalidSignature when not. Call it inside of `try`, and count after it."""
    return count.result == 0 and not count.fault and not isinstance(count.result, bool)


@checks.symptom("skips-wrong-ones", of_kind=True)
def _(count):
    """One contribution is wrong here, and it is only missing in the count that came back. Let it end in `raise
    Refused(…)`, and let that leave your function."""
    return (
        count.fault in ("signature", "earlier signature", "signer", "round", "stranger")
        and count.result == len(count.case) - 1
    )


@checks.symptom("counts-wrong-one", of_kind=True)
def _(count):
    """One signature is wrong here, and nobody is stopped, though you verify: `verify` was not called for that one, or
    what it raised did not become a `Refused`. Let every contribution come to it before anything is returned, and every
    InvalidSignature end in `raise Refused(…)` with the client's name."""
    return count.fault == "signature" and says(r"\.verify\b")


@checks.symptom("not-verified", of_kind=True)
def _(count):
    """A wrong signature stops nobody here, so one could be made up for any client. Verify each one with the client's
    key of the roster, over its own `statement(…)`: use `roster.verify_keys[name].verify(signature, …)`."""
    return count.fault == "signature"


@checks.symptom("some-not-verified", of_kind=True)
def _(count):
    """A wrong signature that stands before the last one stops nobody here. Let each be verified before the count is
    returned, with its own client's key, over `statement` with its own name and its own `total_digest`."""
    return count.fault == "earlier signature"


@checks.symptom("any-key", of_kind=True)
def _(count):
    """One client signed in another's name, and nobody was stopped. A signature must fit the key of the client that it
    names: use `roster.verify_keys[name]`, and no other key."""
    return count.fault == "signer"


@checks.symptom("other-round", of_kind=True)
def _(count):
    """A signature of another round stopped nobody, so a contribution could be used in a round for which it was not
    made. Give `statement` this `round_number`, and no other."""
    return count.fault == "round"


@checks.symptom("stranger-counts", of_kind=True)
def _(count):
    """Somebody who is not in the roster did not stop the count, though nobody agreed on that client. Let every name
    that is not in `roster.verify_keys` end in `raise Refused(…)`."""
    return count.fault == "stranger"


@checks.symptom("same-client-twice", of_kind=True)
def _(count):
    """A client signed twice here, and nobody was stopped, but each may be in the total only once. Let every name that
    came before, next to it or not, end in `raise Refused(…)`."""
    return count.fault == "twice"


@checks.symptom("total-not-last", of_kind=True)
def _(count):
    """This total counted, though others signed totals after it. Compare `contributions[-1].total_digest` with
    `digest(running_total)`, and raise `Refused` unless they are equal."""
    return count.fault == "total" and count.case.digest in [each.total_digest for each in count.case[:-1]]


@checks.symptom("other-total", of_kind=True)
def _(count):
    """Every signature is right, but the last of them is over another total than this one, or there is none. Compare
    `contributions[-1].total_digest` with `digest(running_total)`, and raise `Refused` unless all bytes are equal."""
    return count.fault in ("total", "empty")


@checks.behaviour("remembers")
def _(answer, rng):
    """Contributions that were right in one call were counted in the next one, in another round or with another roster,
    where they are not: what was found out about them was kept. Verify all of them anew in every call."""
    hops = Hops("ann ben", rng)
    made, total = hops.signed("ann ben")
    asked = dict(contributions=made, roster=hops.roster, running_total=total)
    for other in ({"round_number": ROUND + 1}, {"roster": Roster(dict(reversed(hops.roster.verify_keys.items())))}):
        answer(**asked, round_number=ROUND)
        try:
            found = answer(**{**asked, "round_number": ROUND, **other})
        except NotYet:  # an exception of the answer's own stopped it there
            continue
        if not refused(found):
            return True


@checks.behaviour("roster-changed")
def _(answer, rng):
    """The roster was changed, on which all clients agreed, and whoever counts next has another one. Take nothing out of
    it, and put nothing in: work on a copy."""
    for names in ("ann ben", "ann mallory ben"):
        hops = Hops("ann ben mallory", rng, enrolled="ann ben")
        before = dict(hops.roster.verify_keys)
        answer(**call(hops, *hops.signed(names)))
        if hops.roster.verify_keys != before:
            return True
