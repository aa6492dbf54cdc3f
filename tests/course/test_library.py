"""Answers on disk: written in one step, never lost, whatever happens to disk, file or records."""

import errno
import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from fedlearn_lib.course import catalogue, library, reference, source
from fedlearn_lib.course.copies import environment_for
from fedlearn_lib.course.library import LENT, SOLUTION, YOURS, CannotSave, Damaged, Library, Standing, version_text

EXERCISE = catalogue.exercise("apply_update")
OTHER = catalogue.exercise("weighted_average")
FIRST, SECOND, THIRD = (f"    return weights + {n} * update" for n in (1, 2, 3))
MODE_OF_OTHERS = 0o640


@pytest.fixture
def lib(fresh_copy) -> Library:
    return Library(fresh_copy / "fedlearn_lib")


def path_of(lib, exercise=EXERCISE):
    return lib.room_path(exercise)


def stands(lib, exercise=EXERCISE) -> str:
    return source.body(lib.read(exercise), exercise.name)


def history(lib, exercise=EXERCISE) -> list[str]:
    files = sorted((lib.private / "history" / exercise.name).glob("*.py"))
    return [file.read_text(encoding="utf-8").partition("\n")[2].rstrip("\n") for file in files]


def leftovers(lib) -> list:
    return list(lib.package.parent.rglob("*.tmp")) + list(lib.package.parent.rglob(".*.tmp"))


# ---- writing and remembering --------------------------------------------------------------------


def test_a_fresh_library_is_open_and_leaves_no_trace(lib):
    assert all(lib.standing(e) == Standing(open=True) for e in catalogue.exercises().values())
    assert not lib.private.exists()


def test_every_version_is_kept_once_and_in_order(lib):
    assert lib.write(EXERCISE, FIRST, YOURS) is None
    assert lib.write(EXERCISE, SECOND, YOURS).read_text(encoding="utf-8").endswith(f"{FIRST}\n")
    kept = lib.reset(EXERCISE)
    assert kept.read_text(encoding="utf-8") == (
        f"def apply_update(weights, update, server_learning_rate=1.0):\n{SECOND}\n"
    )
    lib.write(EXERCISE, THIRD, YOURS)
    assert history(lib) == [FIRST, SECOND, THIRD]
    assert leftovers(lib) == []


def test_a_version_of_an_older_course_comes_back_under_this_ones_names(lib):
    """The history stays as it was written; names that have moved since are renewed on the way out."""
    lib.write(EXERCISE, f"    from fedlearn_lib.given import data, keys\n{FIRST}", YOURS)
    lib.write(EXERCISE, SECOND, YOURS)
    version, _ = lib.versions(EXERCISE)
    before = version.read_bytes()
    lib.restore(EXERCISE, version)
    assert stands(lib) == (
        f"    from fedlearn_lib.given import data\n    from fedlearn_lib.given.paillier import keys\n{FIRST}"
    )
    assert version.read_bytes() == before and stands(lib) in version_text(version)


def test_a_loan_is_to_do_until_something_else_stands_there(lib):
    body = reference.solution_body(EXERCISE)
    assert lib.standing(EXERCISE).to_do
    lib.write(EXERCISE, body, LENT)
    assert lib.standing(EXERCISE) == Standing(open=False, origin=LENT) and lib.standing(EXERCISE).to_do
    for origin in (YOURS, SOLUTION):
        assert lib.write(EXERCISE, body, LENT) is None
        assert lib.write(EXERCISE, body, origin) is None  # the very same text: only whose it is changes
        assert lib.standing(EXERCISE) == Standing(open=False, origin=origin) and not lib.standing(EXERCISE).to_do


def test_without_records_a_loan_counts_as_the_learners(lib):
    """Losing `.fedlearn/` loses no answer; a loan is an answer then like any other."""
    lib.write(EXERCISE, reference.solution_body(EXERCISE), LENT)
    (lib.private / "state.json").unlink()
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS, edited=True)


def test_an_edit_in_the_file_is_kept_before_it_is_replaced(lib):
    lib.write(EXERCISE, FIRST, YOURS)
    path_of(lib).write_text(lib.read(EXERCISE).replace(FIRST, SECOND), encoding="utf-8")
    lib.write(EXERCISE, THIRD, YOURS)
    assert history(lib) == [FIRST, SECOND, THIRD]


