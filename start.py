"""Set up the private federated learning course and open it.

    python3 start.py                     open the course in JupyterLab
    python3 start.py --no-browser        the same: options are passed to `jupyter lab`
    python3 start.py test -k paillier    run the tests: options are passed to `pytest`
    python3 start.py test --long         the same, all notebooks and a learner on the trail in a browser
    python3 start.py test --oldest       the same with the oldest packages that the course allows
    python3 start.py install [engine]    only set up [with an extra of pyproject.toml]
    python3 start.py update              bring a newer course; your answers come along
    python3 start.py bundle FOLDER       collect the course and its packages for laptops without a
                                         network; `bundle --help` says for which laptops
    python3 start.py install --from FOLDER      only set up, from such a bundle
    python3 start.py book                make the web book from the solved notebooks, in build/book
    python3 start.py slides              make slides for the chapters of the trail, in build/slides

The first start needs a network and one to three minutes. Everything is installed into the
folder .venv beside this file; delete that to begin afresh. On Windows: `py start.py`.
"""
# Every Python 3 from 3.6 must be able to read this file, if only to say that it is too old.

import sys

if __name__ == "__main__":  # a learner's json.py or random.py beside this file is not Python's own
    del sys.path[: 0 if getattr(sys.flags, "safe_path", False) else 1]

import contextlib
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

OLDEST_PYTHON = (3, 11)
WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
PROJECT = ROOT / "pyproject.toml"
LAB_SETTINGS = ROOT / "share" / "overrides.json"
LAB_STYLE = ROOT / "share" / "custom.css"
FIRST_NOTEBOOK = "notebooks/00_start_here.ipynb"
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOG = VENV / "install.log"
STATE = ROOT / ".fedlearn"
OLDEST = STATE / "oldest"  # the environment of `test --oldest`
UNFINISHED = STATE / "update.json"  # while an update changes the course: its folder and commit
LISTING = STATE / "course.json"  # without git: the course's files as they came, {name: checksum}
ARCHIVE = "course.zip"  # a newer course that comes without git
STOPPING = [each for each in signal.Signals if each.name in ("SIGINT", "SIGTERM", "SIGHUP")]

# What an installer or the operating system says: what the learner is told. The first one counts.
FAILURES = {
    r"No space left|not enough space|(os |win)error (28|112)\b": (
        "The disk is full: free about 1 GB, then run this again."
    ),
    r"dubious ownership": (
        "This folder belongs to another user, so git leaves it alone: run this as that user, or "
        "copy the course to your own folder."
    ),
    r"dependencies for SOCKS|SOCKSHTTPS?Connection|unknown scheme for proxy URL.*socks": (
        "The variables HTTPS_PROXY or ALL_PROXY name a SOCKS proxy, which pip cannot use: unset "
        "them, or name an HTTP proxy there, then run this again."
    ),
    r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|UnknownIssuer": (
        "This network replaces certificates: use another one, or set PIP_CERT to its certificate."
    ),
    r"ConnectionError|ConnectTimeout|ReadTimeout|timed out|name resolution|getaddrinfo|dns error|"
    r"Network (is unreachable|was disabled)|Connection (refused|reset)|Proxy|sending request": (
        "The packages could not be downloaded: connect to the internet, then run this again."
    ),
    r"Permission ?denied|not permitted|is denied|Read-only file|(os |win)error (5|13|30|32)\b": (
        "The course cannot write its files: close its JupyterLab, or copy it to your own folder."
    ),
    r"ensurepip|No module named '?(pip|venv)\b": (
        "This Python cannot make environments: run `sudo apt install python3-venv`, then this."
    ),
    r"Failed building wheel|Failed to build (?!.?fedlearn)|metadata-generation-failed": (
        "A package is not made for this Python: delete .venv and start with Python 3.12 or 3.13."
    ),
    r"No matching distribution|is an invalid wheel|File is not a zip": (
        "A package is missing or damaged: make the bundle anew, or install with a network."
    ),
    r"": "Something failed: run this again, and if it fails again ask for help.",
}

BY_HAND = (  # what to do where git cannot bring the newer course
    "download the new course into a new folder, run `python -m fedlearn_lib export my_answers.py` "
    "here, and `python -m fedlearn_lib import` with that file there, each with .venv's python."
)


