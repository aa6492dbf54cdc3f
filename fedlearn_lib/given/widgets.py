"""One pattern for every widget: controls above one picture that follows them.

The picture is an HTML view with alternative text, so it works with the keyboard and a screen reader. Where there is no
front end for widgets (a rendered notebook, a test) the same output shows the picture at its default values.
"""

from collections.abc import Callable

import ipywidgets
from IPython.display import display
from matplotlib.figure import Figure

from .figures import as_html


def explore(draw: Callable[..., tuple[Figure, str]], **controls: ipywidgets.Widget) -> None:
    """Show controls and the picture that `draw` makes of their values.

    Args:
        draw: called with the value of every control; returns the figure and its sentence.
        controls: widgets with a `value`, by argument name.
    """
    view = ipywidgets.HTML()

    def redraw(change=None):
        try:
            figure, sentence = draw(**{name: control.value for name, control in controls.items()})
        except NotImplementedError as error:  # an exercise that is still open
            view.value = f"<p>{error}</p>"
            return
        view.value = _set_like_text(as_html(figure, sentence))
        redraw.sentence = sentence

    # The first picture is drawn outside the guard: an open exercise must stop the cell.
    figure, redraw.sentence = draw(**{name: control.value for name, control in controls.items()})
    picture = as_html(figure, redraw.sentence)
    view.value = _set_like_text(picture)
    for control in controls.values():
        control.observe(redraw, names="value")
    box = ipywidgets.VBox([*controls.values(), view])
    bundle = box._repr_mimebundle_()
    # Front ends without widgets fall back to the picture.
    display({**bundle, "text/html": picture, "text/plain": redraw.sentence}, raw=True)


def _set_like_text(page: str) -> str:
    """HTML for a widget, which otherwise gives every line the height of a control."""
    return f'<div style="line-height:1.5">{page}</div>'


def choice(label: str, options: list, value, **more) -> ipywidgets.SelectionSlider:
    """A slider over a few values; it moves with the arrow keys."""
    return ipywidgets.SelectionSlider(
        options=options,
        value=value,
        description=label,
        continuous_update=False,
        style={"description_width": "initial"},
        layout={"width": "28em"},
        **more,
    )

