"""start.py: it sets up once, repairs what was interrupted, and says what is wrong in one sentence.

An installer is played by `FAKE_UV`, so that nothing here needs a network or takes long.
"""

import ast
import errno
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake programs are shell scripts")

FAKE_UV = """#!/bin/sh
echo "$*" >> "$(dirname "$0")/calls.txt"
case "$1" in
  --version) exit 0 ;;
  venv) for folder; do :; done; mkdir -p "$folder/bin" && cp fake-python "$folder/bin/python" ;;
  pip) echo $$ > installer; echo "Resolved 3 packages"; [ -z "$UV_SLEEPS" ] || exec sleep 60
       [ -z "$UV_FAILS" ] || { echo "$UV_FAILS"; exit 2; } ;;
esac
"""
FAKE_PYTHON = f"""#!/bin/sh
case "$*" in
  *-m*) echo "ran $*"; env; echo "PID=$$"; [ -z "$LAB_SLEEPS" ] || exec sleep 60; exit 5 ;;
  *) exec "{sys.executable}" "$@" ;;
esac
"""


class Course:
    """A checkout of its own with start.py, and a machine on which only the fake uv is found."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(CHECKOUT / "share", folder / "share")
        for name in ("start.py", "pyproject.toml"):
            shutil.copy(CHECKOUT / name, folder / name)
        (folder / "notebooks").mkdir()
        (folder / "notebooks" / "00_start_here.ipynb").touch()
        for name, text in {"programs/uv": FAKE_UV, "fake-python": FAKE_PYTHON}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
            (folder / name).chmod(0o755)
        self.environment = {"PATH": f"{folder}/programs:/usr/bin:/bin", "HOME": str(folder)}

    def begin(self, *arguments, **environment):
        return subprocess.Popen(
            [sys.executable, self.folder / "start.py", *arguments],
            cwd=self.folder.parent,
            env=self.environment | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def start(self, *arguments, **environment):
        """What start.py said and its exit status."""
        process = self.begin(*arguments, **environment)
        said = process.communicate(timeout=30)[0]
        assert "Traceback" not in said, said
        return said, process.returncode

    def module(self):
        """start.py, imported."""
        place = importlib.util.spec_from_file_location("start", self.folder / "start.py")
        module = importlib.util.module_from_spec(place)
        place.loader.exec_module(module)
        return module

    def installations(self):
        """The calls of the installer so far."""
        calls = (self.folder / "programs" / "calls.txt").read_text().splitlines()
        return [call for call in calls if call.startswith("pip install")]

    def stamp(self):
        return json.loads((self.folder / ".venv" / "installed.json").read_text())


@pytest.fixture
def course(tmp_path, monkeypatch):
    folder = tmp_path / "a cöurse"
    folder.mkdir()
    course = Course(folder)
    monkeypatch.setenv("PATH", course.environment["PATH"])
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # the tests' own Ctrl-C stays as it is
    return course


def await_text(process, text):
    """Read a program's output up to the line that holds the text."""
    for line in process.stdout:
        if text in line:
            return
    raise AssertionError(f"start.py ended without saying {text!r}")


# --- The file itself ---------------------------------------------------------------------


def test_an_old_python_can_read_start_py():
    tree = ast.parse((CHECKOUT / "start.py").read_text(), feature_version=(3, 6))
    for node in ast.walk(tree):
        # An annotation such as `X | Y` parses everywhere and fails on old Pythons when imported.
        assert not isinstance(node, ast.AnnAssign | ast.NamedExpr)
        assert getattr(node, "annotation", None) is None and getattr(node, "returns", None) is None