class Stop(Exception):
    """Ends the program with one sentence: what is wrong and what to do."""


def explain(output):
    """The sentence for what an installer or the operating system said."""
    return next(FAILURES[said] for said in FAILURES if re.search(said, output, re.IGNORECASE))


def environment_python(environment, windows=WINDOWS):
    """The interpreter of a virtual environment, which Windows keeps elsewhere."""
    return environment / ("Scripts/python.exe" if windows else "bin/python")


def plainly(path):
    """A path as text that is the same in every locale, also where names are not read as UTF-8."""
    return os.fsencode(str(path)).decode("utf-8", "surrogateescape")


def state_today(extras):
    """What the stamp of a complete installation with these extras says today."""
    # -S: what is installed there cannot stop it, such as a .pth that this locale cannot read.
    python = [environment_python(VENV), "-IS", "-c", "import sys; print(sys.version_info[:2])"]
    return {
        "folder": plainly(VENV),
        "python": subprocess.check_output(python, stderr=subprocess.DEVNULL, text=True).strip(),
        "project": hashlib.sha256(PROJECT.read_bytes() + LAB_SETTINGS.read_bytes()).hexdigest(),
        "extras": sorted(extras),
    }


def read_stamp():
    """What the last complete installation wrote; {} after an interruption, a move, a new Python."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        today = state_today(stamp["extras"])
        return stamp if {**stamp, "project": today["project"]} == today else {}
    except (OSError, ValueError, LookupError, TypeError, subprocess.SubprocessError):
        return {}


def ensure_installed(extras=(), packages=None):
    """Install the course into .venv, unless the stamp says that this has been done.

    With a folder of packages no network is needed.
    """
    with locked("install.lock") as lock:
        stamp = read_stamp()
        extras = {*extras, *stamp.get("extras", ())}
        if stamp and stamp == state_today(extras):
            return
        began = time.monotonic()
        make_environment, install_course = installers(extras, packages)
        if stamp:
            print(f"Bringing the packages in {VENV.name} up to date ...")
            STAMP.unlink()  # from here on .venv counts as incomplete
        else:
            if VENV.exists():
                print(f"The folder {VENV.name} is incomplete, or was moved: making it anew.")
                shutil.rmtree(VENV)
            print(f"Setting up the course, once: one to three minutes, about 500 MB in {VENV.name} ...")
            VENV.mkdir()
            run_installer(make_environment, lock)
        try:
            run_installer(install_course, lock)
        except Stop:  # an installer that fails, unlike one that is killed, leaves things whole
            STAMP.write_text(json.dumps(stamp), encoding="utf-8")
            raise
        STAMP.write_text(json.dumps(state_today(extras)), encoding="utf-8")
        print(f"Ready after {time.monotonic() - began:.0f} s.")


@contextlib.contextmanager
def locked(name, shared=False, otherwise=None):
    """Hold a lock, handed on to child processes: they may outlive a start.py that was killed."""
    (STATE / "jupyter").mkdir(parents=True, exist_ok=True)
    with open(STATE / name, "a+") as lock:
        while not try_lock(lock, shared):
            if otherwise:
                raise Stop(otherwise)
            print("Another start.py is still installing; waiting for it ...")
            time.sleep(5)
        yield lock


def try_lock(file, shared=False):
    """Whether we hold the lock now; it falls when its last holder ends, however that ends."""
    try:
        if WINDOWS:  # it locks bytes: who shares takes one of its own, who does not takes all
            import msvcrt

            os.lseek(file.fileno(), os.getpid() if shared else 0, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1 if shared else 2**31 - 1)
        else:
            import fcntl

            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return True
    except OSError as refusal:  # where a network drive has no locks, carry on without
        return not isinstance(refusal, (BlockingIOError, PermissionError))


def installers(extras, packages=None):
    """The commands that make .venv and fill it, with uv (several times faster) or with pip.

    From a folder of packages pip does it: uv cannot put pip itself into .venv without a network.
    """
    # The interpreter underneath, for start.py may run inside another environment.
    base = getattr(sys, "_base_executable", None) or sys.executable
    python = str(environment_python(VENV))
    course = ["--editable", f".[{','.join(sorted(extras))}]" if extras else "."]
    if VENV == OLDEST:
        bounds = STATE / "oldest.txt"
        bounds.write_text(oldest_versions(), encoding="utf-8")
        course += ["--constraint", str(bounds)]
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if not packages:
            subprocess.run(["uv", "--version"], capture_output=True, check=True)
            make = ["uv", "venv", "--seed", "--allow-existing", "--python", base, str(VENV)]
            return make, ["uv", "pip", "install", "--python", python, *course]
    calm = ["--no-input", "--progress-bar=off", "--retries=3", "--disable-pip-version-check"]
    calm += ["--no-index", "--find-links", str(packages)] if packages else []
    return [base, "-m", "venv", str(VENV)], [python, "-m", "pip", "install", *calm, *course]


def run_installer(command, lock):
    """Run an installer to its end: all it says goes to the log, its stages to the screen."""
    output, found = "", 0
    pipe = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    pipe.update(encoding="utf-8", errors="replace", pass_fds=() if WINDOWS else [lock.fileno()])
    pipe.update(cwd=ROOT, env=course_variables(STATE, STATE))
    kept = {"encoding": "utf-8", "errors": "surrogateescape"}
    with open(LOG, "a", **kept) as log, subprocess.Popen(command, **pipe) as installer:
        try:
            print("$", *map(plainly, command), file=log)
            for line in installer.stdout:
                print(line, end="", file=log, flush=True)
                output += line
                if line.startswith(("Collecting ", "Processing ")):
                    found += 1
                    print(f"  {found} packages found ...\n" if found % 25 == 0 else "", end="")
                elif line.startswith(("Installing collected packages", "Resolved ")):
                    print("  putting the packages in place ...")
        except BaseException:
            installer.kill()
            raise
    if installer.returncode:
        raise Stop(f"{explain(output)} (Details: {LOG})")


def course_variables(settings, runtime):
    """Environment variables under which Jupyter reads the course's settings, not the user's."""
    foreign = ("JUPYTER", "PYTHONHOME", "PYTHONPATH", "MPLBACKEND", "PYTHONOPTIMIZE", "PYTHONINSPECT")
    variables = {name: os.environ[name] for name in os.environ if not name.startswith(foreign)}
    path = f"{environment_python(VENV).parent}{os.pathsep}{variables.get('PATH', os.defpath)}"
    variables.update(PATH=path, VIRTUAL_ENV=str(VENV), PIP_USER="0", PYTHONUTF8="1")
    variables.update(IPYTHONDIR=f"{settings}/ipython", JUPYTER_CONFIG_DIR=f"{settings}/jupyter")
    variables.update(JUPYTER_DATA_DIR=f"{settings}/jupyter/data", JUPYTER_RUNTIME_DIR=str(runtime))
    variables.setdefault("OPENBLAS_NUM_THREADS", "1")  # for our small arrays threads only wait for each other
    return variables


def run(command, settings=None, ending=signal.SIGTERM, lock=None):
    """Run the environment's Python; Ctrl-C reaches us alone, and we end it in good order."""
    stopped = []
    for number in STOPPING:  # not an exception: that could fall into the start of the program
        signal.signal(number, lambda *_: stopped.append(True))
    # Jupyter's keys go to a temporary folder: on some drives a checkout cannot hide them.
    with tempfile.TemporaryDirectory(prefix="fedlearn-", ignore_cleanup_errors=True) as folder:
        apart = {"creationflags": 0x200} if WINDOWS else {"start_new_session": True}
        apart.update(pass_fds=[lock.fileno()] if lock and not WINDOWS else [])
        apart.update(cwd=ROOT, env=course_variables(settings or folder, folder))
        with subprocess.Popen([environment_python(VENV), *command], **apart) as program:
            while program.poll() is None and not stopped:
                time.sleep(0.1)
            with contextlib.suppress(subprocess.TimeoutExpired):
                if program.poll() is None:
                    program.terminate() if WINDOWS else os.killpg(program.pid, ending)
                program.wait(timeout=10)
            program.kill()
    return program.returncode


