"""A small sheet of 8 × 8 squares on which somebody draws digits of its own; they stay in this kernel."""

from pathlib import Path

import ipywidgets
import numpy as np
from IPython.display import display

from .. import figures

SIDE = 8
SOFT = 0.35  # of the ink runs into the squares beside it, as in the scanned digits


class Sheet:
    """Squares that turn dark when they are clicked, and what was drawn on them so far.

    Attributes:
        X: kept digits, shape (n, 64), numbers in [0, 1]; a row of pixels after the other, as in the data of the course.
        y: their labels, shape (n,).
    """

    def __init__(self):
        self._kept: list[tuple[np.ndarray, int]] = []
        square = {"layout": {"width": "2.1em", "height": "2.1em", "margin": "0", "padding": "0"}}
        self.squares = [ipywidgets.ToggleButton(description=" ", tooltip=f"row {k // SIDE + 1}, column {k % SIDE + 1}",
                                                **square) for k in range(SIDE**2)]  # fmt: skip
        for each in self.squares:
            each.observe(_darken, names="value")
        self.label = ipywidgets.Dropdown(options=range(10), value=3, description="It is a", layout={"width": "10em"})
        self.keep = ipywidgets.Button(description="Keep it", button_style="primary")
        self.clear = ipywidgets.Button(description="Empty the sheet")
        self.said = ipywidgets.HTML(self._count())
        self.keep.on_click(lambda _: self.add())
        self.clear.on_click(lambda _: self.wipe())

    @property
    def X(self) -> np.ndarray:
        return np.array([pixels for pixels, _ in self._kept]).reshape(-1, SIDE**2)

    @property
    def y(self) -> np.ndarray:
        return np.array([label for _, label in self._kept], int)

    def pixels(self) -> np.ndarray:
        """What stands on the sheet: ink is 1, and a square beside ink gets a little of it."""
        ink = np.array([each.value for each in self.squares], float).reshape(SIDE, SIDE)
        around = np.pad(ink, 1)
        beside = np.max([around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]], axis=0)
        return np.maximum(ink, SOFT * beside).ravel()

    def add(self) -> None:
        """Keep what stands on the sheet, under the chosen label, and empty the sheet."""
        if not any(each.value for each in self.squares):
            self.said.value = "<p>The sheet is empty: click on squares to draw.</p>"
            return
        self._kept.append((self.pixels(), int(self.label.value)))
        self.wipe()
        self.said.value = self._count()

    def wipe(self) -> None:
        """Empty the sheet."""
        for each in self.squares:
            each.value = False

    def save(self, path: Path | str) -> Path:
        """Write the kept digits into a file that `join … --data` reads.

        Raises:
            ValueError: none were kept.
        """
        if not self._kept:
            raise ValueError("No digit was kept yet: draw one, choose its label, and click on “Keep it”.")
        path = Path(path).with_suffix(".npz")
        np.savez(path, X=self.X, y=self.y)
        return path

    def show(self) -> None:
        """Show the sheet; where there is no front end for widgets, a picture of it."""
        grid = ipywidgets.GridBox(self.squares, layout={"grid_template_columns": f"repeat({SIDE}, 2.1em)",
                                                        "grid_gap": "1px"})  # fmt: skip
        box = ipywidgets.VBox([grid, ipywidgets.HBox([self.label, self.keep, self.clear]), self.said])
        figure, axes = figures.new_figure(1.8, 1.9)
        figures.draw_digit(axes, self.pixels())
        kept, dark = len(self._kept), sum(each.value for each in self.squares)
        sentence = f"A sheet of 8 × 8 squares to draw digits on: {dark} of 64 squares are dark, {kept} digits are kept."
        display({**box._repr_mimebundle_(), "text/html": figures.as_html(figure, sentence), "text/plain": sentence},
                raw=True)  # fmt: skip

    def _count(self) -> str:
        counts = ", ".join(f"{count} × {digit}" for digit, count in enumerate(np.bincount(self.y)) if count)
        digits = "1 digit" if len(self._kept) == 1 else f"{len(self._kept)} digits"
        return f"<p>{digits} kept{f': {counts}' if counts else ''}. They stay on this machine.</p>"


def draw_digits() -> Sheet:
    """Show a sheet to draw digits on, with the mouse or with Tab and the space bar.

    Returns:
        The sheet: `.X` and `.y` are what was kept, `.save("mine.npz")` writes it into a file.
    """
    sheet = Sheet()
    sheet.show()
    return sheet


def _darken(change: dict) -> None:
    change["owner"].button_style = "info" if change["new"] else ""
    change["owner"].description = "■" if change["new"] else " "
