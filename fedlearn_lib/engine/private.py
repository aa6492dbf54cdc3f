"""The names of Flower that its documentation does not promise, in this one file, with the version they were seen in.

When Flower changes, this is the file to look at: tests/engine/test_private.py says which name went away.
"""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from flwr.proto.control_pb2 import RegisterNodeRequest, StartRunRequest
from flwr.proto.runtime_pb2 import AcquireTaskRequest
from flwr.supercore.control import ControlHttpClient
from flwr.supercore.interceptors import RuntimeTokenHttpInterceptor, RuntimeVersionHttpInterceptor
from flwr.supercore.runtime import RuntimeHttpClient
from flwr.supercore.task_identity import TaskIdentity
from flwr.superlink.cli import flower_superlink, flwr_serverapp
from flwr.superlink.routers.control import middlewares as of_control
from flwr.superlink.routers.fleet import middlewares as of_fleet
from flwr.superlink.routers.fleet.node_auth import NodeAuthMiddleware
from flwr.supernode import start_client_internal
from flwr.supernode.cli.flower_supernode import flower_supernode
from flwr.supernode.runtime.run_clientapp import pull_task_input, push_message, push_task_output
from starlette.responses import Response

__all__ = ["SEEN_IN", "CLIENT", "SERVER", "COMPLETED", "FAILED", "PORT_IS_TAKEN", "acquire_task", "connect",
           "control_of", "flower_superlink", "flower_supernode", "flwr_serverapp", "lock", "number_message",
           "pretend_task", "pull_task_input", "push_message", "push_task_output", "quicken", "register",
           "shorten_calls", "start_run"]  # fmt: skip

SEEN_IN = "1.42.0"
CLIENT = "flwr-clientapp"  # how a SuperNode calls what it wants to have done
SERVER = "flwr-serverapp"  # and a SuperLink
COMPLETED, FAILED = "completed", "failed"
PORT_IS_TAKEN = "SuperNode Runtime HTTP API failed to start."  # the text of a RuntimeError of flower_supernode
SLOW = 3  # seconds: Flower's own pause between two questions for work; it looks for an answer every half second
SHORT = 0.05
CONTROL, ACQUIRE = "/v1/control/", "/v1/runtime/acquire-task"  # calls that start programs, and that become one
WORD = "x-course-word"  # the header of who may
# Layers of the SuperLink that look at each call, and the only calls with which they do something.
LAYERS = {
    of_control.ControlSensitiveResponseMiddleware: CONTROL,
    of_control.ControlAuthenticationMiddleware: CONTROL,
    of_control.ControlLicenseMiddleware: CONTROL,
    of_control.ControlEventLogMiddleware: CONTROL,
    NodeAuthMiddleware: "/v1/fleet/",
    of_fleet.FleetEventLogMiddleware: "/v1/fleet/",
}


def connect(
    address: str, token: str | None = None, certificate: bytes | None = None, word: str | None = None
) -> RuntimeHttpClient:  # fmt: skip
    """Talk to a SuperNode or SuperLink of this machine.

    Args:
        address: host:port.
        token: a task's, if there is one.
        certificate: the other's own, PEM; None: it speaks in the clear.
        word: see `lock`, if the other asks for it.
    """
    interceptors = [RuntimeVersionHttpInterceptor(component_name=CLIENT)]
    if token is not None:
        interceptors.append(RuntimeTokenHttpInterceptor(token))
    if word is not None:
        interceptors.append(_Word(word))
    return RuntimeHttpClient.from_server_address(
        server_address=address, insecure=certificate is None, root_certificates=certificate, interceptors=interceptors
    )


def acquire_task(client: RuntimeHttpClient, kind: str = CLIENT) -> str:
    """The token of a task that waits, or ""."""
    found = client.AcquireTask(AcquireTaskRequest(supported_task_types={kind}))
    return found.token if found.HasField("task") else ""


class _Word:
    """Says the word with every call."""

    def __init__(self, word: str):
        self._word = word

    def intercept(self, context, call_next: Callable):
        context.request.headers[WORD] = self._word
        return call_next(context)


