"""Who is let in, and who is not: names, codes, addresses, proofs of keys, and the door."""

# ruff: noqa: E402 (what follows needs Flower)

import asyncio
import doctest
import secrets
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
import httpx
import numpy as np

from fedlearn_lib import engine
from fedlearn_lib.course import cli
from fedlearn_lib.course.solutions.deployment import to_record
from fedlearn_lib.engine import (
    PROTOCOL,
    board,
    certificates,
    classroom_check,
    client_app,
    joining,
    local,
    names,
    searching,
)
from fedlearn_lib.engine.bridge import client_app_of
from fedlearn_lib.engine.certificates import code_of, fetch_certificate, make_certificate, usable_code
from fedlearn_lib.engine.classroom import Classroom
from fedlearn_lib.engine.desk import AT_ONCE, TURNED, Desk
from fedlearn_lib.engine.door import LARGEST, door_to
from fedlearn_lib.engine.member import Member
from fedlearn_lib.engine.office import Office
from fedlearn_lib.engine.report import Report
from fedlearn_lib.given.masking.rules import STAGES
from fedlearn_lib.given.refused import Refused


@pytest.mark.parametrize("name", ["x" * 10_000, "", "   ", "Ada\x1b[2J", "Ada\nBob", "<b>Ada</b>", "Ada&amp;", ".",
                                  "A\u202eda", "\u200b", "Ada\u3164", "\uffa0", " Ada", None, 5, "../..",
                                  "Ada\x00"])  # fmt: skip
def test_names_that_nobody_should_see(name):
    with pytest.raises(Refused) as caught:
        names.usable_name(name)
    sentence = str(caught.value)
    assert len(sentence) < 100 and sentence.isprintable() and "<" not in sentence


@pytest.mark.parametrize("name", ["Ada", "Zoë", "李雷", "Anne-Marie d'Arc", "Ada_2", "Nguyễn Văn"])
def test_names_that_people_have(name):
    assert names.usable_name(name) == name


