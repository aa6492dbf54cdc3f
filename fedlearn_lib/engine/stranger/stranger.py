"""Somebody else's program: it asks every node for what stands in its owner's folder. It says how long the key is, and
keeps nothing of it."""

import json
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from flwr.app import ConfigRecord, Message, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import ServerApp

PATIENCE = 15.0  # seconds

client, server = ClientApp(), ServerApp()


@client.train("look")
def look(message, context):
    secret = Path(context.node_config["folder"], "signing.key").read_bytes()
    key = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    found = {"whose": key.hex(), "read": f"signing.key, {len(secret)} bytes"}
    return Message(RecordDict({"found": ConfigRecord(found)}), reply_to=message)


@server.main()
def main(grid, context):
    messages = [Message(RecordDict({"ask": ConfigRecord({})}), node, "train.look") for node in grid.get_node_ids()]
    left, found, end = set(grid.push_messages(messages)), {}, time.monotonic() + PATIENCE
    while left and time.monotonic() < end:
        for reply in grid.pull_messages(left):
            left.discard(reply.metadata.reply_to_message_id)
            if reply.has_content():
                found[reply.content["found"]["whose"]] = reply.content["found"]["read"]
        time.sleep(0.3)
    path = Path(context.run_config["report"])
    path.with_suffix(".new").write_text(json.dumps(found), encoding="utf-8")
    path.with_suffix(".new").replace(path)
