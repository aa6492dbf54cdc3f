"""A class's answers in one page and in tables, whatever the files hold and are called."""

import csv
import os
import textwrap
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from fedlearn_lib.course import (
    actions,
    catalogue,
    class_page,
    class_tables,
    cli,
    composing,
    grading,
    reference,
    sameness,
    source,
)
from fedlearn_lib.course.judge import Judge, Verdict
from fedlearn_lib.course.library import SOLUTION, YOURS

SHARES = "example_counts / np.sum(example_counts)"
RIGHT = f"def weighted_average(updates, example_counts):\n    return ({SHARES}) @ np.asarray(updates)\n"
PLAIN = "def weighted_average(updates, example_counts):\n    return np.mean(updates, axis=0)\n"
TOP = """
def keep_top(update, k):
    {kept} = np.zeros_like(update)
    for {each} in range(k):
        {left} = np.where({kept} != 0, 0, np.abs(update))
        {place} = int(np.argmax({left}))
        if {left}[{place}] > 0:
            {kept}[{place}] = update[{place}]
    return {kept}
"""
NAMES = dict(kept="kept", each="i", left="left", place="place")
OTHER_NAMES = dict(kept="result", each="_", left="size", place="best")
ROOM = 'def weighted_average(updates, example_counts):\n'
FORGED = """
    import sys
    frame = sys._getframe()
    while "replies" not in frame.f_locals:
        frame = frame.f_back
    print({!r}, file=frame.f_locals["replies"], flush=True)
    sys.exit()
"""
HOSTILE = {
    "exits": ROOM + "    import os\n    os._exit(0)\n",
    "forges": ROOM + FORGED.format("nonsense"),
    "forges_words": ROOM + FORGED.format(
        '{"verdict": "best", "advice": 5, "message": {}, "details": [], "spent": true}'
    ),
    "hangs": "def keep_top(update, k):\n    while True:\n        pass\n",
    "prints": ROOM + '    print("<script>" * 10**6)\n',
    "raises": ROOM + '    raise ValueError("</table><script>alert(1)</script>\\x1b[31m\\u202e")\n',
    "writes": ROOM + '    open("harm.txt", "w").write("harm")\n    return updates[0]\n',
    "outside": 'open("harm.txt", "w").write("harm")\nimport os\nos._exit(0)\n' + RIGHT,
}
UNREADABLE = {"binary": b"\xff\xfe\x00", "deep": b"x = " + b"(" * 5000, "huge": b"#" * (grading.LARGEST + 1)}
EVIL = "<img src=x onerror=alert(1)>", "\"'><b onclick=a()>", "=cmd|' !A0", "\x1b[31mred", "\u202egnp", "&amp;"


@pytest.fixture(scope="module")
def judges():
    judges = [Judge(), Judge()]
    yield judges
    for judge in judges:
        judge.close()


@pytest.fixture(scope="module")
def pupils(judges, tmp_path_factory):
    """A class, with everything in it that nobody wants in a class."""
    folder = tmp_path_factory.mktemp("class")
    for name, text in {
        "anna": RIGHT + TOP.format(**NAMES), "bob": PLAIN + TOP.format(**OTHER_NAMES), "carl": PLAIN,
        "dora": f"# weighted_average: the solution\n{RIGHT}", "emil": f"# weighted_average: lent\n{RIGHT}", **HOSTILE,
    }.items():  # fmt: skip
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    for name, data in UNREADABLE.items():
        (folder / f"{name}.py").write_bytes(data)
    for name in EVIL if os.name != "nt" else ():  # Windows refuses such names
        (folder / f"{name}.py").write_text(PLAIN, encoding="utf-8")
    os.utime(folder / "anna.py", (946_684_800 + 59, 946_684_800 + 59))
    os.utime(folder / "bob.py", (1, 1))  # as of an archive that knows no time
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grading, "exercise", quick_to_give_up)
        patch.chdir(folder)
        found = grading.grade(folder, judges)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before  # no answer wrote anything
    return found


def quick_to_give_up(name):
    """The exercise that one answer never ends, with a limit that costs the tests less."""
    limit = {"limit_seconds": 3.0} if name == "keep_top" else {}
    return replace(catalogue.exercise(name), **limit)


def result(pupils, who: str, name: str = "weighted_average"):
    return next(pupil.results[name] for pupil in pupils if pupil.who == who)


