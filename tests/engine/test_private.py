"""What of Flower's own is touched: only in one file, and in the version in which it was seen."""

import ast
import asyncio
import importlib
import importlib.metadata
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from fedlearn_lib.course import house
from fedlearn_lib.course.copies import CHECKOUT, run_in_copy

# What Flower documents as its interface for apps.
EXTRA = {"flwr", "psutil", "uvicorn", "starlette", "httpx"}
PUBLIC = {"flwr.app", "flwr.clientapp", "flwr.serverapp"}


@pytest.fixture(scope="module")
def imports():
    """(file, module of another package that it imports), for all of the library."""
    return [(path.relative_to(house.PACKAGE), name) for path in house.modules() for name in imported(path)]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_private_names_stand_in_one_file(imports):
    users = {path.as_posix() for path, name in imports if name.partition(".")[0] == "flwr" and name not in PUBLIC}
    assert users == {"engine/private.py"}


def test_nothing_but_the_engine_imports_flower(imports):
    users = {path.parts[0] for path, name in imports if name.partition(".")[0] in EXTRA}
    assert users == {"engine"}


def test_flower_is_the_version_in_which_its_private_names_were_seen():
    pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
    from fedlearn_lib.engine import private

    assert importlib.metadata.version("flwr") == private.SEEN_IN, "try tests/engine, then change private.SEEN_IN"
    tree = ast.parse(Path(private.__file__).read_text(encoding="utf-8"))
    touched = [(node.module, alias.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
               and node.module.partition(".")[0] == "flwr" for alias in node.names]  # fmt: skip
    assert len(touched) > 15
    for module, name in touched:
        assert hasattr(importlib.import_module(module), name), f"{module}.{name} went away"
    assert all(hasattr(private, name) for name in private.__all__)


def test_calls_pass_by_the_layers_that_do_nothing_with_them(monkeypatch):
    pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
    import httpx
    from starlette.responses import Response

    from fedlearn_lib.engine import private

    paths, seen = [f"/v1/{api}/call" for api in ("control", "fleet", "runtime")], []

    async def dispatch(self, request, call_next):
        seen.append((type(self), request.url.path))
        return await call_next(request)

    for layer in private.LAYERS:
        monkeypatch.setattr(layer, "__call__", layer.__call__)  # to be as it was afterwards
        monkeypatch.setattr(layer, "dispatch", dispatch)
    private.shorten_calls()
    app = Response(b"answered")
    for layer in private.LAYERS:
        app = layer(app)

    async def ask():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://link") as client:
            return [(await client.post(path)).content for path in paths]

    assert asyncio.run(ask()) == [b"answered"] * 3
    wanted = {(layer, path) for layer, prefix in private.LAYERS.items() for path in paths if path.startswith(prefix)}
    assert set(seen) == wanted and len(seen) == len(wanted) == 6


def test_only_who_knows_the_word_starts_programs(monkeypatch):
    """Every account of a machine reaches its ports, and what is started runs under the account of the SuperLink."""
    pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
    import httpx
    from starlette.responses import Response

    from fedlearn_lib.engine import private

    async def dispatch(self, request, call_next):
        return await call_next(request)

    layer = private.of_control.ControlAuthenticationMiddleware
    monkeypatch.setattr(layer, "__call__", layer.__call__)  # to be as it was afterwards
    monkeypatch.setattr(layer, "dispatch", dispatch)
    private.shorten_calls()
    private.lock("the word", private.CONTROL, private.ACQUIRE)
    app = layer(Response(b"answered"))

    async def ask(path, **headers):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://link") as client:
            return (await client.post(path, headers=headers)).status_code

    assert asyncio.run(ask("/v1/fleet/pull-messages")) == 200
    for path in ("/v1/control/start-run", private.ACQUIRE):
        answers = [asyncio.run(ask(path, **{private.WORD: word})) for word in ("", "the wor", "the word")]
        assert asyncio.run(ask(path)) == 403 and answers == [403, 403, 200]


@pytest.mark.long(30)
def test_another_account_of_this_machine_starts_nothing(tmp_path):
    pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
    from fedlearn_lib.engine import lab, private
    from fedlearn_lib.engine.nursery import FORKS
    from fedlearn_lib.engine.office import Office
    from fedlearn_lib.engine.programs import Programs

    office = Office(Programs(tmp_path, False), None)
    try:
        office.start_link()
        with pytest.raises(Exception, match="403"), private.control_of(office.address, None, "a guess") as control:
            private.start_run(control, lab.STRANGER, {})
        if FORKS:
            with pytest.raises(Exception, match="403"):
                private.acquire_task(private.connect(office.address), private.SERVER)
        office.run(lab.STRANGER, {"report": str(tmp_path / "report.json")})
    finally:
        assert office.close() == []


NODE = """
import sys
from fedlearn_lib.engine import node
ports, node.free_port = iter(sys.argv[1:3]), lambda: next(ports)
sys.argv[1:] = ["--superlink", "127.0.0.1:1", "--insecure", "--isolation", "process", "--max-retries", "0",
                "--host", "127.0.0.1", "--port", ""]
node.run_on_a_free_port()
"""


def test_a_node_whose_port_was_taken_meanwhile_takes_another(tmp_path):
    pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
    from fedlearn_lib.engine.programs import environment, free_port

    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = [str(taken.getsockname()[1]), str(free_port())]
        done = subprocess.run([sys.executable, "-P", "-c", NODE, *ports], env=environment(tmp_path), cwd=tmp_path,
                              capture_output=True, encoding="utf-8", timeout=120)  # fmt: skip
    said = done.stdout + done.stderr
    assert f"127.0.0.1', {ports[0]})" in said, said
    assert f"running on http://127.0.0.1:{ports[1]}" in said and "could not establish a connection" in said, said


def test_without_flower_one_sentence_says_how_to_get_it(monkeypatch):
    import fedlearn_lib.engine as engine

    monkeypatch.setattr(engine.importlib.util, "find_spec", lambda name: None)
    assert "python3 start.py install engine" in engine.missing()
    with pytest.raises(engine.NotInstalled, match="Flower is not installed here") as caught:
        engine.Lab  # noqa: B018 (asking is all)
    assert caught.value._render_traceback_() == [f"NotInstalled: {caught.value}"]
    with pytest.raises(AttributeError, match="no attribute 'Laboratory'"):
        engine.Laboratory  # noqa: B018


def test_importing_the_engine_imports_no_flower():
    code = "import sys; from fedlearn_lib.engine import member, task; print('flwr' in sys.modules)"
    done = run_in_copy(CHECKOUT, "-c", code, capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr
