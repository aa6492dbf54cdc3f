"""The only thing that a class can reach: it passes on what SuperNodes say, and nothing else.

Flower's SuperLink answers on one port both to nodes (/v1/fleet/…) and to whoever wants to start programs on them
(/v1/control/…), without a password. So it listens on this machine only, asks for a word there that other accounts of
this machine do not know (`private.lock`), and pupils talk to this door.

    python -m fedlearn_lib.engine.door HOST PORT LINK CERTIFICATE KEY
"""

import re
import sys

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

# Of one connection, not of the message.
DROPPED = {"host", "content-length", "connection", "transfer-encoding", "date", "server"}
CALL = re.compile("[a-z-]{1,40}")  # as Flower's are
LARGEST = 16 * 2**20  # bytes of one call: a model of this course has 5 thousand
ALL_AT_ONCE = 500  # calls; whoever comes then is told to come again


def door_to(link: str, transport: httpx.AsyncBaseTransport | None = None) -> Starlette:
    """An app that passes calls of nodes on.

    Args:
        link: the SuperLink's address on this machine, host:port.
        transport: in place of the network, for tests.
    """
    limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
    client = httpx.AsyncClient(
        base_url=f"http://{link}", timeout=60, limits=limits, trust_env=False, transport=transport
    )

    async def call(request: Request) -> Response:
        if not CALL.fullmatch(which := request.path_params["call"]):
            return Response(status_code=404)
        body = b""
        try:
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    return Response(status_code=413)
        except ClientDisconnect:
            return Response(status_code=400)
        headers = [(name, value) for name, value in request.headers.items() if name not in DROPPED]
        try:
            # Not request.url.path, which depends on how Starlette reads the Host header, which a stranger writes.
            answer = await client.post(f"/v1/fleet/{which}", content=body, headers=headers)
        except httpx.HTTPError:
            return Response(status_code=503)
        kept = {name: value for name, value in answer.headers.items() if name not in DROPPED}
        return Response(answer.content, answer.status_code, kept)

    return Starlette(routes=[Route("/v1/fleet/{call:str}", call, methods=["POST"])])


def main() -> None:
    """Open the door."""
    host, port, link, certificate, key = sys.argv[1:]
    uvicorn.run(
        door_to(link), host=host, port=int(port), ssl_certfile=certificate, ssl_keyfile=key, log_level="warning",
        access_log=False, limit_concurrency=ALL_AT_ONCE, server_header=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