def rows(path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# ---- verdicts -----------------------------------------------------------------------------------


def test_every_answer_gets_its_state(pupils):
    found = {who: result(pupils, who) for who in ("anna", "bob", "dora", "emil")}
    assert [each.state for each in found.values()] == [YOURS, "not yet", SOLUTION, "open"]
    assert found["bob"].verdict.advice == "plain-mean"
    assert result(pupils, "anna", "local_update").state == "open"
    assert all(list(pupil.results) == list(catalogue.exercises()) for pupil in pupils)


@pytest.mark.parametrize(("who", "advice"), [
    ("exits", "exits"), ("prints", "prints-too-much"), ("raises", "raises"), ("writes", "leaves-traces"),
])  # fmt: skip
def test_a_hostile_answer_meets_the_judges_limits(pupils, who, advice):
    assert result(pupils, who).verdict.advice == advice


def test_an_answer_without_an_end_is_stopped(pupils):
    assert result(pupils, "hangs", "keep_top").verdict.advice == "too-slow"


def test_what_stands_beside_an_answer_is_not_run(pupils):
    assert result(pupils, "outside").state == YOURS


@pytest.mark.parametrize("who", ["forges", "forges_words"])
def test_who_speaks_in_the_judges_place_is_not_believed(pupils, who):
    assert result(pupils, who).state == "error" and "Look at it yourself" in result(pupils, who).verdict.message


@pytest.mark.parametrize(("who", "reason"), [("binary", "no Python text"), ("huge", "larger than"), ("deep", "")])
def test_a_file_that_cannot_be_read_is_an_error_with_its_reason(pupils, who, reason):
    assert result(pupils, who).state == "error" and reason in result(pupils, who).verdict.message


def test_a_files_time_is_known_or_not(pupils):
    changed = {pupil.who: pupil.changed for pupil in pupils}
    assert changed["anna"] == datetime(2000, 1, 1, 0, 0, 59, tzinfo=UTC) and changed["bob"] is None


class Recorder:
    """A judge that finds everything right, or whatever it is told, and remembers what it was asked."""

    def __init__(self, verdict="right"):
        self.asked, self.verdict = [], verdict

    def judge(self, exercise, text):
        self.asked.append((exercise.name, text))
        return Verdict(exercise.name, self.verdict, None, "As I was told.")


def test_the_same_answer_is_judged_once(tmp_path):
    commented = RIGHT.replace("    r", "    # mine\n    r")
    for who, text in {"anna": RIGHT, "bob": RIGHT, "carl": PLAIN, "dora": commented}.items():
        (tmp_path / f"{who}.py").write_text(text, encoding="utf-8")
    judges = [Recorder(), Recorder()]
    pupils = grading.grade(tmp_path, judges)
    assert len(judges[0].asked + judges[1].asked) == 2 and len(pupils) == 4
    assert {pupil.results["weighted_average"].state for pupil in pupils} == {YOURS}


def test_files_are_named_as_a_learning_platform_hands_them_out(tmp_path):
    for place in ("Müller, Jürgen/my_answers.py", "bob/one.py", "bob/two.py", "carl.py", "deep/er/dora.py"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(RIGHT, encoding="utf-8")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "carl-checkpoint.py").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "Eve").mkdir()
    (tmp_path / "Eve" / "my_answers.py").write_text("def (", encoding="utf-8")
    (tmp_path / "folder.py").mkdir()
    pupils = grading.grade(tmp_path, [Recorder()])
    assert sorted(pupil.who for pupil in pupils) == ["Eve", "Müller, Jürgen", "bob/one", "bob/two", "carl"]
    assert "line 1" in result(pupils, "Eve").verdict.message
    assert "deep/er/dora.py" in grading.left_out(tmp_path).replace("\\", "/")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_look_the_same_stay_apart(tmp_path):
    for name in ("a\x01", "a\x02"):
        (tmp_path / f"{name}.py").write_text(RIGHT, encoding="utf-8")
    assert [pupil.who for pupil in grading.grade(tmp_path, [Recorder()])] == ["a\ufffd", "a\ufffd (2)"]


BESIDE = "import math\n\n\ndef helper(x):\n    return math.fsum(x)\n\n\n"


@pytest.mark.parametrize("text", [
    f"{BESIDE}{PLAIN}\n{RIGHT.replace('np.sum(', 'helper(')}    # the end\n\n\n{TOP.format(**NAMES)}",
    f"{TOP.format(**NAMES).rstrip()}; x = [\n1]; y = 2\n{RIGHT}",
    f"x = [\n1]; y = 2\n{RIGHT}",
    f"@fill\n{RIGHT}",
])  # fmt: skip
def test_an_answer_is_the_same_without_those_beside_it(text):
    average = catalogue.exercise("weighted_average")
    alone = grading._apart(text)("weighted_average")
    assert composing.composed(alone, average) == composing.composed(text, average)


# ---- identical answers --------------------------------------------------------------------------