def lab(options):
    """Open the course in JupyterLab."""
    (ROOT / FIRST_NOTEBOOK).stat()  # or it is missing
    port = re.search(r"--(?:ServerApp\.)?port[= ](\S+)", " ".join(options))
    if port:  # without --port, JupyterLab itself finds a free one
        try:
            socket.create_server(("127.0.0.1", int(port[1]))).close()
        except (OSError, ValueError, OverflowError):
            raise Stop(f"Port {port[1]} is taken or not allowed: give another one.") from None
        options.append("--ServerApp.port_retries=0")
    configuration = {
        "Application": {"log_level": "ERROR"},
        "KernelManager": {"transport_encryption": "auto"},
        "LabApp": {"custom_css": True, "default_url": f"/lab/tree/{FIRST_NOTEBOOK}"},
        "ServerApp": {"root_dir": plainly(ROOT), "allow_root": True},
    }
    updating = "An update is under way, or was interrupted: `python3 start.py update` completes it."
    with locked("lab.lock", shared=True, otherwise=updating) as lock:
        if UNFINISHED.exists():
            raise Stop(updating)
        ensure_installed()
        (STATE / "jupyter" / "jupyter_server_config.json").write_text(json.dumps(configuration))
        (STATE / "jupyter" / "custom").mkdir(exist_ok=True)
        shutil.copy(LAB_STYLE, STATE / "jupyter" / "custom")
        print("Opening JupyterLab; Ctrl-C in this window ends it.")
        # -P lets no random.py of a learner take the place of Python's own; < 0 is our own signal.
        return max(0, run(["-P", "-m", "jupyterlab", *options], STATE, lock=lock))


