"""What runs at the server: Flower starts it once, and it does what is asked of it until it is told to end."""

import json
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np
from flwr.app import Context
from flwr.serverapp import Grid, ServerApp

from ..given.refused import Refused
from .bridge import FlowerGrid
from .desk import Desk
from .rehearsal import blame, rehearse
from .report import Report
from .stages import GO_ON

ENROLMENT = 30.0  # seconds in which a node must answer when it comes: it trains once meanwhile
HALT = 60.0  # seconds for which a stage waits at most, if somebody wants to do something before it
FAREWELL = 3.0  # seconds in which nodes hear that it is over
LOOK = 1.0  # seconds between two looks who has come

app = ServerApp()


@app.main()
def main(grid: Grid, context: Context) -> None:
    """Serve orders: files in the folder that the run's configuration names, one after the other.

    They come from whoever started this program, on this machine. Flower could start a run for every training, but
    that takes seconds each time, and nobody would see who has come in between.
    """
    folder = Path(context.run_config["folder"])
    report = Report(folder / "report.jsonl")
    try:
        rehearse(server=True)
    except Refused as refused:
        return report("failed", why=str(refused))
    try:
        serve(Desk(grid, FlowerGrid, folder, report), folder)
    except Exception as error:  # whoever waits for this program must hear that it is over
        report("failed", why=blame(error))
        raise


def serve(desk: Desk, folder: Path) -> None:
    """Look who comes, and do what is ordered, until an order says that it is over."""
    desk.report("ready")
    last = 0.0
    while True:
        for path in sorted((folder / "orders").glob("*.json")):
            order = json.loads(path.read_text(encoding="utf-8"))
            path.unlink()
            if order["do"] == "end":
                desk.turn_away(dict.fromkeys(desk.present(), "it is over"), FAREWELL)
                return desk.report("ended")
            obey(desk, folder, order)
        if time.monotonic() > last + LOOK:
            desk.look(ENROLMENT)
            last = time.monotonic()
        time.sleep(0.05)


def obey(desk: Desk, folder: Path, order: dict) -> None:
    """Do one thing, and say when it is done."""
    desk.report("order", number=order["number"])
    try:
        if order["do"] == "remove":
            desk.remove(order["name"], order["deadline"])
        else:
            desk.look(ENROLMENT)
            halt = partial(wait_for_word, desk.report, folder, order["halts"])
            weights = desk.train(order["protocol"], order["rounds"], order["deadline"], halt)
            np.save(folder / f"weights-{order['number']}.npy", weights)
    except Exception as error:
        desk.report("stopped", why=blame(error))
    desk.report("done", number=order["number"])


def wait_for_word(report: Report, folder: Path, halts: Iterable[str], stage: str) -> None:
    """Before some stages, wait until whoever ordered the training says that it may go on: see `Office.train`."""
    if stage not in halts:
        return
    word, end = folder / GO_ON, time.monotonic() + HALT
    word.unlink(missing_ok=True)  # one that came too late
    report("halts", stage=stage)
    while not word.exists() and time.monotonic() < end:
        time.sleep(0.02)