def test_the_same_answer_of_two_is_seen_whatever_its_names(pupils):
    assert [(each.exercise, each.who) for each in grading.alike(pupils)] == [("keep_top", ["anna", "bob"])]


def form_of(text: str) -> str:
    (node,) = source.functions(text).values()
    return sameness.form(node)


def test_answers_that_differ_in_anything_but_names_are_not_the_same():
    text = TOP.format(**NAMES)
    assert form_of(text) == form_of(TOP.format(**OTHER_NAMES))
    assert form_of(text) == form_of(text.replace("    for", "    # mine\n    for"))
    for piece, other in (("> 0", ">= 0"), ("np.abs", "np.negative"), ("update[", "kept["), ("    return kept", "")):
        assert form_of(text) != form_of(text.replace(piece, other)), piece


@pytest.mark.parametrize(("one", "other"), [
    ("f(a):\n    return a", "f(b):\n    return b"),  # callers know arguments by their names
    ("f(a):\n    axis = 0\n    return np.sum(a, axis=axis)", "f(a):\n    dtype = 0\n    return np.sum(a, dtype=dtype)"),
    ("f(a):\n    g = lambda x: x\n    return g(x=a)", "f(a):\n    g = lambda y: y\n    return g(x=a)"),
    ("f(a):\n    x = 1\n    return x", "f(a):\n    x = 1\n    return y"),
    ("f(a):\n    total = 1\n    return sum(a)", "f(a):\n    sum = 1\n    return sum(a)"),
    ("f(a):\n    x = 1\n    return locals()['x']", "f(a):\n    y = 1\n    return locals()['x']"),
])  # fmt: skip
def test_names_that_mean_something_keep_answers_apart(one, other):
    assert form_of(f"def {one}\n") != form_of(f"def {other}\n")


def test_a_right_answer_speaks_for_the_same_one_with_other_names_and_a_wrong_one_does_not(tmp_path):
    for who, names in (("anna", NAMES), ("bob", OTHER_NAMES)):
        (tmp_path / f"{who}.py").write_text(TOP.format(**names), encoding="utf-8")
    judge = Recorder()
    assert len(grading.grade(tmp_path, [judge])) == 2 and len(judge.asked) == 1
    strict = Recorder("not yet")
    assert len(grading.grade(tmp_path, [strict])) == 2 and len(strict.asked) == 2


def test_the_solution_and_short_answers_are_nobodys_copy(tmp_path):
    body = reference.solution_body(catalogue.exercise("quantize"))
    header = source.header(reference.solution_function(catalogue.exercise("quantize")))
    for who in ("anna", "bob"):
        (tmp_path / f"{who}.py").write_text(f"{RIGHT}\n\n{header}\n{body}\n", encoding="utf-8")
    pupils = grading.grade(tmp_path, [Recorder()])
    assert grading.alike(pupils) == []
    assert [result(pupils, who, "quantize").state for who in ("anna", "bob")] == [SOLUTION, SOLUTION]


# ---- the page -----------------------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a page, with their attributes' names and the values of those that lead somewhere."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.attributes, self.links = Counter(), set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attributes}
        self.links |= {value for name, value in attributes if name in ("href", "src", "action", "style")}


def test_nothing_that_pupils_wrote_becomes_part_of_the_page(pupils):
    text = class_page.page([*pupils, *with_names(pupils[0], EVIL)], "<script>alert(1)</script>")
    found = Elements(text)
    assert not found.tags.keys() & {"script", "img", "b", "iframe", "object", "link", "form", "base"}
    assert not {name for name in found.attributes if name.startswith("on")}
    assert found.links and all(link.startswith("#a") for link in found.links)
    assert "&lt;img src=x onerror=alert(1)&gt;" in text and "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def with_names(pupil, names):
    return [replace(pupil, who=grading.printable(name)) for name in names]


def test_the_page_asks_for_nothing(pupils):
    text = class_page.page(pupils, "class")
    assert "default-src 'none'" in text
    assert not [word for word in ("http:", "https:", "url(", "@import", "//") if word in text]


def test_the_page_says_what_a_teacher_wants_to_know(pupils):
    text = class_page.page(pupils, "class")
    stuck = class_page.stuck_on(pupils)
    assert stuck[0].advice == "plain-mean" and {"bob", "carl"} <= set(stuck[0].who)
    assert "the plain mean" in text and "<code>keep_top</code>: anna, bob" in text
    assert f'<td class="y c" title="anna · weighted_average · {YOURS}">✓</td>' in text
    assert '<td class="n c" title="bob · weighted_average · not yet · plain-mean"><a href="#a1">1</a></td>' in text
    assert '<td class="n a" title="bob' not in text and text.count(' a" title="') == 2  # both copies, framed
    assert "2000-01-01 00:00" in text and "larger than" in text
    assert f"Nobody has begun the other {len(catalogue.exercises()) - 2} exercises" in text