def oldest_versions():
    """The oldest version of every package that pyproject.toml allows, one a line."""
    bounds = re.findall(r'^ +"([\w.-]+)>=([\w.]+)', PROJECT.read_text(encoding="utf-8"), re.MULTILINE)
    return "".join(f"{name}=={version}\n" for name, version in bounds)


def test(options):
    """Run the tests; with --oldest in an environment of its own, beside .venv."""
    global VENV, STAMP, LOG
    if "--oldest" in options:
        options.remove("--oldest")
        VENV = OLDEST
        STAMP, LOG = VENV / STAMP.name, VENV / LOG.name
    # The tests make the book and play on the engine, too, which has lowest versions of its own.
    ensure_installed(["test"] if VENV == OLDEST else ["test", "book", "engine"])
    # nbval takes seconds to load, and only the processes that replay notebooks need it.
    # Three for two cores: each waits now and then for a kernel, a judge or a browser.
    return run(["-m", "pytest", "-n3", "--dist=worksteal", "-p", "no:nbval", *options], ending=signal.SIGINT)


def book(options):
    """Make the web book, in build/book or in the folder that is named."""
    return make("book", options)


def slides(options):
    """Make the slides, in build/slides or in the folder that is named."""
    return make("slides", options)


def make(kind, options):
    if len(options) > 1 or options and options[0].startswith("-"):
        raise Stop(f"start.py {kind} takes one folder at most, not {' '.join(options)}: see --help.")
    ensure_installed(["book"])
    return run([str(ROOT / "book" / "make.py"), kind, *map(os.path.abspath, options)])


def bundle(options):
    """Collect the course and its packages in a folder, for laptops without a network."""
    if not options or options[0].startswith("-") and options[0] not in ("-h", "--help"):
        raise Stop("Say where: `python3 start.py bundle FOLDER`, and --help behind it says more.")
    ensure_installed()
    folder = options[0] if options[0].startswith("-") else os.path.abspath(options[0])
    return run([str(ROOT / "share" / "bundle.py"), folder, *options[1:]], ending=signal.SIGINT)


def machine(system=None, processor=None):
    """A kind of machine, such as `linux x86_64`, for each of which there are other wheels; this one."""
    name = f"{system or platform.system()} {processor or platform.machine()}".lower()
    for same, ours in {"darwin": "macos", "amd64": "x86_64", "aarch64": "arm64"}.items():
        name = name.replace(same, ours)
    return name