def test_history_goes_on_where_files_were_deleted_or_are_strange(lib):
    lib.write(EXERCISE, FIRST, YOURS)
    lib.write(EXERCISE, SECOND, YOURS)
    folder = lib.private / "history" / EXERCISE.name
    min(folder.iterdir()).unlink()
    (folder / "notes.py").write_text("mine", encoding="utf-8")
    (folder / "0009-x.py").write_bytes(b"\xff\xfe")
    lib.write(EXERCISE, THIRD, YOURS)
    assert max(p.name for p in folder.glob("0*"))[:4] == "0011"  # 0010 is SECOND, kept again
    assert {SECOND, THIRD} == set(h for h in history_of_texts(folder))


def history_of_texts(folder):
    for path in folder.glob("0*"):
        if (data := path.read_bytes()) != b"\xff\xfe":
            yield data.decode().partition("\n")[2].rstrip("\n")


def test_whose_answer_stands_there(lib):
    lib.write(EXERCISE, FIRST, YOURS)
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS)
    lib.write(EXERCISE, reference.solution_body(EXERCISE), SOLUTION)
    assert lib.standing(EXERCISE) == Standing(open=False, origin=SOLUTION)
    path_of(lib).write_text(lib.read(EXERCISE).replace("update\n\n", "update  # so\n\n"), encoding="utf-8")
    assert lib.standing(EXERCISE) == Standing(open=False, origin=SOLUTION, edited=True)
    path_of(lib).write_text(lib.read(EXERCISE).replace("weights + s", "update + s"), encoding="utf-8")
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS, edited=True)
    lib.reset(EXERCISE)
    assert lib.standing(EXERCISE) == Standing(open=True)


@pytest.mark.parametrize("garbage", [
    "", "{", "[]", "7", '{"apply_update": 7}', '{"apply_update": []}', "\x00", "[" * 100_000,
    '{"apply_update": {"written": 3, "hints": "x"}}', '{"apply_update": {}}',
])  # fmt: skip
def test_lost_records_are_replaced_by_what_the_file_says(lib, garbage):
    lib.write(EXERCISE, FIRST, YOURS)
    (lib.private / "state.json").write_text(garbage, encoding="utf-8")
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS, edited=True)
    assert lib.hints_seen(EXERCISE) == 0
    lib.remember_hint(EXERCISE, 2)
    assert lib.hints_seen(EXERCISE) == 2
    lib.write(EXERCISE, SECOND, YOURS)
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS)


def test_without_its_private_folder_the_library_goes_on(lib):
    lib.write(EXERCISE, FIRST, YOURS)
    os.rename(lib.private, lib.private.with_name("elsewhere"))
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS, edited=True)
    lib.write(EXERCISE, SECOND, YOURS)
    assert history(lib) == [FIRST, SECOND]


# ---- the file keeps its form --------------------------------------------------------------------


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_byte_order_mark_stay(lib, bom, end):
    path = path_of(lib)
    before = bom + path.read_bytes().replace(b"\n", end)
    path.write_bytes(before)
    lib.write(EXERCISE, FIRST, YOURS)
    assert path.read_bytes().startswith(bom)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(end)
    assert FIRST.encode() + end in path.read_bytes()
    lib.reset(EXERCISE)
    assert path.read_bytes() == before


def test_old_line_ends_are_read(lib):
    path = path_of(lib)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    lib.write(EXERCISE, FIRST, YOURS)
    assert stands(lib) == FIRST


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_file_mode_stays(lib):
    os.chmod(path_of(lib), MODE_OF_OTHERS)
    lib.write(EXERCISE, FIRST, YOURS)
    assert stat.S_IMODE(path_of(lib).stat().st_mode) == MODE_OF_OTHERS


def test_a_drive_without_modes_will_do(lib, monkeypatch):
    monkeypatch.setattr(os, "chmod", refuse(errno.EPERM))
    lib.write(EXERCISE, FIRST, YOURS)
    assert stands(lib) == FIRST


def test_what_stands_there_already_is_not_written_again(lib):
    lib.write(EXERCISE, FIRST, YOURS)
    before = path_of(lib).stat().st_mtime_ns, history(lib)
    assert lib.write(EXERCISE, FIRST, YOURS) is None
    assert (path_of(lib).stat().st_mtime_ns, history(lib)) == before