def test_start_py_imports_only_what_an_old_python_has():
    tree = ast.parse((CHECKOUT / "start.py").read_text())
    at_import = [name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names]
    at_import += [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert set(at_import) <= sys.stdlib_module_names - {"tomllib", "zoneinfo", "graphlib"}


def test_start_py_and_pyproject_agree_on_the_oldest_python(course):
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">={}.{}".format(*course.module().OLDEST_PYTHON)


def test_windows_keeps_the_interpreter_elsewhere(course):
    place = course.module().environment_python
    windows = PureWindowsPath(r"C:\Users\Zoë\fl course\.venv")
    assert place(windows, windows=True) == windows / "Scripts" / "python.exe"
    assert place(PurePosixPath("/home/zoe/.venv"), windows=False).parts[-2:] == ("bin", "python")


def test_help_names_every_verb(course):
    said, status = course.start("--help")
    assert status == 0
    for verb in course.module().VERBS:
        assert verb == "lab" or f"start.py {verb}" in said


# --- Installing once ---------------------------------------------------------------------


def test_the_second_start_installs_nothing(course):
    said, status = course.start("install")
    assert status == 0 and "Setting up the course" in said
    assert course.stamp()["extras"] == []
    began = time.monotonic()
    said, status = course.start("install")
    assert status == 0 and "Setting up" not in said
    assert len(course.installations()) == 1
    assert time.monotonic() - began < 2


def test_a_new_pyproject_is_installed_and_extras_are_kept(course):
    course.start("install", "engine")
    with open(course.folder / "pyproject.toml", "a") as project:
        project.write("\n# a change\n")
    said, status = course.start("install")
    assert status == 0 and "up to date" in said
    assert course.installations()[-1].endswith(".[engine]")
    assert course.stamp()["extras"] == ["engine"]
    assert course.start("install", "test")[1] == 0
    assert course.installations()[-1].endswith(".[engine,test]")


def test_an_update_that_fails_leaves_the_old_environment_usable(course):
    course.start("install")
    project = course.folder / "pyproject.toml"
    before = project.read_text()
    project.write_text(before + "\n# a change\n")
    assert course.start("install", UV_FAILS="dns error")[1] == 1
    project.write_text(before)
    assert course.start("install")[0].startswith("The course is set up")


@pytest.mark.parametrize("key, value", [("folder", "/elsewhere/.venv"), ("python", "(3, 7)")])
def test_a_moved_folder_or_another_python_is_made_anew(course, key, value):
    course.start("install")
    (course.folder / ".venv" / "installed.json").write_text(json.dumps(course.stamp() | {key: value}))
    said, status = course.start("install")
    assert status == 0 and "making it anew" in said
    assert len(course.installations()) == 2


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}", '{"extras": []}'])
def test_a_damaged_stamp_counts_as_none(course, stamp):
    course.start("install")
    (course.folder / ".venv" / "installed.json").write_text(stamp)
    assert course.module().read_stamp() == {}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_installation_is_repaired(course, name):
    process = course.begin("install", UV_SLEEPS="1")
    await_text(process, "putting the packages in place")
    process.send_signal(getattr(signal, name))
    assert process.communicate(timeout=10)[0] == "\nStopped; run again to continue.\n"
    assert process.returncode == 1
    said, status = course.start("install")
    assert status == 0 and "making it anew" in said


def test_a_killed_start_is_repaired_once_its_installer_has_ended(course):
    process = course.begin("install", UV_SLEEPS="1")
    await_text(process, "putting the packages in place")
    process.kill()
    process.wait()
    with open(course.folder / ".fedlearn" / "install.lock", "w") as lock:
        assert not course.module().try_lock(lock)
        os.kill(int((course.folder / "installer").read_text()), signal.SIGTERM)
        process.stdout.close()
        deadline = time.monotonic() + 10
        while not course.module().try_lock(lock):
            assert time.monotonic() < deadline
    said, status = course.start("install")
    assert status == 0 and "making it anew" in said


ASCII_ALONE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_a_locale_that_cannot_write_the_folders_name_installs_nothing_anew(course):
    """The folder's name has an ö; whoever comes by ssh, or from cron, may have no locale."""
    course.start("install", LC_ALL="C.UTF-8")
    for locale in (ASCII_ALONE, {"LC_ALL": "C"}):
        said, status = course.start("install", **locale)
        assert status == 0 and said.startswith("The course is set up"), said
    assert len(course.installations()) == 1