def requirements(extras):
    """What pip has to find to install the course with these extras."""
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    known = project["project"]["optional-dependencies"]
    if not known.keys() >= set(extras):
        raise Stop(f"start.py installs {' and '.join(known)}, not {' '.join(extras)}: see --help.")
    found = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in extras:
        for needed in known[extra]:
            inner = re.match(r"fedlearn-course\[(.+)\]", needed)
            found += known[inner[1]] if inner else [needed]
    return found


def packages_in(folder, extras):
    """The packages of a bundle, if they are for this course, this Python and this machine."""
    try:
        note = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
        fits, there = [tuple(each) for each in note["for"]], set(note["requirements"])
    except (OSError, ValueError, LookupError, TypeError):
        what = "is no bundle" if folder.exists() else "is missing"
        raise Stop(f"{folder} {what}: name the folder that `start.py bundle` made.") from None
    here = "{}.{}".format(*sys.version_info), machine()
    if here not in fits:
        made = " or ".join(f"Python {python} on {where}" for python, where in fits)
        raise Stop(
            f"This bundle is for {made}, and this is Python {here[0]} on {here[1]}: run this with "
            "such a Python, or make another bundle (`start.py bundle --help`)."
        )
    lacking = [each for each in requirements(extras) if each not in there]
    if lacking:
        raise Stop(
            f"This bundle lacks {', '.join(lacking)}: use the course that lies in it, or make "
            "another bundle (extras by --with)."
        )
    return folder / "packages"


def from_where(options):
    """What stands behind --from, as a path, and the other options."""
    if "--from" not in options:
        return None, options
    place = options.index("--from")
    if place + 1 == len(options):
        raise Stop("Say from where, as in `python3 start.py install --from FOLDER`.")
    return Path(os.path.abspath(options[place + 1])), options[:place] + options[place + 2 :]


def install(options):
    """Set the course up without opening it."""
    folder, extras = from_where(options)
    requirements(extras)  # are there such extras?
    ensure_installed(extras, packages_in(folder, extras) if folder else None)
    if UNFINISHED.exists():  # the update may be an older course's own, which knows nothing of new names
        before = (name for name in names_before() if re.match(r"notebooks/[^/]+\.ipynb$", name))
        fedlearn_lib("bring-along", *(Path(name).name for name in before))
    print("The course is set up: `python3 start.py` opens it.")


def names_before():
    """The files of the course that an unfinished update replaces."""
    folder, target = json.loads(UNFINISHED.read_text())
    if target == ARCHIVE:
        return read_listing(STATE / "updates" / folder / LISTING.name)
    return git("ls-tree", "--name-only", "ORIG_HEAD", "notebooks/").splitlines()


def update(options):
    """Bring a newer course, and the learner's answers with it."""
    archive, options = from_where(options)
    if options:
        raise Stop(f"start.py update takes no {options[0]}: see --help.")
    running = "First end JupyterLab, with Ctrl-C in its window; or wait for another update."
    with locked("lab.lock", otherwise=running):
        for lock in [*(ROOT / ".git").glob("*.lock"), *(ROOT / ".git/refs").rglob("*.lock")]:
            lock.unlink(missing_ok=True)  # it was left by a git that was killed
        if not UNFINISHED.exists() and not begin_update(archive):
            return print("This is the newest course: nothing was changed.")
        folder, target = json.loads(UNFINISHED.read_text())
        folder = STATE / "updates" / folder
        print(f"Bringing the newer course; all that you wrote is kept in {folder}.")
        if target == ARCHIVE:
            unpack(folder / ARCHIVE, folder / "files")
        elif git("rev-list", "--count", f"HEAD..{target}") != "0\n":
            put_aside(folder / "files", *changed_and_added(target))
            git("reset", "--hard", "--quiet")
            git("merge", "--ff-only", "--no-verify-signatures", "--quiet", target)
        for notebook in (folder / "files" / "notebooks").glob("*.ipynb"):
            beside = f"notebooks/{notebook.stem}.yours-{folder.name}.ipynb"
            shutil.copy2(notebook, ROOT / beside)
            print(f"Your {notebook.name} is now {beside}.")
        if subprocess.run([sys.executable, ROOT / "start.py", "install"], cwd=ROOT).returncode:
            raise Stop("Then run `python3 start.py update` again: it brings your answers back.")
        status = import_answers(folder / "my_answers.py")
        UNFINISHED.unlink()
        return status