@contextmanager
def control_of(address: str, certificate: bytes | None, word: str) -> Iterator[ControlHttpClient]:
    """Talk to a SuperLink as the command `flwr` does, which takes seconds to start for every word.

    Args:
        address: of the SuperLink, host:port.
        certificate: its own, PEM; None: it speaks in the clear.
        word: see `lock`.
    """
    client = ControlHttpClient.from_server_address(
        server_address=address, insecure=certificate is None, root_certificates=certificate,
        interceptors=[RuntimeVersionHttpInterceptor(component_name="flwr-cli"), _Word(word)],
    )  # fmt: skip
    try:
        yield client
    finally:
        client.close()


def register(control: ControlHttpClient, public_keys: Iterable[bytes]) -> None:
    """Which nodes may come, by their keys, PEM: `flwr supernode register`."""
    for key in public_keys:
        control.RegisterNode(RegisterNodeRequest(public_key=key))


def start_run(control: ControlHttpClient, app: Path, config: dict) -> None:
    """Start the app in a folder, with values for its configuration: `flwr run`.

    Raises:
        RuntimeError: the SuperLink did not take it.
    """
    from flwr.cli.build import build_fab_from_disk  # a second, which no node needs
    from flwr.common.serde import fab_to_proto, user_config_to_proto
    from flwr.supercore.fab import Fab

    content = build_fab_from_disk(app)
    fab = fab_to_proto(Fab(hashlib.sha256(content).hexdigest(), content, {}))
    started = control.StartRun(StartRunRequest(fab=fab, override_config=user_config_to_proto(config)))
    if not started.HasField("run_id"):
        raise RuntimeError(f"the SuperLink did not start {app}: {started.note}")


def quicken(every: float) -> threading.Event:
    """Let this process' SuperNode ask for work more often.

    Args:
        every: seconds between two questions.

    Returns:
        An event that is set while a message waits for its answer: nobody has to look all the time.
    """
    waits = threading.Event()

    def sleep(seconds: float) -> None:
        if seconds >= SLOW:  # nothing came
            time.sleep(every)
        else:  # something did
            waits.set()
            time.sleep(SHORT)

    start_client_internal.time = SimpleNamespace(sleep=sleep, time=time.time)
    return waits


def shorten_calls() -> None:
    """Let each call of this process' SuperLink pass by the layers that would do nothing with it.

    Each of them costs a call a task of its own, and a masked round of four clients takes five hundred calls.
    """
    for layer, prefix in LAYERS.items():
        layer.__call__ = _only_for(prefix, layer.__call__)


def lock(word: str, *paths: str) -> None:
    """Let this process' SuperLink answer calls under some paths only to who says a secret word.

    Flower's asks nobody. It listens on this machine only, but every account of a machine reaches its ports: whatever
    one starts runs under the account of who opened the SuperLink, and whoever acquires the course's task is the server.
    """
    layer, wanted = of_control.ControlAuthenticationMiddleware, word.encode()
    passed = layer.__call__

    async def call(self, scope, receive, send):
        if scope["type"] == "http" and scope["path"].startswith(paths):
            if not hmac.compare_digest(dict(scope["headers"]).get(WORD.encode(), b""), wanted):
                return await Response(status_code=403)(scope, receive, send)
        return await passed(self, scope, receive, send)

    layer.__call__ = call


def _only_for(prefix: str, layer: Callable) -> Callable:
    async def call(self, scope, receive, send):
        if scope["type"] == "http" and not scope["path"].startswith(prefix):
            return await self.app(scope, receive, send)
        return await layer(self, scope, receive, send)

    return call


def pretend_task() -> None:
    """Let messages be made outside of a task of Flower, as `InProcessGrid` does."""
    TaskIdentity.task_id, TaskIdentity.run_id, TaskIdentity.node_id = 1, 1, 1


def number_message(message, number: str) -> None:
    """Give a message the number by which its answer names it; on a network Flower does so."""
    message.metadata.__dict__["_message_id"] = number
