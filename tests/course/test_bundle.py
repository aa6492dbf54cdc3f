"""`start.py bundle` and `start.py install --from`: laptops without a network.

pip is the real one; the packages are a few empty ones in a folder, and nothing else can be reached.
"""

import importlib.util
import json
import subprocess
import sys
import types
import zipfile
from pathlib import Path

import pytest
from support.checkout import WRITTEN

from fedlearn_lib.course import notebooks, reference
from fedlearn_lib.course.library import Library

CHECKOUT = Path(__file__).resolve().parents[2]
HERE = "{}.{}".format(*sys.version_info)


@pytest.fixture
def bundle(monkeypatch):
    """share/bundle.py, imported as it imports what stands beside it."""
    monkeypatch.setattr(sys, "path", [str(CHECKOUT / "share"), *sys.path])
    for name in ("start", "course_files"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    place = importlib.util.spec_from_file_location("bundle", CHECKOUT / "share" / "bundle.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    yield module
    for name in ("start", "course_files"):
        sys.modules.pop(name, None)


def wheel(folder, name, *needs, tags="py3-none-any"):
    """An empty package."""
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n" + "".join(f"Requires-Dist: {n}\n" for n in needs)
    metadata += "Provides-Extra: fast\n"
    with zipfile.ZipFile(folder / f"{name}-1.0-{tags}.whl", "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", metadata)
        archive.writestr(f"{name}-1.0.dist-info/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tags}\n")
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")


@pytest.fixture
def index(tmp_path, monkeypatch):
    """A folder with packages, all that pip finds."""
    folder = tmp_path / "index"
    folder.mkdir()
    wheel(folder, "builder")
    wheel(folder, "course_top", "terminal", "speed[fast]", 'old; python_version < "3.11"')
    wheel(folder, "terminal", 'pty; os_name != "nt"', 'winpty; os_name == "nt"', 'apple; sys_platform == "darwin"')
    wheel(folder, "speed", 'turbo; extra == "fast"', 'brake; extra == "slow"')
    wheel(folder, "turbo", 'silicon; platform_machine == "arm64"')
    wheel(folder, "pty")
    wheel(folder, "silicon")
    wheel(folder, "apple", tags="py3-none-macosx_11_0_arm64")
    wheel(folder, "winpty", tags="cp312-cp312-win_amd64")
    wheel(folder, "winpty", tags="cp313-cp313-win_amd64")
    wheel(folder, "unix_only", tags="cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64")
    settings = {"NO_INDEX": "1", "FIND_LINKS": folder.as_uri(), "CONFIG_FILE": "/dev/null", "NO_CACHE_DIR": "1"}
    for name, value in settings.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return folder


def names(folder):
    return {path.name.partition("-")[0] for path in folder.iterdir()}


ALWAYS = {"course_top", "terminal", "speed", "turbo"}


@pytest.mark.parametrize(
    "system, python, more",
    [
        ("windows", "3.12", {"winpty"}),
        ("macos", "3.12", {"pty", "apple", "silicon"}),
        ("linux", "3.12", {"pty", "unix_only"}),
    ],
)
def test_each_system_gets_what_it_needs_and_only_that(bundle, index, tmp_path, system, python, more):
    """Also packages that this machine itself has no need of, and cannot run."""
    wanted = ["course-top", *(["unix-only"] if "unix_only" in more else [])]
    bundle.download(tmp_path / "packages", wanted, system, python)
    assert names(tmp_path / "packages") == ALWAYS | more


def test_a_wheel_that_there_is_not(bundle, index, tmp_path):
    with pytest.raises(bundle.start.Stop, match="no wheel of winpty.* for Python 3.14 on windows x86_64: name another"):
        bundle.download(tmp_path / "packages", ["course-top"], "windows", "3.14")
    with pytest.raises(bundle.start.Stop, match="no wheel of unix-only.* for Python 3.12 on windows"):
        bundle.download(tmp_path / "packages", ["unix-only"], "windows", "3.12")


def test_what_pip_leaves_out_is_seen(bundle, index, tmp_path, monkeypatch):
    """Should a newer pip ask in another way what is needed elsewhere: a bundle that lacks a package is none."""
    plain = "import sys; sys.argv.pop(1); from pip._internal.cli.main import main; sys.exit(main())"
    monkeypatch.setattr(bundle, "PIP_AS_IF_THERE", plain)
    elsewhere = "windows" if sys.platform != "win32" else "linux"
    with pytest.raises(bundle.start.Stop, match="pip left out (winpty|pty), needed by Python 3.12 on"):
        bundle.download(tmp_path / "packages", ["course-top"], elsewhere, "3.12")


@pytest.fixture
def small(bundle, index, monkeypatch):
    """The course needs nothing but the small packages."""
    known = {"": ["builder", "course-top"], "engine": ["builder", "course-top", "turbo"]}
    monkeypatch.setattr(bundle.start, "requirements", lambda extras: known["".join(extras)])
    monkeypatch.setattr(bundle, "put_course", lambda folder: folder.mkdir())
    return bundle


def test_a_bundle_is_known_again_where_it_fits_and_nowhere_else(small, tmp_path, monkeypatch, capsys):
    start, folder = small.start, tmp_path / "on a stick"
    small.make(folder, [], [], [])
    assert names(folder) == {"course", "packages", "bundle.json"}
    assert {"builder", "course_top"} <= names(folder / "packages")
    assert f"python3 start.py install --from {folder}\n" in capsys.readouterr().out
    assert start.packages_in(folder, []) == folder / "packages"

    def refused(place=folder, extras=()):
        with pytest.raises(start.Stop) as stop:
            start.packages_in(place, extras)
        return str(stop.value)

    nowhere = tmp_path / "nowhere"
    assert refused(nowhere) == f"{nowhere} is missing: name the folder that `start.py bundle` made."
    assert refused(folder / "course").startswith(f"{folder / 'course'} is no bundle: ")
    assert refused(extras=["engine"]).startswith("This bundle lacks turbo: use the course that lies in it")
    with monkeypatch.context() as patches:
        patches.setattr(start, "machine", lambda: "windows x86_64")
        said = refused()
        assert said.startswith(f"This bundle is for Python {HERE} on ") and f"this is Python {HERE} on windows" in said
    with monkeypatch.context() as patches:
        patches.setattr(start, "sys", types.SimpleNamespace(version_info=(3, 99, 0)))
        assert "and this is Python 3.99 on " in refused()
    for damaged in ("", "{", "[]", '{"for": 3, "requirements": []}', "{}"):
        (folder / "bundle.json").write_text(damaged)
        assert refused().startswith(f"{folder} is no bundle: ")


def test_one_bundle_for_several_systems(small, tmp_path):
    small.make(tmp_path / "stick", ["windows", "macos"], ["3.12", "3.13"], ["engine"])
    note = json.loads((tmp_path / "stick" / "bundle.json").read_text())
    assert note["for"] == [[p, s] for s in ("windows x86_64", "macos arm64") for p in ("3.12", "3.13")]
    assert note["requirements"] == ["builder", "course-top", "turbo"]
    assert len([*(tmp_path / "stick" / "packages").glob("winpty-*")]) == 2


def command_line(bundle, monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["bundle.py", *map(str, arguments)])
    status = bundle.main()
    return status, capsys.readouterr().err


def test_a_folder_with_something_in_it_stays_as_it_is(small, tmp_path, monkeypatch, capsys):
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "thesis.md").touch()
    status, said = command_line(small, monkeypatch, capsys, tmp_path / "stick")
    assert status == 1 and said == f"{tmp_path / 'stick'} is not empty: name a folder that does not exist yet.\n"
    assert names(tmp_path / "stick") == {"thesis.md"}


@pytest.mark.parametrize(
    "pip, sentence",
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        (
            "WARNING: Retrying … after connection broken by 'NewConnectionError: Connection refused'\n"
            "ERROR: No matching distribution found for builder",
            "The packages could not be downloaded: connect to the internet",
        ),
    ],
)
def test_a_download_that_fails_leaves_nothing_behind(small, tmp_path, monkeypatch, capsys, pip, sentence):
    monkeypatch.setattr(small.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, pip))
    status, said = command_line(small, monkeypatch, capsys, tmp_path / "stick")
    assert status == 1 and said.startswith(sentence) and said.count("\n") == 1
    assert not (tmp_path / "stick").exists()


