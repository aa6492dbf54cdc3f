"""What a teacher's notebook shows of a class: who is in, the rounds, the stages, and what the server sees."""

import threading
from collections.abc import Callable
from html import escape

SHOWN = 8  # rows of a table


class Board:
    """Follows a report.

    Args:
        events: gives all events so far.
    """

    def __init__(self, events: Callable[[], list[dict]]):
        self.events, self.over = events, threading.Event()

    def show(self, command: str, every: float = 0.5):
        """A widget that follows, until `close`."""
        import ipywidgets as widgets

        self.over.set()  # an earlier widget stands still
        over = self.over = threading.Event()
        view = widgets.HTML(page(self.events(), command))

        def follow() -> None:
            while not over.wait(every):
                view.value = page(self.events(), command)

        threading.Thread(target=follow, daemon=True).start()
        return view

    def close(self) -> None:
        self.over.set()


def page(events: list[dict], command: str) -> str:
    """The page as HTML; whatever came from others is shown as text."""
    last: dict[str, dict] = {event["event"]: event for event in events}
    parts = [f"<p>To join: <code>{escape(command)}</code></p>", _people(last.get("people"))]
    if roster := last.get("roster"):
        parts.append(
            f"<p>Fingerprint of the roster of {len(roster['names'])}, to compare on every screen: "
            f"<b>{escape(roster['short'])}</b></p>"
        )
    if rounds := [event for event in events if event["event"] == "round"]:
        parts.append(_table(["round", "in the sum", "accuracy", "seconds"], [
            [event["round"], len(event["survivors"]), f"{event['accuracy']:.1%}", f"{event['seconds']:.1f}"]
            for event in rounds[-SHOWN:]]))  # fmt: skip
    if stages := [event for event in events if event["event"] == "stage"]:
        parts.append(_table(["stage", "answered", "seconds", "the server sees of one client"], [
            [event["stage"], f"{event['answered']} of {event['asked']}", f"{event['seconds']:.1f}", event["seen"]]
            for event in stages[-SHOWN:]]))  # fmt: skip
    if events and events[-1]["event"] == "begins":
        parts.append(f"<p>The stage {escape(events[-1]['stage'])} is going on.</p>")
    why = [event["why"] for event in events if event["event"] in ("stopped", "failed")]
    if why:
        parts.append(f"<p>Stopped: {escape(why[-1])}</p>")
    return "".join(parts)


def _people(told: dict | None) -> str:
    if told is None:
        return "<p>Nobody is in yet.</p>"
    names = ", ".join(map(escape, told["names"]))
    away = "".join(f"<li>{escape(why)}</li>" for why in told["away"][-SHOWN:])
    return f"<p>{len(told['names'])} in the class: {names}</p>" + (f"<p>Not in:</p><ul>{away}</ul>" if away else "")


def _table(heads: list[str], rows: list[list]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
