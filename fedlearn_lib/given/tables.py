"""Small tables: the same rows as HTML in a notebook and as aligned plain text elsewhere."""

import html
from dataclasses import dataclass

QUIET = "opacity:.85;font-size:92%"
# As wide as text; the bar on the left marks what the course itself says.
CARD = "border-left:4px solid {bar};padding:.35em .9em;margin:.3em 0;max-width:50em;line-height:1.45"
NEUTRAL = "#3b76af"


@dataclass(frozen=True)
class Table:
    """A small table.

    Args:
        title: what it shows.
        columns: headings.
        rows: lists of cells, as texts.
        footer: one quiet line below.
        wide: whether its cells hold sentences, so that it may be wider than text.
    """

    title: str
    columns: list[str]
    rows: list[list[str]]
    footer: str = ""
    wide: bool = False

    @property
    def text(self) -> str:
        lines = [self.columns, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        body = [
            "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
            for line in lines
        ]
        return "\n".join([self.title, *body, *([self.footer] if self.footer else [])])

    @property
    def html(self) -> str:
        # A corner without a heading is no heading.
        head = "".join(_cell("th", cell, ' scope="col"') if cell else _cell("td", "") for cell in self.columns)
        body = "".join(
            f"<tr>{''.join(_cell('td', cell) for cell in row)}</tr>" for row in self.rows
        )
        footer = f'<div style="{QUIET}">{html.escape(self.footer)}</div>' if self.footer else ""
        card = CARD.format(bar=NEUTRAL) + (";max-width:80em" if self.wide else "")
        return (
            f'<div style="{card}"><table style="border-collapse:collapse;margin:0">'
            f'<caption style="text-align:left;caption-side:top;color:inherit;padding:0">'
            f"<strong>{html.escape(self.title)}</strong></caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{footer}</div>"
        )

    def folded(self, words: str) -> str:
        """The table as HTML behind a line that unfolds it."""
        return f"<details><summary>{html.escape(words)}</summary>{self.html}</details>"

    def show(self) -> None:
        """Show the table as a notebook's output."""
        from IPython.display import display

        display({"text/html": self.html, "text/plain": self.text}, raw=True)


def _cell(tag: str, text: str, more: str = "") -> str:
    style = "text-align:left;padding:.15em 1.2em .15em 0"
    return f'<{tag}{more} style="{style}">{html.escape(text)}</{tag}>'