# ---- codes and certificates -------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path):
    """A TLS server with a certificate of the course: its port and certificate."""
    import socket
    import ssl

    made = make_certificate(tmp_path, ["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.path, made.key_path)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = listener.accept()
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                if listener.fileno() < 0:
                    return

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1], made
    listener.close()


def test_the_right_code_gives_the_certificate(server):
    port, made = server
    assert fetch_certificate("127.0.0.1", port, made.code.upper().replace("-", " ")) == made.pem
    assert len(made.code.replace("-", "")) * 5 >= 80 and made.code == code_of(made.pem)


def test_a_code_that_is_wrong_in_one_letter_is_refused(server):
    port, made = server
    wrong = ("b" if made.code[0] == "a" else "a") + made.code[1:]
    with pytest.raises(Refused, match="is not the one that this code names"):
        fetch_certificate("127.0.0.1", port, wrong)


@pytest.mark.parametrize("code", ["", "abcd", "abcd-efgh-ijkl-mnop-qrs1", "x" * 10_000])
def test_codes_that_are_none(code):
    with pytest.raises(Refused, match="a class code has 20 letters"):
        usable_code(code)


def test_nobody_answers(server):
    with pytest.raises(Refused, match="nobody answers at 127.0.0.1:1 "):
        fetch_certificate("127.0.0.1", 1, "abcd-efgh-ijkl-mnop-qrst", timeout=1)


@pytest.mark.parametrize("address", ["", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", ":8443", "host:ab"])
def test_addresses_that_are_none(address):
    with pytest.raises(Refused, match="an address looks like"):
        joining.usable_address(address)


def test_joining_with_the_wrong_code_makes_no_folder(server, rooms, tmp_path):
    with pytest.raises(Refused, match="code names"):
        joining.join(f"127.0.0.1:{server[0]}", "abcd-efgh-ijkl-mnop-qrst", "Ada", home=tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_joining_twice_with_one_key_changes_nothing(server, rooms, tmp_path):
    member = Member(tmp_path / "home" / server[1].code)
    (member.folder / "name.txt").write_text("Ada", encoding="utf-8")
    with member.alone(), pytest.raises(Refused, match="another program is at work with the key"):
        joining.join(f"127.0.0.1:{server[0]}", server[1].code, "Eve", home=tmp_path / "home")
    assert member.name == "Ada"


def test_joining_stops_where_a_function_cannot_be_used(server, sabotage, tmp_path):
    sabotage("masking", "reveal_shares")
    with pytest.raises(Refused, match="reveal_shares raised RuntimeError"):
        joining.join(f"127.0.0.1:{server[0]}", server[1].code, "Ada", home=tmp_path / "home")


@pytest.mark.parametrize("X, y", [
    (np.zeros((3, 64)), np.zeros(2, int)), (np.zeros((3, 63)), np.zeros(3, int)), (np.zeros((0, 64)), np.zeros(0, int)),
    (np.zeros((3, 64)), np.full(3, 10)), (np.full((3, 64), 2.0), np.zeros(3, int)),
    (np.full((3, 64), np.nan), np.zeros(3, int)), (np.zeros((201, 64)), np.zeros(201, int)),
    (np.zeros((3, 64)), np.zeros(3)),
])  # fmt: skip
def test_examples_that_cannot_be_used(tmp_path, X, y):
    np.savez(tmp_path / "mine.npz", X=X, y=y)
    with pytest.raises(Refused, match="must hold"):
        joining.keep_data(Member(tmp_path / "ada"), tmp_path / "mine.npz")


def test_ones_own_examples_are_used_and_files_with_programs_are_not(tmp_path):
    member = Member(tmp_path / "ada")
    np.savez(tmp_path / "mine.npz", X=np.ones((2, 64)), y=np.array([3, 4], np.int32))
    joining.keep_data(member, tmp_path / "mine.npz")
    assert member.examples(5, 9)[1].tolist() == [3, 4]
    np.savez(tmp_path / "bad.npz", X=np.array([{"a": 1}], object), y=np.zeros(1, int))
    with pytest.raises(Refused, match="holds no examples"):
        joining.keep_data(member, tmp_path / "bad.npz")
    joining.keep_data(member, None)
    assert len(member.examples(0, 9)[1]) > 100


def test_every_line_is_said_however_soon_the_next_one_comes(rooms, tmp_path):
    """A server that reads an update sends the next roster at once: its line stands behind the one that says so."""
    member, said, looks = Member(tmp_path / "ada"), [], iter([False, False, True, False])

    class Node:
        def is_over(self, name):
            member.show("a roster\x1b[2J")
            member.show("the server can read this client's update")
            member.show("a roster")
            return next(looks)

    assert joining.follow(member, Node(), said.append) is False
    assert said == 3 * ["a roster\ufffd[2J", "the server can read this client's update", "a roster"]
    with open(member.folder / "board.txt", "a", encoding="utf-8") as file:
        file.write("half a li")
    assert len(member.shown()) == 9
    member.show("ne\nOut of the class: it is over")
    assert member.shown()[-1] == "half a line Out of the class: it is over"
    member.show("Out of the class: it is over")
    assert joining.follow(member, Node(), said.append) is True


@pytest.mark.parametrize(("address", "code", "name", "sentence"), [
    ("127.0.0.1", "abcd-efgh-ijkl-mnop-qrst", "Ada", "an address looks like 192.168.1.20:8443"),
    ("{}", "abcd", "Ada", "a class code has 20 letters and digits"),
    ("{}", "abcd-efgh-ijkl-mnop-qrst", "Ada", "is not the one that this code names"),
    ("{}", "abcd-efgh-ijkl-mnop-qrst", "<b>", "a name has letters, digits"),
    ("{}", "abcd-efgh-ijkl-mnop-qrst", "x" * 10_000, "a name has at most 40 letters, and this one has 10000"),
])  # fmt: skip
def test_the_command_says_one_sentence(server, rooms, capsys, address, code, name, sentence):
    assert cli.main(["join", address.format(f"127.0.0.1:{server[0]}"), code, name]) == 1
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1


def test_no_name_is_a_modules_too():
    assert not {path.stem for path in Path(engine.__file__).parent.glob("*.py")} & set(engine.__all__)


def test_the_command_without_flower(monkeypatch, capsys):
    monkeypatch.setattr(engine.importlib.util, "find_spec", lambda name: None)
    assert cli.main(["classroom", "check"]) == 1
    assert "python3 start.py install engine" in capsys.readouterr().err


# ---- the desk -----------------------------------------------------------------------------------------------


@pytest.fixture
def desk(rooms, tmp_path):
    grid = local.InProcessGrid(client_app.app, local.make_members(tmp_path, 3))
    desk = Desk(grid, local.InProcessPort, tmp_path, Report(tmp_path / "report.jsonl"))
    desk.look(5)
    assert [person.name for person in desk.in_order().values()] == ["client-1", "client-2", "client-3"]
    return desk


def answer_of(member, challenge, **changes):
    statement = client_app.statement_of(challenge, changes.get("name", member.name), member.public_key)
    return {"name": member.name, "key": member.public_key, "protocol": PROTOCOL,
            "signature": member.key().sign(statement)} | changes  # fmt: skip


def test_whoever_proves_its_key_is_welcome(desk, tmp_path):
    member, challenge = Member(tmp_path / "zoe"), secrets.token_bytes(32)
    assert desk.welcome(challenge, answer_of(member, challenge)).name == "zoe"


@pytest.mark.parametrize(("changes", "reason"), [
    ({"protocol": "course 2025.1"}, "another version of the course"), ({"protocol": None}, "another version"),
    ({"name": "x" * 10_000}, "at most 40 letters"), ({"name": "<script>"}, "letters, digits, blanks"),
    ({"name": "client-1"}, "somebody called client-1 is in already"),
    ({"name": "\u0441lient-l"}, "somebody called client-1 is in already"),
    ({"name": "Client-1"}, "somebody called client-1 is in already"), ({"protocol": np.zeros(2)}, "another version"),
    ({"key": np.zeros(32, np.uint8)}, "did not prove"),
    ({"signature": bytes(64)}, "did not prove"),
    ({"signature": None}, "did not prove"), ({"key": "text"}, "did not prove"), ({"key": bytes(32)}, "did not prove"),
    ({"refused": "split_secret is not filled in yet\x1b[2J"}, "split_secret is not filled in yet"),
    ({"refused": 5}, "gave no reason"),
])  # fmt: skip
def test_whoever_is_not_is_told_why(desk, tmp_path, changes, reason):
    member, challenge = Member(tmp_path / "zoe"), secrets.token_bytes(32)
    with pytest.raises(Refused, match=reason) as caught:
        desk.welcome(challenge, answer_of(member, challenge, **changes))
    assert str(caught.value).isprintable() and len(str(caught.value)) < 250


def test_an_answer_to_another_question_proves_nothing(desk, tmp_path):
    answer = answer_of(Member(tmp_path / "zoe"), secrets.token_bytes(32))
    with pytest.raises(Refused, match="did not prove"):
        desk.welcome(secrets.token_bytes(32), answer)


LOW = b"\1" + bytes(31)  # the point 0, under which R = 0, S = 0 signs everything


def test_a_key_under_which_everything_is_signed_is_nobodys(desk):
    """In a roster all others would refuse it, and no masked round would ever come about."""
    everything = {"name": "eve", "key": LOW, "protocol": PROTOCOL, "signature": LOW + bytes(32)}
    with pytest.raises(Refused, match="eve did not prove whose key it shows"):
        desk.welcome(secrets.token_bytes(32), everything)


TWO, NOTHING = np.zeros(2), np.array([])


@pytest.mark.parametrize(("stage", "lie"), [
    ("enrol", {"protocol": TWO}), ("enrol", {"protocol": NOTHING}), ("enrol", {"refused": TWO}),
    ("roster", {"short": TWO}), ("roster", {"short": NOTHING}), ("roster", {"refused": TWO}),
    ("plain", {"round": TWO, "update": np.zeros(650), "examples": 1}), ("plain", {"round": NOTHING}),
    ("mask", {"round": TWO}), ("mask", {"refused": TWO}), ("mask", {"x" * 10**6: TWO}),
])  # fmt: skip
def test_one_client_ends_neither_a_class_nor_a_training(rooms, tmp_path, stage, lie):
    """Compared with a text, an array is neither equal nor unequal: once that ended the server's program for all."""

    def answer(now, record, context, reply):
        if now == stage and context.node_config["folder"].endswith("client-1"):
            return reply(to_record(lie))
        return client_app.answer(now, record, context, reply)

    app = client_app_of([*client_app.OUTSIDE, *STAGES], answer)
    grid = local.InProcessGrid(app, local.make_members(tmp_path, 4))
    desk = Desk(grid, local.InProcessPort, tmp_path, Report(tmp_path / "report.jsonl"))
    desk.look(5)
    for protocol in ("plain", "masked"):
        desk.train(protocol, 1, 5)
    told = events(tmp_path)
    assert [len(event["survivors"]) for event in told if event["event"] == "round"] >= [3, 3]
    assert not [event for event in told if event["event"] == "stopped"]
    assert all(len(event["seen"]) <= 300 for event in told if event["event"] == "stage")


def test_a_second_node_with_the_same_key_is_turned_away_while_the_first_answers(desk, tmp_path):
    folder = tmp_path / "clients" / "client-1"
    desk.grid.contexts[9] = desk.grid.contexts[1]
    desk.look(5)
    assert desk.away[9] == "client-1 is in already, with another node that has the same key"
    assert (folder / "board.txt").read_text(encoding="utf-8").startswith("Out of the class: client-1 is in already")
    desk.grid.gone.add(1)  # the first one's machine died, and it comes again
    desk.grid.contexts[10] = desk.grid.contexts[9]
    desk.grid.get_node_ids = lambda: [1, 2, 3, 9, 10]  # Flower has not noticed
    desk.look(5)
    assert 10 in desk.people and 1 not in desk.people


def test_whom_the_teacher_turned_away_stays_away(desk, tmp_path):
    desk.remove("client-2", 5)
    assert len(desk.people) == 2
    desk.grid.contexts[9] = desk.grid.contexts[2]
    desk.look(5)
    assert desk.away[9] == TURNED and len(desk.people) == 2


def test_whoever_leaves_is_no_longer_in(desk, tmp_path):
    desk.grid.gone.add(2)
    desk.look(5)
    desk.look(5)
    told = [event["names"] for event in events(tmp_path) if event["event"] == "people"]
    assert told == [["client-1", "client-2", "client-3"], ["client-1", "client-3"]]


def test_a_node_that_never_answers_is_not_waited_for_for_ever(desk):
    desk.grid.contexts[9] = desk.grid.contexts[1]
    desk.grid.vanish = {9: "enrol"}
    desk.grid.get_node_ids = lambda: [1, 2, 3, 9]
    waited, exchange = [], desk.exchange
    desk.exchange = lambda stage, inboxes, seconds: waited.append((stage, seconds)) or exchange(stage, inboxes, seconds)
    for _ in range(3):
        desk.look(5)
    assert desk.away[9] == "this node never answered" and len(desk.people) == 3
    assert [seconds for stage, seconds in waited if stage == "enrol"] == [5, 10, 15]


def test_a_whole_class_enrols_a_few_at_a_time(rooms, tmp_path):
    class Counting(local.InProcessGrid):
        asked = []

        def push_messages(self, messages):
            self.asked += [message.metadata.message_type for message in messages]
            return super().push_messages(messages)

    grid = Counting(client_app.app, local.make_members(tmp_path, AT_ONCE + 2), {1: "enrol"})
    desk = Desk(grid, local.InProcessPort, tmp_path, Report(tmp_path / "report.jsonl"))
    desk.look(5)
    assert [len(event["names"]) for event in events(tmp_path)] == [AT_ONCE - 1, AT_ONCE + 1]
    assert grid.asked == ["train.enrol"] * (AT_ONCE + 2)


def test_who_wants_masks_only_gives_no_plain_update(desk, tmp_path):
    (tmp_path / "clients" / "client-2" / "only_masked").touch()
    weights = desk.train("plain", 1, 5)
    (round_,) = [event for event in events(tmp_path) if event["event"] == "round"]
    assert round_["survivors"] == [1, 3] and round_["dropped"] == {"2": "plain"} and weights.any()


def events(folder):
    from fedlearn_lib.engine.report import events_in

    return events_in(folder / "report.jsonl")


def test_updates_that_cannot_be_averaged_are_left_out(desk, tmp_path, monkeypatch):
    for update in (np.full(650, np.nan), np.zeros(649), np.zeros(650, np.float32), [0.0], None):
        answers = {1: {"round": 4, "update": update, "examples": 5}}
        with pytest.raises(Refused, match="nobody answered with an update"):
            desk.plain_round(lambda stage, inboxes, answers=answers: answers, np.zeros(650), 4)


# ---- the door -----------------------------------------------------------------------------------------------


def through_the_door(method, path, **options):
    passed = []

    async def link(request):
        passed.append(request.url.path)
        return httpx.Response(200, content=b"answer", headers={"x-flower": "1", "server": "hidden"})

    async def ask():
        door = httpx.ASGITransport(door_to("127.0.0.1:9", transport=httpx.MockTransport(link)))
        async with httpx.AsyncClient(transport=door, base_url="https://class") as client:
            return await client.request(method, path, **options)

    return asyncio.run(ask()), passed


def test_the_door_passes_on_what_nodes_say():
    answer, passed = through_the_door("POST", "/v1/fleet/pull-messages", content=b"question")
    assert answer.content == b"answer" and answer.headers["x-flower"] == "1" and "server" not in answer.headers
    assert passed == ["/v1/fleet/pull-messages"]


def test_the_door_goes_where_the_path_says_and_not_where_the_host_header_does(monkeypatch):
    """A Host header with a path and a question mark in it once stood before the path in request.url."""
    monkeypatch.setattr("starlette.requests.Request.url", httpx.URL("https://x/v1/control/start-run?/v1/fleet/x"))
    _, passed = through_the_door("POST", "/v1/fleet/pull-messages", headers={"host": "x/v1/control/start-run?"})
    assert passed == ["/v1/fleet/pull-messages"]


@pytest.mark.parametrize(("method", "path"), [
    ("POST", "/v1/control/start-run"), ("POST", "/v1/runtime/pull-task-input"), ("GET", "/v1/fleet/pull-messages"),
    ("POST", "/v1/fleet/../control/start-run"), ("POST", "/v1/fleet/%2e%2e/control/start-run"), ("GET", "/"),
    ("POST", "/v1/fleet/a/b"), ("POST", "/v1/fleet/"), ("POST", "/V1/FLEET/x"), ("GET", "/docs"),
    ("POST", "/v1/fleet/..%2fcontrol%2fstart-run"), ("POST", "//v1/control/start-run"), ("GET", "/openapi.json"),
    ("POST", "/v1/fleet/..;/control"), ("POST", "/v1/fleet/x y"), ("POST", "/v1/fleet/x%0d%0ay"),
])  # fmt: skip
def test_strangers_see_nothing(method, path):
    answer, passed = through_the_door(method, path)
    assert answer.status_code in (404, 405) and passed == []


def test_what_is_too_large_does_not_come_in():
    answer, passed = through_the_door("POST", "/v1/fleet/push-object", content=bytes(LARGEST + 1))
    assert answer.status_code == 413 and passed == []


# ---- what is shown -----------------------------------------------------------------------------------------


def test_the_board_shows_what_others_wrote_as_text():
    page = board.page([
        {"event": "people", "names": ["<b>Ada"], "away": ["<script>alert(1)</script>"]},
        {"event": "roster", "short": "<i>", "names": ["a"]},
        {"event": "stage", "stage": "mask", "answered": 1, "asked": 2, "seconds": 1.0, "seen": "<img src=x>"},
        {"event": "stopped", "why": "<svg>"},
    ], "join <now>")  # fmt: skip
    assert not {"<b>Ada", "<script", "<i>", "<img", "<svg", "<now>"} & {tag for tag in (
        "<b>Ada", "<script", "<i>", "<img", "<svg", "<now>") if tag in page}  # fmt: skip
    assert "1 of 2" in page and "&lt;img" in page


@pytest.mark.parametrize("events", [[], [{"event": "begins", "stage": "mask"}]])
def test_the_board_begins_empty(events):
    assert "Nobody is in yet" in board.page(events, "join")


def test_the_day_before(rooms, server):
    said = []
    assert classroom_check.checkup("127.0.0.1", 28443, said.append) is False  # nobody else can reach this address
    text = "\n".join(said)
    assert "right   functions" in text and "right   port" in text and "right   encryption" in text
    said.clear()
    assert classroom_check.checkup("192.0.2.7", 28443, said.append) is False
    assert "wrong   port: no class can be opened" in said[2]


def test_a_class_opens_only_where_it_can(tmp_path):
    (tmp_path / "mine.txt").touch()
    with pytest.raises(ValueError, match="not empty"):
        Classroom(folder=tmp_path)
    with pytest.raises(ValueError, match="port is 0"):
        Classroom(port=0)


def test_who_waits_in_vain_hears_who_is_in(monkeypatch):
    events = [{"event": "people", "names": ["ada"], "away": ["a bob is in already", "a bob is in already"]}]
    room, office = Classroom.__new__(Classroom), Office.__new__(Office)
    room.office, office.programs = office, SimpleNamespace(is_over=lambda name: False)
    monkeypatch.setattr(office, "events", lambda: events)
    with pytest.raises(Refused, match="2 people did not .* In are ada. Turned away: a bob is in already.$"):
        room.wait_for(2, 0.0)
    assert room.wait_for(1, 0.0) == ["ada"]
    events.clear()
    with pytest.raises(Refused, match="In are none.$"):
        room.wait_for(1, 0.0)


@pytest.mark.parametrize("module", [names, certificates, searching])
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0
