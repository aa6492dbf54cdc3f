"""A learner who has a keyboard and eyes: everything that is done in JupyterLab here is done by pressing keys.

What JavaScript here does is only to look. Whatever is pressed, the keys must still go to the notebook afterwards.
"""

from support.lab import drawn, until

# What a learner sees: which notebook and cell are at hand, and whether keys go there.
LOOK = """() => {
  const notebook = jupyterapp.shell.currentWidget.content, cell = notebook.activeCell;
  const cursor = cell.editor?.getCursorPosition();
  return {
    notebook: jupyterapp.shell.currentWidget.context.path,
    cell: cell.model.id, place: notebook.activeCellIndex,
    source: cell.model.sharedModel.getSource(),
    count: cell.model.executionCount ?? null,
    column: cursor?.column, mode: notebook.mode,
    here: notebook.node.contains(document.activeElement),
    dialog: document.querySelector('.jp-Dialog')?.innerText ?? null,
  };
}"""
HERE = """document.activeElement?.closest('.jp-Notebook') &&
          jupyterapp.shell.currentWidget.content.node.contains(document.activeElement)"""
MOUSE = ["mousedown", "pointerdown", "wheel", "touchstart"]
FEW = 20  # times that Tab is pressed within a cell


class Typist:
    """The keyboard of a page on which JupyterLab has opened a notebook."""

    def __init__(self, page):
        self.page, self.keyboard = page, page.keyboard
        page.evaluate(
            """kinds => { window.mouse = [];
              for (const kind of kinds) { addEventListener(kind, event => mouse.push(event.type), true); } }""",
            MOUSE,
        )

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keyboard.press(key)

    def look(self) -> dict:
        """What is at hand; keys must go there."""
        seen = self.page.evaluate(LOOK)
        assert seen["dialog"] is None, seen["dialog"]
        assert seen["here"], f"keys go elsewhere than to cell {seen['cell']} of {seen['notebook']}"
        return seen

    def wait_for_notebook(self, path: str) -> None:
        """Wait until a notebook was opened, keys go there and its kernel is ready."""
        until(self.page, f"path => jupyterapp.shell.currentWidget?.context?.path === path && {HERE}", path)
        self.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.ready")
        assert self.look()["place"] == 0

    # ---- from cell to cell ----------------------------------------------------------------------

    def go_to(self, cell: str) -> None:
        """To a cell of this notebook, by arrow keys."""
        place = self.page.evaluate(
            "id => jupyterapp.shell.currentWidget.content.widgets.findIndex(cell => cell.model.id === id)", cell
        )
        steps = place - self.look()["place"]
        for _ in range(abs(steps)):
            self.press("ArrowDown" if steps > 0 else "ArrowUp")
        assert self.look()["cell"] == cell

    def run(self) -> None:
        """Run a cell, or pass one that is text, and come to the next."""
        place = self._run_with("Shift+Enter", "notebook.activeCell.model.id !== id")
        assert self.look()["place"] == place + 1

    def run_again(self, cell: str) -> str:
        """Run a cell, stay there (below a notebook's last cell Shift+Enter begins a new one), see what it says."""
        self.go_to(cell)
        place = self._run_with("Control+Enter", "notebook.activeCell.model.id === id")
        assert self.look()["place"] == place
        return self.read()

    def _run_with(self, keys: str, where: str) -> int:
        """Run the cell at hand and wait until it has run and keys go where they should; returns its place."""
        seen = self.look()
        self.press(keys)
        until(
            self.page,
            f"""([id, count]) => {{
              const notebook = jupyterapp.shell.currentWidget.content;
              const {{type, executionCount}} = notebook.widgets.find(cell => cell.model.id === id).model;
              const done = type !== 'code' || (executionCount !== null && executionCount !== count);
              return done && {where} && notebook.mode === 'command';
            }}""",
            [seen["cell"], seen["count"]],
        )
        drawn(self.page)
        return seen["place"]

    def read(self) -> str:
        """What a code cell shows, as it is shown."""
        shown = self.page.evaluate("jupyterapp.shell.currentWidget.content.activeCell.outputArea.node.innerText")
        return " ".join(shown.split())

    # ---- in a cell ------------------------------------------------------------------------------

    def edit(self) -> None:
        """Begin to type into a cell, at its start."""
        self.press("Enter")
        until(self.page, "document.activeElement.matches('.cm-content')")  # a cursor blinks
        self.press("Control+Home")

    def leave(self) -> None:
        """End typing, in the same cell."""
        self.press("Escape")
        until(self.page, "jupyterapp.shell.currentWidget.content.mode === 'command'")
        self.look()

    def type_over(self, dots: str, text: str) -> None:
        """Type over a few characters of a cell."""
        before = self.look()["source"]
        above, line = before.partition(dots)[0].count("\n"), before.partition(dots)[0].rpartition("\n")[2]
        self.edit()
        self.press(*["ArrowDown"] * above, *["ArrowRight"] * len(line), *["Shift+ArrowRight"] * len(dots))
        self.keyboard.type(text)
        self.leave()
        assert self.look()["source"] == before.replace(dots, text, 1)

    def type_body(self, body: str) -> None:
        """Type a function's body over what stands there, line by line, below its docstring."""
        before = self.look()["source"]
        docstring_ends = '"""'.join(before.split('"""')[:2]).count("\n")  # the cell need not parse
        lines = before.split("\n")[: docstring_ends + 1]
        self.edit()
        self.press(*["ArrowDown"] * (len(lines) - 1), "End", "Control+Shift+End", "Delete")
        for line in body.split("\n"):
            self.press("Enter")
            self.indent(len(line) - len(line.lstrip()) if line.strip() else 0)
            self.keyboard.type(line.strip())
        self.leave()
        assert self.look()["source"] == "\n".join([*lines, body])

    def indent(self, columns: int) -> None:
        """Mend the indentation that the editor gave to a new line."""
        while (column := self.look()["column"]) > columns:
            self.press("Backspace")
        self.keyboard.type(" " * (columns - column))

    def try_below(self, code: str) -> str:
        """Write some code into a new cell below, run it, see what it says, and take the cell away again."""
        cell = self.look()["cell"]
        self.press("b")
        mine = self.look()["cell"]
        self.edit()
        self.keyboard.type(code)
        self.leave()
        said = self.run_again(mine)
        self.press("d", "d")
        self.go_to(cell)
        return said

    # ---- to what stands in a cell ---------------------------------------------------------------

    def tab_to(self, what: str, text: str = "") -> None:
        """To something in the cell at hand that can take the focus, by Tab."""
        for _ in range(FEW):
            self.press("Tab")
            self.look()
            if self.page.evaluate(
                "([what, text]) => document.activeElement.matches(what) && "
                "document.activeElement.innerText.toLowerCase().startsWith(text)",
                [what, text],
            ):
                return
        raise AssertionError(f"Tab does not lead to {what} {text}")

    def open_answers(self) -> int:
        """Open all that is folded in a text; returns how many there were."""
        folded = "jupyterapp.shell.currentWidget.content.activeCell.node.querySelectorAll('details:not([open])').length"
        count = self.page.evaluate(folded)
        for left in reversed(range(count)):
            self.tab_to("details:not([open]) > summary")
            self.press("Enter")
            until(self.page, f"{folded} === {left}")
            self.look()
        return count

    def move_sliders(self) -> int:
        """Move each slider of a cell by one step, and see that the picture follows; returns how many there were."""
        cell = "jupyterapp.shell.currentWidget.content.activeCell.node"
        count = self.page.evaluate(f"{cell}.querySelectorAll('.noUi-handle').length")
        for _ in range(count):
            before = self.page.evaluate(f"{cell}.querySelector('figure img').alt")
            self.tab_to(".noUi-handle")
            self.press("ArrowRight")
            until(self.page, f"before => {cell}.querySelector('figure img').alt !== before", before)
            assert self.page.evaluate("document.activeElement.matches('.noUi-handle')")
        self.step_back(count)
        return count

    def step_back(self, from_widget: bool) -> None:
        """Out of a widget, which takes all keys for itself, to its cell."""
        for _ in range(FEW if from_widget else 0):
            self.press("Shift+Tab")
            self.look()
            if self.page.evaluate("document.activeElement.matches('.jp-Cell')"):
                return

    def follow_link(self, text: str, path: str) -> None:
        """Follow a link of the text at hand to another notebook."""
        self.tab_to("a", text)
        self.press("Enter")
        self.wait_for_notebook(path)

    # ---- what must not have happened ------------------------------------------------------------

    def mouse_events(self) -> list[str]:
        return self.page.evaluate("window.mouse")

    def errors(self) -> list[str]:
        """The exceptions that stand in this notebook's outputs, and in what cell."""
        return self.page.evaluate(
            """() => jupyterapp.shell.currentWidget.content.widgets.filter(cell => cell.model.type === 'code')
              .flatMap(cell => cell.model.outputs.toJSON().filter(output => output.output_type === 'error')
                .map(output => `${cell.model.id}: ${output.ename}: ${output.evalue}`))"""
        )