def test_such_a_locale_can_install(course):
    said, status = course.start("--no-browser", **ASCII_ALONE)
    assert status == 5 and "anew" not in said
    assert "cöurse" in (course.folder / ".venv" / "install.log").read_text(encoding="utf-8")
    settings = (course.folder / ".fedlearn" / "jupyter" / "jupyter_server_config.json").read_text(encoding="utf-8")
    assert json.loads(settings)["ServerApp"]["root_dir"] == str(course.folder)
    assert course.start("install", LC_ALL="C.UTF-8")[0].startswith("The course is set up")


def test_a_pth_that_cannot_be_read_does_not_make_the_environment_incomplete(course):
    course.start("install")
    stops = 'case "$1" in *S*) ;; *) echo "UnicodeDecodeError" >&2; exit 1 ;; esac'  # the module `site` does
    (course.folder / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\n{stops}\nexec "{sys.executable}" "$@"\n')
    assert course.module().read_stamp() == course.stamp()


def test_a_learners_file_beside_it_is_not_pythons_own(course):
    for name in ("json", "random", "secrets", "tempfile", "tomllib"):
        (course.folder / f"{name}.py").write_text("x = 1\n")
    assert course.start("install")[1] == 0


def test_the_oldest_versions_stand_in_an_environment_of_their_own(course):
    said, status = course.start("test", "--oldest", "-k", "paillier")
    assert status == 5 and "ran -m pytest -n3 --dist=worksteal -p no:nbval -k paillier\n" in said
    assert not (course.folder / ".venv").exists()
    oldest = course.folder / ".fedlearn" / "oldest.txt"
    assert f"--constraint {oldest}" in course.installations()[0]
    versions = oldest.read_text().splitlines()
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    bounds = [package for package in project["dependencies"] + project["optional-dependencies"]["test"]]
    assert versions == [bound.partition(",")[0].replace(">=", "==") for bound in bounds]
    course.start("test", "--oldest")
    assert len(course.installations()) == 1
    course.start("install")
    assert "--constraint" not in course.installations()[-1]


def test_without_a_working_uv_pip_is_used(course):
    module = course.module()
    assert module.installers([])[1][:3] == ["uv", "pip", "install"]
    (course.folder / "programs" / "uv").write_text("#!/bin/sh\nexit 127\n")
    make, install = module.installers(["test"])
    assert make[1:3] == ["-m", "venv"]
    assert install[1:4] == ["-m", "pip", "install"] and install[-1] == ".[test]"


def test_inside_another_environment_the_python_underneath_is_used(course, monkeypatch):
    monkeypatch.setattr(sys, "_base_executable", "/usr/bin/underneath")
    assert "/usr/bin/underneath" in course.module().installers([])[0]


# --- One sentence each -------------------------------------------------------------------

NO_NETWORK = "The packages could not be downloaded: connect to the internet"
DISK_FULL = "The disk is full: free about 1 GB"
NOT_WRITABLE = "The course cannot write its files: close its JupyterLab, or copy it"
NO_VENV = "This Python cannot make environments: run `sudo apt install python3-venv`"
SOCKS = "The variables HTTPS_PROXY or ALL_PROXY name a SOCKS proxy"
NO_WHEEL = "A package is not made for this Python"


@pytest.mark.parametrize(
    "output, sentence",
    [
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError("
            "'Failed to establish a new connection: [Errno -3] Temporary failure in name "
            "resolution')'\nERROR: No matching distribution found for hatchling",
            NO_NETWORK,
        ),
        ("NameResolutionError: [Errno 11001] getaddrinfo failed", NO_NETWORK),
        ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", NO_NETWORK),
        ("error: Failed to fetch: `https://pypi.org/simple/`\n  Caused by: dns error", NO_NETWORK),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "This network"),
        ("ERROR: Could not install packages due to an OSError: Missing dependencies for SOCKS support.", SOCKS),
        ("ProxyError('Cannot connect to proxy.', NewConnectionError('…: Connection refused'))", NO_NETWORK),
        ("fatal: detected dubious ownership in repository at '/x'", "This folder belongs to another user"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", DISK_FULL),
        ("failed to write to file `x`: No space left on device (os error 28)", DISK_FULL),
        ("OSError: [WinError 112] Es steht nicht genug Speicherplatz zur Verfügung", DISK_FULL),
        ("ERROR: Could not install: [Errno 13] Permission denied: 'x'", NOT_WRITABLE),
        ("OSError: [WinError 5] Zugriff verweigert: 'python.exe'", NOT_WRITABLE),
        ("The virtual environment was not created because ensurepip is not available.", NO_VENV),
        ("/usr/bin/python3: No module named venv", NO_VENV),
        ("ERROR: Failed building wheel for gmpy2", NO_WHEEL),
        ("AssertionError", "Something failed: run this again"),
    ],
)
def test_an_installers_failure_becomes_a_sentence(course, output, sentence):
    assert course.module().explain(output).startswith(sentence)


def test_a_failed_installation_names_its_log_and_is_repaired(course):
    said, status = course.start("install", UV_FAILS="Temporary failure in name resolution")
    assert status == 1 and said.splitlines()[-1].startswith(NO_NETWORK)
    log = course.folder / ".venv" / "install.log"
    assert str(log) in said and "name resolution" in log.read_text()
    said, status = course.start("install")
    assert status == 0 and len(course.installations()) == 2


def test_a_python_that_is_too_old(course, capsys):
    module = course.module()
    module.OLDEST_PYTHON = (99, 1)
    assert module.main([]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The course needs Python 99.1 or newer") and "python.org" in said


def test_a_python_without_ensurepip(course, capsys):
    module = course.module()
    says = "echo 'The virtual environment was not created: ensurepip is not available'; exit 1"
    module.installers = lambda *_: (["sh", "-c", says], [])
    assert module.main(["install"]) == 1
    assert capsys.readouterr().err.startswith(NO_VENV)


@pytest.mark.parametrize(
    "number, sentence",
    [(errno.EACCES, NOT_WRITABLE), (errno.EROFS, NOT_WRITABLE), (errno.ENOSPC, DISK_FULL)],
)
def test_a_folder_that_cannot_be_written(course, monkeypatch, capsys, number, sentence):
    def refuse(path, *_, **__):
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert course.module().main(["install"]) == 1
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize("missing", ["pyproject.toml", "notebooks/00_start_here.ipynb"])
def test_a_missing_file(course, missing):
    (course.folder / missing).unlink()
    said, status = course.start()
    assert status == 1 and said.endswith(f"{missing} is missing: download the course again.\n")
    assert not (course.folder / ".venv").exists()


def test_a_folder_whose_name_no_path_can_hold(tmp_path):
    folder = tmp_path / "semi:colon"
    folder.mkdir()
    said, status = Course(folder).start("install")
    assert status == 1 and said.startswith("No program finds a folder with : in its name: rename ")
    assert not (folder / ".venv").exists()


def test_a_folder_that_is_another_users(course):
    subprocess.run(["git", "init", "-q"], cwd=course.folder, check=True)
    said, status = course.start("update", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert status == 1 and said.startswith("This folder belongs to another user, so git leaves it alone")


@pytest.mark.parametrize("option", ["--port {}", "--port={}", "--ServerApp.port={}"])
def test_a_taken_port(course, capsys, option):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert course.module().main(option.format(port).split()) == 1
    assert capsys.readouterr().err.startswith(f"Port {port} is taken or not allowed: give another one")


@pytest.mark.parametrize("port", ["eighty", "65536"])
def test_a_port_that_is_none(course, capsys, port):
    assert course.module().main(["--port", port]) == 1
    assert capsys.readouterr().err.startswith(f"Port {port} is taken or not allowed")


@pytest.mark.parametrize("arguments", [["tset"], ["install", "nothing"]])
def test_a_word_that_is_not_known(course, arguments):
    said, status = course.start(*arguments)
    assert status == 1 and said.startswith("start.py ") and arguments[-1] in said


# --- JupyterLab and an update keep apart -------------------------------------------------


def test_an_update_waits_until_the_last_jupyterlab_has_ended(course):
    """Two of them at a time are allowed; both go on although their start.py was killed."""
    course.start("install")
    programs = []
    for _ in range(2):
        lab = course.begin("--no-browser", LAB_SLEEPS="1")
        for line in lab.stdout:
            if line.startswith("JUPYTER_RUNTIME_DIR="):  # a folder that its start.py leaves behind
                shutil.rmtree(line.partition("=")[2].rstrip())
            if line.startswith("PID="):
                programs.append(int(line.partition("=")[2]))
                break
        lab.kill()
        lab.wait()
        lab.stdout.close()
    for program in programs:
        said, status = course.start("update")
        assert status == 1 and said.startswith("First end JupyterLab")
        os.kill(program, signal.SIGKILL)
    with open(course.folder / ".fedlearn" / "lab.lock", "a+") as lock:
        deadline = time.monotonic() + 10
        while not course.module().try_lock(lock):
            assert time.monotonic() < deadline
    assert course.start("update")[0].startswith("This needs git")


def test_no_jupyterlab_opens_during_an_update(course):
    course.start("install")
    with course.module().locked("lab.lock"):
        said, status = course.start("--no-browser")
    assert status == 1 and said.startswith("An update is under way")
    (course.folder / ".fedlearn" / "update.json").touch()
    said, status = course.start("--no-browser")
    assert status == 1 and said.endswith("`python3 start.py update` completes it.\n")


def test_the_lock_on_windows(course, monkeypatch):
    """There, each process that shares it locks a byte of its own."""
    held = []

    def locking(file, mode, count):
        wanted = range(os.lseek(file, 0, os.SEEK_CUR), os.lseek(file, 0, os.SEEK_CUR) + count)
        if any(wanted.start < other.stop and other.start < wanted.stop for other in held):
            raise PermissionError(errno.EACCES, "Permission denied")
        held.append(wanted)

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    processes = iter([11, 22, 33])
    monkeypatch.setattr(os, "getpid", lambda: next(processes))
    module = course.module()
    module.WINDOWS = True
    with open(course.folder / "lock", "a+") as file:
        assert module.try_lock(file, shared=True) and module.try_lock(file, shared=True)
        assert not module.try_lock(file)
        held.clear()
        assert module.try_lock(file)
        assert not module.try_lock(file, shared=True) and not module.try_lock(file)


# --- Running -----------------------------------------------------------------------------


def test_lab_gets_the_options_and_its_exit_status_is_ours(course):
    said, status = course.start("--no-browser", "--port", "0")
    assert status == 5
    assert "ran -P -m jupyterlab --no-browser --port 0 --ServerApp.port_retries=0\n" in said


def test_lab_sees_the_courses_settings_and_no_others(course):
    foreign = {"JUPYTER_PATH": "/mine", "JUPYTERLAB_DIR": "/mine", "PYTHONPATH": "/mine"}
    said, _ = course.start("--no-browser", **foreign)
    assert "=/mine" not in said
    state = course.folder / ".fedlearn"
    assert f"JUPYTER_CONFIG_DIR={state}/jupyter\n" in said
    assert f"IPYTHONDIR={state}/ipython\n" in said
    settings = json.loads((state / "jupyter" / "jupyter_server_config.json").read_text())
    assert settings["ServerApp"]["root_dir"] == str(course.folder)
    assert settings["LabApp"]["default_url"] == "/lab/tree/notebooks/00_start_here.ipynb"
    assert settings["LabApp"]["custom_css"] and "underline" in (state / "jupyter" / "custom" / "custom.css").read_text()


@pytest.mark.parametrize("name", ["PYTHONOPTIMIZE", "PYTHONINSPECT"])
def test_programs_keep_their_docstrings_and_end(course, monkeypatch, name):
    monkeypatch.setenv(name, "2")
    assert name not in course.module().course_variables(course.folder, course.folder)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_lab_is_ended_without_a_traceback(course, name):
    process = course.begin("--no-browser", LAB_SLEEPS="1")
    await_text(process, "ran -P -m jupyterlab")
    process.send_signal(getattr(signal, name))
    assert "Traceback" not in process.communicate(timeout=10)[0]
    assert process.returncode == 0


def test_the_tests_get_their_options_and_their_exit_status_is_ours(course):
    said, status = course.start("test", "-k", "paillier")
    assert status == 5
    assert "ran -m pytest -n3 --dist=worksteal -p no:nbval -k paillier\n" in said
    assert course.stamp()["extras"] == ["book", "engine", "test"]  # the tests make the book, too


@pytest.mark.parametrize("kind", ["book", "slides"])
def test_the_book_and_the_slides_are_made_with_their_own_packages(course, kind):
    (course.folder / "book").mkdir()
    (course.folder / "book" / "make.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(len(sys.argv))\n")
    said, status = course.start(kind)
    assert status == 2 and f"['{kind}']" in said
    assert course.stamp()["extras"] == ["book"]
    said, status = course.start(kind, "elsewhere")  # in the folder in which it was typed
    assert status == 3 and f"['{kind}', '{course.folder.parent / 'elsewhere'}']" in said


@pytest.mark.parametrize("options", [("a", "b"), ("--html",)])
def test_the_book_takes_one_folder(course, options):
    said, status = course.start("book", *options)
    assert status == 1 and said == f"start.py book takes one folder at most, not {' '.join(options)}: see --help.\n"
    assert not (course.folder / ".venv").exists()


# --- Laptops without a network: what share/bundle.py makes, test_bundle.py tests ------------------


def test_a_bundle_is_made_with_the_environments_python(course):
    (course.folder / "share" / "bundle.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(len(sys.argv))\n")
    said, status = course.start("bundle", "stick", "--for", "windows")  # in the folder in which it was typed
    assert status == 4 and f"['{course.folder.parent / 'stick'}', '--for', 'windows']" in said
    for nowhere in ([], ["--for", "windows"]):
        said, status = course.start("bundle", *nowhere)
        assert status == 1 and said.startswith("Say where: `python3 start.py bundle FOLDER`")


def test_from_a_bundle_pip_installs_and_reaches_for_nothing_else(course):
    packages = course.folder / "a stick" / "packages"
    make, install = course.module().installers(["engine"], packages)
    assert make[1:3] == ["-m", "venv"]  # although there is uv, which would look for pip in the network
    place = install.index("--no-index")
    assert install[1:4] == ["-m", "pip", "install"]
    assert install[place + 1 : place + 3] == ["--find-links", str(packages)]
    assert install[-2:] == ["--editable", ".[engine]"]


def test_what_is_in_the_bundle_is_installed(course, monkeypatch, capsys):
    module, called = course.module(), []
    stick = course.folder.parent / "stick"
    stick.mkdir()
    note = {"for": [["{}.{}".format(*sys.version_info), module.machine()]], "requirements": module.requirements([])}
    (stick / "bundle.json").write_text(json.dumps(note))
    real = module.installers
    module.installers = lambda *arguments: (called.append(arguments), real(arguments[0]))[1]
    monkeypatch.chdir(course.folder.parent)
    assert not module.main(["install", "--from", "stick"]), capsys.readouterr().err
    assert called == [(set(), stick / "packages")]
    assert course.start("install")[0].startswith("The course is set up")  # nothing is to be done any more


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["--from"], "Say from where, as in `python3 start.py install --from FOLDER`."),
        (["--from", "nowhere"], "nowhere is missing: name the folder that `start.py bundle` made."),
        (["engine", "--from", "."], "is no bundle: name the folder that `start.py bundle` made."),
        (["nothing", "--from", "."], "not nothing: see --help."),
    ],
)
def test_no_bundle(course, arguments, sentence):
    said, status = course.start("install", *arguments)
    assert status == 1 and said.endswith(f"{sentence}\n") and said.count("\n") == 1
    assert not (course.folder / ".venv").exists()


def test_a_bundle_that_lost_a_package(course):
    missing = "ERROR: Could not find a version that satisfies the requirement phe>=1.5 (from versions: none)\n"
    said = course.module().explain(missing + "ERROR: No matching distribution found for phe>=1.5")
    assert said.startswith("A package is missing or damaged: make the bundle anew")
