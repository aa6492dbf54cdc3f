"""Copies of the course in which the tests work: nothing here ever writes into the checkout."""

import compileall
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
# An installed copy elsewhere must not be what is tested.
sys.path.insert(0, str(CHECKOUT))

from support import quick  # noqa: E402

sys.modules[quick.UNUSED] = None

import fedlearn_lib  # noqa: E402
from fedlearn_lib.course.copies import copy_course  # noqa: E402

assert Path(fedlearn_lib.__file__).parent == CHECKOUT / "fedlearn_lib", fedlearn_lib.__file__


@pytest.fixture(scope="session")
def filled_copy(tmp_path_factory) -> Path:
    """The course with every exercise solved; tests only read it and run it."""
    return copy_course(tmp_path_factory.mktemp("filled") / "course", filled=True)


@pytest.fixture
def fresh_copy(tmp_path) -> Path:
    """The course as a fresh clone holds it, for one test."""
    return copy_course(tmp_path / "course")


@pytest.fixture(scope="session")
def pictures(request) -> bool:
    """Whether pictures are to be kept, for people to look at; nothing is asserted of them."""
    return request.config.getoption("--pictures")


def pytest_addoption(parser):
    parser.addoption("--pictures", action="store_true", help="keep what the browser shows, in build/screenshots")
    parser.addoption("--long", action="store_true", help="run what is marked only_long, too")


def pytest_configure(config):
    config.addinivalue_line("markers", "long(seconds): begins before what is shorter, so that nobody waits for it last")
    config.addinivalue_line("markers", "only_long: takes minutes, and runs with --long only")
    if not hasattr(config, "workerinput"):  # once, for the workers and for every copy of the course
        compileall.compile_dir(CHECKOUT / "fedlearn_lib", quiet=2)


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--long"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("only_long")])
        items[:] = [item for item in items if not item.get_closest_marker("only_long")]

    def seconds(item) -> float:
        return max((mark.args[0] for mark in item.iter_markers("long")), default=0)

    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    items[:] = dealt(sorted(items, key=seconds, reverse=True), sum(map(bool, map(seconds, items))), workers)


def dealt(items: list, long: int, workers: int) -> list:
    """The items, of which the first `long` take long, such that each worker begins with its share of those.

    xdist cuts the list into one part a worker, and who is done early takes from the ends of the others' parts.
    """
    parts = [items[worker:long:workers] for worker in range(workers)]
    short = items[long:]
    for worker, part in enumerate(parts):
        left = len(items) - sum(map(len, parts[:worker]))
        count = max(0, left // (workers - worker) - len(part))
        part += short[:count]
        del short[:count]
    return [item for part in parts for item in part] + short