def begin_update(archive):
    """Whether there is a newer course; if so, the answers are exported and an update begins."""
    target = newer_archive(archive) if archive else newer_commit()
    if not target:
        return False
    ensure_installed()
    folder = STATE / "updates" / time.strftime("%Y-%m-%d-%H%M%S")
    folder.mkdir(parents=True)
    if fedlearn_lib("export", folder / "my_answers.py"):
        raise Stop("Your answers cannot be exported: mend what is named above, then try again.")
    if archive:
        shutil.copyfile(archive, folder / ARCHIVE)
        (folder / LISTING.name).write_text(json.dumps(read_listing() or listing(archive)))
    (folder / "update.json").write_text(json.dumps([folder.name, target]))
    (folder / "update.json").replace(UNFINISHED)  # in one step: all of it, or nothing
    return True


def newer_commit():
    """The commit of a newer course; None where there is none."""
    if LISTING.exists() and not (ROOT / ".git").exists():
        again = "`pip install --upgrade` its newer one, then run `fedlearn-course update`"
        raise Stop(f"This folder came from a wheel or a bundle: {again} {ROOT}. Or {BY_HAND}")
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        raise Stop(f"This needs git, and a folder that `git clone` made. Without: {BY_HAND}")
    git("rev-parse", "--git-dir")  # whose folder is this?
    git("rev-parse", "@{upstream}", otherwise=f"This branch has no upstream. Instead: {BY_HAND}")
    git("fetch", "--quiet", otherwise="No course was fetched: connect to the internet, try again.")
    own, new = git("rev-list", "--count", "--left-right", "HEAD...@{upstream}").split()
    if new != "0" and own != "0":
        raise Stop(f"You have commits of your own: merge by `git pull`, or {BY_HAND}")
    return git("rev-parse", "@{upstream}").strip() if new != "0" else None


def newer_archive(archive):
    """The name that an archive gets, if it holds another course than this; None if it does not."""
    if (ROOT / ".git").exists():
        raise Stop("This folder is a clone: `python3 start.py update` brings its newer course.")
    try:
        with zipfile.ZipFile(archive) as course:
            theirs = version(course.read(PROJECT.name).decode("utf-8"))
    except (OSError, LookupError, zipfile.BadZipFile):
        raise Stop(f"{archive} is no archive of the course: `fedlearn-course update` brings one.") from None
    if theirs < version(PROJECT.read_text(encoding="utf-8")):
        raise Stop("The course in this folder is newer than that one: `pip install --upgrade` its wheel.")
    return None if listing(archive) == read_listing() else ARCHIVE


def version(project):
    """The version that a pyproject.toml gives, as numbers."""
    return [int(part) for part in re.search(r'^version = "([\d.]+)"', project, re.MULTILINE)[1].split(".")]


def changed_and_added(target):
    """The files that the learner changed and the newer commit replaces, and those that are new in it."""

    def names(*commits):
        return {*git("diff", "--name-only", "--no-renames", "-z", *commits).split("\0")} - {""}

    git("reset", "--quiet")
    return names("HEAD") & names(target), names("--diff-filter=A", "HEAD", target)


def put_aside(kept, changed, added):
    """Keep copies of what the learner changed, and what stands where new files will be."""
    for name in [*changed, *added]:
        for path in (ROOT / name, *(ROOT / name).parents):
            if path.is_file() or path == ROOT / name and path.exists():
                place = kept / path.relative_to(ROOT)
                while place.is_file() and place.read_bytes() != path.read_bytes():
                    place = place.with_name(f"again-{place.name}")
                place.parent.mkdir(parents=True, exist_ok=True)
                whole = name in changed and path == ROOT / name and path.is_file()
                (shutil.copy2 if whole else shutil.move)(path, place)


# --- Without git: the course comes as an archive -------------------------------------------------


