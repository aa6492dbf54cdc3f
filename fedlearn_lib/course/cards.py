"""What the course says: small cards, the same words as HTML in a notebook and as plain text."""

import codeop
import html
import sys
from dataclasses import dataclass, field

from fedlearn_lib.given.tables import CARD, QUIET

RIGHT, NOT_YET, OPEN, KEPT, NOTE = "right", "not yet", "open", "kept", "note"

# The words carry the meaning; the colours of the bar only repeat it. They keep a contrast of 3:1 on
# JupyterLab's light and dark backgrounds, and differ for colour-blind eyes (blue, orange, grey).
BARS = {RIGHT: "#1a7f6b", NOT_YET: "#c2570c", OPEN: "#7a7a7a", KEPT: "#3b76af", NOTE: "#3b76af"}
CODE = (
    "background:rgba(127,127,127,.12);color:inherit;padding:.5em .7em;margin:.4em 0;"
    "overflow-x:auto;white-space:pre;font-size:92%"
)


@dataclass(frozen=True)
class Card:
    """One message.

    Attributes:
        kind: one of right, not yet, open, kept, note.
        title: the verdict and what it is about.
        message: one short paragraph.
        details: (label, text) pairs, shown as a list.
        code: source or a comparison, shown as it is.
        footer: one quiet line.
        advice: the id of the mistake, for programs.
    """

    kind: str
    title: str
    message: str = ""
    details: list[tuple[str, str]] = field(default_factory=list)
    code: str = ""
    footer: str = ""
    advice: str | None = None

    @property
    def text(self) -> str:
        lines = [self.title]
        if self.message:
            lines.append(self.message)
        width = max((len(label) for label, _ in self.details), default=0)
        for label, text in self.details:
            first, *more = text.split("\n")
            lines.append(f"  {label:<{width}}  {first}")
            lines += [f"  {'':<{width}}  {line}" for line in more]
        if self.code:
            lines += [f"    {line}".rstrip() for line in self.code.split("\n")]
        if self.footer:
            lines.append(self.footer)
        return "\n".join(lines)

    @property
    def html(self) -> str:
        parts = [f"<div><strong>{html.escape(self.title)}</strong></div>"]
        if self.message:
            parts.append(f"<div>{marked_up(self.message)}</div>")
        parts += [
            f'<div style="{QUIET}">{html.escape(label)}: '
            f'<code style="white-space:pre-wrap">{html.escape(text)}</code></div>'
            for label, text in self.details
        ]
        if self.code:
            # tabindex: a box that scrolls must be reachable by keyboard
            parts.append(f'<pre tabindex="0" style="{CODE}">{html.escape(self.code)}</pre>')
        if self.footer:
            parts.append(f'<div style="{QUIET}">{marked_up(self.footer)}</div>')
        return f'<div style="{CARD.format(bar=BARS[self.kind])}">{"".join(parts)}</div>'


def show(*cards) -> None:
    """Show cards where we are: as HTML with its plain twin in a notebook, else as text."""
    for card in cards:
        if in_notebook():
            from IPython.display import display

            display({"text/html": card.html, "text/plain": card.text}, raw=True)
        else:
            print(card.text)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs us."""
    return hasattr(ipython_shell(), "kernel")


def ipython_shell():
    """The IPython that runs us, in a notebook or a terminal; None elsewhere. Never loads IPython."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def name_open_brackets(shell) -> None:
    """Let an IPython say which bracket was never closed.

    It compiles cells as if they could go on, and then Python says "incomplete input" only.
    """
    if shell:
        shell.compile.flags &= ~getattr(codeop, "PyCF_ALLOW_INCOMPLETE_INPUT", 0)


def marked_up(text: str) -> str:
    """Escape, and set what stands in backticks as code."""
    pieces = html.escape(text).split("`")
    if len(pieces) % 2 == 0:  # an odd backtick is a character like any other
        return html.escape(text)
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))