def test_stale_bytecode_is_removed(lib):
    cached = path_of(lib).parent / "__pycache__" / f"fedavg.{sys.implementation.cache_tag}.pyc"
    cached.parent.mkdir(exist_ok=True)
    cached.write_bytes(b"old")
    lib.write(EXERCISE, FIRST, YOURS)
    assert not cached.exists()


# ---- damaged files ------------------------------------------------------------------------------


def test_a_deleted_function_is_named_and_reset_puts_it_back(lib):
    path = path_of(lib)
    text = lib.read(EXERCISE)
    node = source.functions(text)[EXERCISE.name]
    lines = text.split("\n")
    del lines[node.decorator_list[0].lineno - 1 : node.end_lineno]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Damaged, match=r'no function apply_update any more. reset\("apply_update"\)'):
        lib.write(EXERCISE, FIRST, YOURS)
    lib.write(OTHER, "    return updates[0]", YOURS)  # the others go on
    assert lib.reset(EXERCISE) is None
    assert reference.stub_function(EXERCISE) in path.read_text(encoding="utf-8")
    lib.write(EXERCISE, FIRST, YOURS)


def test_a_deleted_file_is_named_and_reset_puts_it_back(lib):
    path = path_of(lib)
    before = path.read_bytes()
    path.unlink()
    with pytest.raises(Damaged, match=r'fedavg.py is missing. reset\("apply_update"\)'):
        lib.read(EXERCISE)
    lib.reset(EXERCISE)
    assert path.read_bytes() == before


