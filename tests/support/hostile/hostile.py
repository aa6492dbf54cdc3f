"""Somebody else's program, whose handler is called as the course's own: wherever a line of it runs, it leaves a mark.

The server's part asks every node for a plain update, and notes which of the two programs answered.
"""

import json
import os
import time
from pathlib import Path

import numpy as np
from flwr.app import Array, ArrayRecord, ConfigRecord, Message, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import ServerApp

PATIENCE = 120.0  # seconds

with open(os.environ["HOSTILE_MARK"], "a", encoding="utf-8") as marks:
    marks.write(f"{Path(os.environ['FLWR_HOME']).name}\n")  # which of the programs this is

client, server = ClientApp(), ServerApp()


@client.train("plain")
def plain(message, context):
    return Message(RecordDict({"config": ConfigRecord({"taken over": True})}), reply_to=message)


@server.main()
def main(grid, context):
    config = ConfigRecord({"round": 1, "number": 0, "count": context.run_config["count"]})
    weights = Array(dtype="<f8", shape=(650,), stype="bytes", data=bytes(8 * 650))
    content = RecordDict({"config": config, "arrays": ArrayRecord({"weights": weights})})
    asked, found, end = {}, [], time.monotonic() + PATIENCE
    while len(found) < context.run_config["answers"] and time.monotonic() < end:
        new = set(grid.get_node_ids()) - set(asked.values())
        asked.update((grid.push_messages([Message(content, node, "train.plain")])[0], node) for node in new)
        replies = [reply for number in asked for reply in grid.pull_messages([number])]
        found += [answer_in(reply) for reply in replies if reply.has_content()]  # a node that was killed has none
        time.sleep(0.2)
    path = Path(context.run_config["report"])
    path.with_suffix(".new").write_text(json.dumps(found), encoding="utf-8")
    path.with_suffix(".new").replace(path)


def answer_in(reply):
    """Whose program answered: an update if the owner's did."""
    if "taken over" in reply.content["config"]:
        return "taken over"
    return np.frombuffer(reply.content["arrays"]["update"].data, "<f8").tolist()