def test_an_empty_class_is_shown_too(tmp_path):
    (tmp_path / "anna.py").write_text("x = 1\n", encoding="utf-8")
    pupils = grading.grade(tmp_path, [Recorder()])
    text = class_page.page(pupils, "class")
    assert "no answer is wrong" in text and text.count('class="o') >= len(catalogue.exercises())


def test_colours_are_told_apart_without_colours():
    signs = [sign for _, sign, _ in class_page.KINDS.values()]
    assert len(set(signs)) == len(signs) and list(class_page.KINDS) == [YOURS, SOLUTION, "not yet", "open", "error"]


# ---- the tables ---------------------------------------------------------------------------------


def test_the_gradebook_gives_points_for_answers_of_ones_own(pupils, tmp_path):
    class_tables.write_gradebook(tmp_path / "gradebook.csv", pupils)
    found = {row["SIS Login ID"]: row for row in rows(tmp_path / "gradebook.csv")}
    assert list(found["anna"]) == [
        "Student", "ID", "SIS Login ID", "Section", "weighted_average", "keep_top", "Total (Final Points)",
    ]  # fmt: skip
    assert len(found) == len(pupils)
    points = [(found[who]["weighted_average"], found[who]["Total (Final Points)"]) for who in ("anna", "bob", "dora")]
    assert points == [("1", "2"), ("0", "1"), ("0", "0")]
    assert found["anna"]["Student"] == "anna" and found["anna"]["ID"] == ""


def test_no_cell_is_a_formula(pupils, tmp_path):
    everybody = [*pupils, *with_names(pupils[0], (*EVIL, " +1", "-1", "@SUM(1)", "\t=1", "＝1"))]
    class_tables.write_gradebook(tmp_path / "gradebook.csv", everybody)
    class_tables.write_details(tmp_path / "grades.csv", everybody)
    cells = [cell for name in ("gradebook.csv", "grades.csv") for row in rows(tmp_path / name) for cell in row.values()]
    assert "'=cmd|' !A0" in cells and "' +1" in cells and "'@SUM(1)" in cells
    assert not [cell for cell in cells if cell.strip()[:1] in set("=+-@＝＋－＠") - {""}]
    assert all(cell.isprintable() for cell in cells)


def test_the_details_name_the_reason(pupils, tmp_path):
    class_tables.write_details(tmp_path / "grades.csv", pupils)
    found = {(row["who"], row["exercise"]): row for row in rows(tmp_path / "grades.csv")}
    assert len(found) == len(pupils) * len(catalogue.exercises())
    bob, dora = found["bob", "weighted_average"], found["dora", "weighted_average"]
    assert (bob["verdict"], bob["advice"]) == ("not yet", "plain-mean") and "plain mean" in bob["message"]
    assert (dora["verdict"], dora["message"], dora["whose"]) == ("right", "", SOLUTION)


def test_the_table_in_the_terminal_counts(pupils):
    table = class_tables.table(pupils)
    column = table.columns.index("weighted_average")
    cells = {row[0]: row[column] for row in table.rows}
    assert (cells["anna"], cells["bob"], cells["binary"]) == ("right", "plain-mean", "error")
    assert cells["right"] == f"3 of {len(pupils)}"  # anna, dora, outside
    assert "\x1b" not in table.text


# ---- in the terminal ----------------------------------------------------------------------------


@pytest.fixture
def quick_judges(monkeypatch):
    class Instead(Recorder):
        def close(self):
            pass

    monkeypatch.setattr(cli, "Judge", Instead)
    monkeypatch.setattr(actions, "judge", Instead())


def test_three_files_are_written(quick_judges, tmp_path, capsys):
    (tmp_path / "anna.py").write_text(RIGHT, encoding="utf-8")
    assert cli.main(["grade", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anna.py", "class.html", "gradebook.csv", "grades.csv"]
    assert cli.main(["grade", str(tmp_path)]) == 0  # once more: what was written is no answer, and gives way
    assert "class.html" in capsys.readouterr().out


def test_nothing_is_written_through_a_pupils_link(quick_judges, tmp_path, capsys):
    precious, folder = tmp_path / "precious.txt", tmp_path / "class"
    folder.mkdir()
    precious.write_text("mine", encoding="utf-8")
    (folder / "anna.py").write_text(textwrap.dedent(RIGHT), encoding="utf-8")
    try:
        (folder / "class.html").symlink_to(precious)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert cli.main(["grade", str(folder)]) == 2
    assert "is a link" in capsys.readouterr().err and precious.read_text(encoding="utf-8") == "mine"