def test_a_full_stick_and_a_stop(small, tmp_path, monkeypatch, capsys):
    full = OSError(28, "No space left on device")
    for error, sentence in ((full, "The disk is full"), (KeyboardInterrupt(), "Stopped")):

        def put_course(folder, error=error):
            raise error

        monkeypatch.setattr(small, "put_course", put_course)
        status, said = command_line(small, monkeypatch, capsys, tmp_path / "stick")
        assert status == 1 and said.startswith(sentence) and not (tmp_path / "stick").exists()


@pytest.mark.parametrize("python", ["3.9", "three", "4.0"])
def test_a_python_that_the_course_does_not_run_with(small, tmp_path, monkeypatch, capsys, python):
    with pytest.raises(SystemExit):
        command_line(small, monkeypatch, capsys, tmp_path / "stick", "--python", python)
    assert f"{python} is no version of Python that the course runs with" in capsys.readouterr().err


def test_nobodys_answers_go_to_the_pupils(bundle, filled_copy, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "ROOT", filled_copy)
    bundle.put_course(tmp_path / "course")
    assert bundle.course_files.filled_in(filled_copy) and not bundle.course_files.filled_in(tmp_path / "course")
    room = "fedlearn_lib/fedavg.py"
    assert (tmp_path / "course" / room).read_text(encoding="utf-8") == reference.stub_room("fedavg")
    assert not Library(tmp_path / "course" / "fedlearn_lib").private.joinpath("state.json").exists()
    for chapter in WRITTEN:
        notebook = notebooks.read(tmp_path / "course" / "notebooks" / chapter.notebook)
        assert notebook == notebooks.fresh(notebook)
    listing = json.loads((tmp_path / "course" / ".fedlearn" / "course.json").read_text())
    assert room in listing and "data/README.md" in listing  # so that an update knows what a pupil changed


def test_what_the_course_needs_is_what_pyproject_lists(bundle):
    start = bundle.start
    assert {"hatchling>=1.27", "numpy>=2.2", "editables>=0.5"} <= set(start.requirements([]))
    assert [each for each in start.requirements(["benchmarks"]) if each.startswith(("flwr", "ray", "fedlearn"))] == [
        "flwr==1.42.0",
        "ray==2.55.1; sys_platform != 'win32' or python_version < '3.13'",
    ]
    with pytest.raises(start.Stop, match="not nothing"):
        start.requirements(["nothing"])


@pytest.mark.parametrize(
    "system, processor, name",
    [
        ("Linux", "x86_64", "linux x86_64"),
        ("Linux", "aarch64", "linux arm64"),
        ("Windows", "AMD64", "windows x86_64"),
        ("Darwin", "arm64", "macos arm64"),
    ],
)
def test_machines_have_one_name_each(bundle, system, processor, name):
    assert bundle.start.machine(system, processor) == name