def test_a_changed_header_is_put_right_with_the_body(lib):
    path = path_of(lib)
    text = lib.read(EXERCISE)
    changed = text.replace("def apply_update(weights, update, ", "def apply_update(w, u, ")
    path.write_text(changed, encoding="utf-8")
    lib.write(EXERCISE, FIRST, YOURS)
    assert path.read_text(encoding="utf-8") == source.with_body(text, EXERCISE.name, FIRST)
    path.write_text(changed, encoding="utf-8")
    lib.reset(EXERCISE)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("damage, says", [
    (b"\ndef broken(:\n", "line 3"),
    (b"x = '\xff'\n", "not UTF-8 text (byte 7)"),
    (b"x = 1\x00\n", "null bytes"),
    (b"x = " + b"(" * 1000 + b")" * 1000, "fedavg.py"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_gets_a_sentence(lib, damage, says):
    path = path_of(lib)
    path.write_bytes(b"#\n" + damage)
    for action in (lib.read, lib.standing, lib.reset, lambda e: lib.write(e, FIRST, YOURS)):
        with pytest.raises(Damaged) as caught:
            action(EXERCISE)
        assert "fedlearn_lib/fedavg.py" in str(caught.value) and says in str(caught.value)
        assert str(caught.value).endswith(".")
    assert path.read_bytes() == b"#\n" + damage
    assert leftovers(lib) == []


def test_a_syntax_error_elsewhere_names_its_line(lib):
    text = lib.read(EXERCISE) + "\n\ndef helper()\n    pass\n"
    path_of(lib).write_text(text, encoding="utf-8")
    line = text.split("\n").index("def helper()") + 1
    with pytest.raises(Damaged, match=f"fedlearn_lib/fedavg.py, line {line}: expected ':'"):
        lib.read(EXERCISE)


def test_a_folder_in_place_of_the_file_gets_a_sentence(lib):
    path_of(lib).unlink()
    path_of(lib).mkdir()
    with pytest.raises(Damaged, match="cannot be read"):
        lib.read(EXERCISE)


# ---- a disk that refuses ------------------------------------------------------------------------


def refuse(number):
    def refusing(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return refusing


def nth(real, number, refusal):
    """The real function, but for its n-th call."""
    calls = iter(range(1, 1000))
    return lambda *args, **kwargs: (refusal if next(calls) == number else real)(*args, **kwargs)


REFUSALS = {
    errno.EACCES: "read-only", errno.EROFS: "read-only", errno.ENOSPC: "the disk is full",
    errno.EIO: os.strerror(errno.EIO),
}  # fmt: skip


@pytest.mark.parametrize("number, says", REFUSALS.items())
@pytest.mark.parametrize("which", [1, 2, 3])
@pytest.mark.parametrize("step", ["os.replace", "os.fsync", "tempfile.mkstemp"])
def test_whatever_write_fails_nothing_is_lost(lib, monkeypatch, step, which, number, says):
    """Calls 1 and 2 keep the new version in the history and write the room; 3 notes it."""
    lib.write(EXERCISE, FIRST, YOURS)
    before = path_of(lib).read_bytes()
    module, name = step.split(".")
    owner = getattr(library, module)
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, nth(getattr(owner, name), which, refuse(number)))
        if which < 3:
            with pytest.raises(CannotSave) as caught:
                lib.write(EXERCISE, SECOND, YOURS)
            assert says in str(caught.value) and str(caught.value).endswith("then try again.")
            assert path_of(lib).read_bytes() == before
        else:  # only the note is missing
            lib.write(EXERCISE, SECOND, YOURS)
            assert stands(lib) == SECOND
    assert FIRST in [stands(lib), *history(lib)]
    assert SECOND in history(lib) or which == 1  # then the cell and the card still hold it
    assert leftovers(lib) == []
    lib.write(EXERCISE, SECOND, YOURS)
    assert lib.standing(EXERCISE) == Standing(open=False, origin=YOURS)


def test_a_private_folder_that_cannot_be_made(lib, monkeypatch):
    lib.private.write_text("a file in its place", encoding="utf-8")
    with pytest.raises(CannotSave, match=".fedlearn could not be written"):
        lib.write(EXERCISE, FIRST, YOURS)
    lib.remember_hint(EXERCISE, 1)  # in silence
    assert lib.standing(EXERCISE).open and lib.hints_seen(EXERCISE) == 0


def test_a_file_held_for_a_moment_is_waited_for(lib, monkeypatch):
    """As on Windows, where an editor holds it."""
    monkeypatch.setattr(library, "HELD_BY_ANOTHER", (PermissionError,))
    monkeypatch.setattr(os, "replace", nth(os.replace, 2, refuse(errno.EACCES)))
    lib.write(EXERCISE, FIRST, YOURS)
    assert stands(lib) == FIRST


def test_a_drive_without_locks_will_do(lib, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", refuse(errno.ENOLCK))
    lib.write(EXERCISE, FIRST, YOURS)
    assert stands(lib) == FIRST


# ---- several writers ----------------------------------------------------------------------------

HOLDER = """
import sys, time
from pathlib import Path
from fedlearn_lib.course.library import Library
with Library(Path("fedlearn_lib").resolve())._lock():
    print("held", flush=True)
    sys.stdin.read()
"""

WRITER = """
import sys
from pathlib import Path
from fedlearn_lib.course import catalogue
from fedlearn_lib.course.library import Library, YOURS
import fedlearn_lib
assert Path(fedlearn_lib.__file__).parent == Path("fedlearn_lib").resolve()
exercise = catalogue.exercise(sys.argv[1])
for n in range(15):
    Library(Path("fedlearn_lib").resolve()).write(exercise, f"    return {n}", YOURS)
"""


def start(lib, code, *arguments, **options):
    copy = lib.package.parent
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=copy, env=environment_for(copy), **options
    )


def test_a_lock_held_by_another_process_is_waited_for(lib, monkeypatch):
    pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with start(lib, HOLDER, **pipes) as holder:
        assert holder.stdout.readline().strip() == b"held"
        monkeypatch.setattr(library, "LOCK_SECONDS", 0.1)
        with pytest.raises(CannotSave, match="another notebook or terminal is writing just now"):
            lib.write(EXERCISE, FIRST, YOURS)
        monkeypatch.setattr(library, "LOCK_SECONDS", 60)
        with ThreadPoolExecutor() as pool:
            waiting = pool.submit(lib.write, EXERCISE, FIRST, YOURS)
            assert stands(lib) != FIRST
            holder.stdin.close()
            waiting.result()
    assert stands(lib) == FIRST


def test_two_processes_fill_different_functions(lib):
    writers = [start(lib, WRITER, exercise.name) for exercise in (EXERCISE, OTHER)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    for exercise in (EXERCISE, OTHER):
        assert stands(lib, exercise) == "    return 14"
        assert lib.standing(exercise) == Standing(open=False, origin=YOURS)
        assert history(lib, exercise) == [f"    return {n}" for n in range(15)]
    assert leftovers(lib) == []
    json.loads((lib.private / "state.json").read_text(encoding="utf-8"))