def unpack(archive, kept):
    """Make the course that of an archive; what the learner changed is kept."""
    new, before = listing(archive), read_listing(archive.with_name(LISTING.name))
    here = {name: checksum(ROOT / name) for name in {*new, *before}}
    stays = {name for name in here if here[name] == new.get(name)}
    if read_listing() != new:  # or all is in place since before an interruption
        mine = {name for name in before if here[name] != before[name]} - stays
        put_aside(kept, mine, {*new} - {*before} - stays)
        with zipfile.ZipFile(archive) as course:
            for name in {*new} - stays:
                write(ROOT / name, course.read(name))
        for name in {*before} - {*new} - stays:
            (ROOT / name).unlink()
        write(LISTING, json.dumps(new).encode())


def listing(archive):
    """The files of an archive, by their checksums."""
    with zipfile.ZipFile(archive) as course:
        return {entry.filename: entry.CRC for entry in course.infolist()}


def read_listing(file=LISTING):
    """The course's files as they came; {} where that is not known."""
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def checksum(path):
    """The checksum of a file, as archives have it; None where there is no file."""
    return zlib.crc32(path.read_bytes()) if path.is_file() else None


def write(path, data):
    """Write a file in one step: all of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".fedlearn-{path.name}.tmp")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def import_answers(file):
    """Fill the answers into the newer course, and say which of them do not pass there."""
    answers = file.read_text("utf-8")
    status = fedlearn_lib("import", file) if "\ndef " in answers else 0
    rooms = "".join(f.read_text("utf-8", "replace") for f in (ROOT / "fedlearn_lib").glob("*.py"))
    names = re.findall(r"^# (\w+): .*\ndef \1\(", answers, re.MULTILINE)
    lost = [n for n in names if f'NotFilledIn("{n}")' in rooms or f"def {n}(" not in rooms]
    kept = f"but this does not pass, and is kept in {file}: {', '.join(lost) or 'see above'}."
    print("The newest course is here,", kept if status or lost else "with all your answers.")
    return 1 if status or lost else 0


def fedlearn_lib(*arguments):
    """Run a verb of the course, as it stands now, in a new process; returns its exit status."""
    command = [environment_python(VENV), "-m", "fedlearn_lib", *arguments]
    return subprocess.run(command, cwd=ROOT, env=course_variables(STATE, STATE)).returncode


def git(*arguments, otherwise=None):
    """What a git command says; where it fails, a sentence ends the program."""
    pipe = {"stdin": subprocess.DEVNULL, "capture_output": True, "cwd": ROOT}
    variables = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(["git", *arguments], env=variables, **pipe)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise Stop(f"{otherwise or explain(said)} (git: {said})")
    return os.fsdecode(done.stdout)


VERBS = {
    each.__name__: each for each in (lab, test, install, update, bundle, book, slides)
}


def main(arguments):
    """Do what the command line says and return the exit status."""
    oldest, this = ("{}.{}".format(*version) for version in (OLDEST_PYTHON, sys.version_info))
    try:
        if sys.version_info < OLDEST_PYTHON:
            advice = "get one from python.org and run it, as in `python3.12 start.py`."
            raise Stop(f"The course needs Python {oldest} or newer and this is {this}: {advice}")
        sys.stdout.reconfigure(errors="replace", line_buffering=True)
        os.environ.pop("PYTHONINSPECT", None)  # a start.py that an update starts must come to its end
        for number in STOPPING:
            signal.signal(number, signal.default_int_handler)
        if arguments[:1] in (["-h"], ["--help"]):
            return print(__doc__.strip())
        for needed in (PROJECT, LAB_SETTINGS, LAB_STYLE):
            needed.stat()  # or it is missing
        if os.pathsep in str(ROOT):
            raise Stop(
                f"No program finds a folder with {os.pathsep} in its name: rename {ROOT}, or the "
                "folder around it, then run this again."
            )
        named = arguments and not arguments[0].startswith("-")
        verb, *options = arguments if named else ["lab", *arguments]
        if verb not in VERBS:
            raise Stop(f"start.py knows {', '.join(VERBS)}, not {verb}: see --help.")
        return VERBS[verb](options)
    except Stop as stop:
        reason = stop
    except FileNotFoundError as error:
        reason = f"{error.filename} is missing: download the course again."
    except OSError as error:
        reason = f"{explain(os.strerror(error.errno or 0))} ({error})"
    except KeyboardInterrupt:
        reason = "\nStopped; run again to continue."
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
