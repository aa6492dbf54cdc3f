"""What runs on a client: Flower brings a message, the learner's functions do the work, the answer goes back."""

from collections.abc import Callable
from typing import Any

from flwr.app import Context

from .. import deployment
from ..given.masking.rules import STAGES
from ..given.refused import Refused, one_line
from ..given.wire import fingerprint
from . import PROTOCOL, task
from .bridge import client_app_of
from .member import Member
from .rehearsal import blame, rehearse
from .stages import ENROL, HERE, OUT, PLAIN, ROSTER, TURNED_AWAY


def answer(stage: str, record: dict, context: Context, reply: Callable[[dict], Any]) -> Any:
    """One message of the server's, answered.

    Args:
        stage: which handler it is for.
        record: its content, as it came.
        context: Flower's; holds this client's folder, which the server never hears of.
        reply: makes an answer of a record.
    """
    member = Member(context.node_config["folder"])

    def send(outbox: dict) -> Any:
        return reply(deployment.to_record(outbox))

    with member.turn():
        if stage not in OUTSIDE:
            return member.step(stage, deployment.from_record(record), send)
        try:
            return send(OUTSIDE[stage](member, record))
        except Refused as refused:
            # If to_record is what cannot be used, nothing of the learner's carries the news.
            return reply({"arrays": {}, "config": {"refused": str(refused)}})


def enrol(member: Member, record: dict) -> dict:
    """Say who I am, and prove it: if everything that a round calls works here."""
    rehearse()
    inbox = deployment.from_record(record)
    if inbox.get("protocol") != PROTOCOL:
        raise Refused(f"this client has the {PROTOCOL}, and the server another one: bring both to the same")
    challenge = inbox["challenge"]
    statement = statement_of(challenge, member.name, member.public_key)
    return {"name": member.name, "key": member.public_key, "protocol": PROTOCOL,
            "signature": member.key().sign(statement)}  # fmt: skip


def statement_of(challenge: bytes, name: str, key: bytes) -> bytes:
    """What a client signs to enrol: fresh for every question, so that nobody can repeat another's answer."""
    return fingerprint("enrol", PROTOCOL, challenge, name, key)


def accept(member: Member, record: dict) -> dict:
    """Take a roster, and try to train with it."""
    inbox = deployment.from_record(record)
    try:
        return {"short": member.accept(inbox["keys"], inbox["rules"])}
    except Refused:
        raise
    except Exception as error:
        raise Refused(blame(error)) from None


def plain(member: Member, record: dict) -> dict:
    """Federated averaging as in chapter 1: the server reads every update."""
    inbox = deployment.from_record(record)
    if member.only_masked:
        raise Refused("this client gives no update that the server can read")
    number, count, round_id = inbox["number"], inbox["count"], inbox["round"]
    train = task.trainer(*member.examples(number, count), round_id, number)
    update, examples = train(inbox["weights"])
    member.show(f"Round {round_id}: the server can read this client's update.")
    return {"round": round_id, "update": update, "examples": examples}


def turned_away(member: Member, record: dict) -> dict:
    """Hear why this client is out of the class, and show it."""
    member.show(f"{OUT}: {one_line(deployment.from_record(record)['why'])}")
    return {}


# What is no stage of a masked round.
OUTSIDE: dict[str, Callable[[Member, dict], dict]] = {
    ENROL: enrol,
    HERE: lambda member, record: {},
    ROSTER: accept,
    PLAIN: plain,
    TURNED_AWAY: turned_away,
}

app = client_app_of([*OUTSIDE, *STAGES], answer)
