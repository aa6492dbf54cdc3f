"""A real JupyterLab in a real browser, for tests: started on a copy of the course, driven by Playwright."""

import contextlib
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from fedlearn_lib.course.copies import environment_for

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_LIMIT = 90  # seconds
RUN_LIMIT = 120_000  # milliseconds


def browser_path() -> str | None:
    """A Chromium on this machine; None if there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextlib.contextmanager
def lab_on(copy: Path, settings: Path):
    """JupyterLab on a copy of the course, with settings of its own; yields its address and token."""
    token = secrets.token_hex(8)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = environment_for(copy)
    for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
        environment[f"JUPYTER_{name}"] = str(settings / name.lower())
    for name in ("SETTINGS_DIR", "WORKSPACES_DIR"):
        environment[f"JUPYTERLAB_{name}"] = str(settings / name.lower())
    environment["IPYTHONDIR"] = str(settings / "ipython")
    command = [
        *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"),
        *("--ServerApp.port_retries=0", "--allow-root", f"--IdentityProvider.token={token}"),
        *(f"--ServerApp.root_dir={copy}", "--LabApp.expose_app_in_browser=True"),
    ]
    log = (settings / "lab.log").open("wb")
    server = subprocess.Popen(command, env=environment, cwd=copy, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api/status?token={token}", server, settings / "lab.log")
        yield address, token
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(20)
        server.kill()
        log.close()


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-2000:]}")


@contextlib.contextmanager
def page_of(address: str, token: str, notebook: str, *, width: int = 1280):
    """A notebook opened in the browser, its kernel ready; yields the Playwright page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(60_000)
        # A workspace of its own: JupyterLab would open the notebooks of the last one again.
        page.goto(f"{address}/lab/workspaces/{secrets.token_hex(4)}/tree/{notebook}?token={token}")
        page.wait_for_function("window.jupyterapp")
        page.evaluate("jupyterapp.restored.then(() => 1)")
        page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
        page.evaluate(
            """async () => {
              const panel = jupyterapp.shell.currentWidget;
              await panel.context.ready; await panel.sessionContext.ready;
              await panel.sessionContext.session.kernel.info;
            }"""
        )
        page.evaluate("() => jupyterapp.shell.collapseLeft()")
        yield page
        browser.close()


def use_theme(page, kind: str) -> None:
    """Switch to "Light" or "Dark"; the server keeps it for the next page."""
    page.evaluate(
        "name => { jupyterapp.commands.execute('apputils:change-theme', {theme: name}) }", f"JupyterLab {kind}"
    )
    light = str(kind == "Light").lower()
    page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
    page.wait_for_timeout(500)


def run_all(page) -> None:
    """Run all cells and wait until the kernel is idle again."""
    page.evaluate(
        """() => { window.runDone = false;
          jupyterapp.commands.execute('notebook:run-all-cells').finally(() => { window.runDone = true }); }"""
    )
    page.wait_for_function("window.runDone", timeout=RUN_LIMIT)
    page.wait_for_timeout(500)  # the last pictures are being drawn


def errors_on(page) -> list[str]:
    """The tracebacks on the page."""
    return page.eval_on_selector_all(
        '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]',
        "nodes => nodes.map(node => node.innerText)",
    )


def picture_of_notebook(page, path: Path) -> None:
    """A screenshot of the whole notebook, however long; the window stays as tall as the notebook."""
    width = page.viewport_size["width"]
    # Cells outside the window are not laid out: first make the window tall, then as tall as needed.
    page.set_viewport_size({"width": width, "height": 20_000})
    page.evaluate("() => { document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0 }")
    page.wait_for_timeout(1500)
    bottom = page.eval_on_selector_all(
        ".jp-NotebookPanel .jp-Cell", "nodes => nodes.at(-1).getBoundingClientRect().bottom"
    )
    page.set_viewport_size({"width": width, "height": int(bottom) + 60})
    page.wait_for_timeout(1000)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(path))


# ---- what a learner does ------------------------------------------------------------------------

def cell_index(page, text: str) -> int:
    """The number of the first cell whose source holds a text."""
    return page.evaluate(
        """text => Array.from(jupyterapp.shell.currentWidget.content.widgets)
                   .findIndex(cell => cell.model.sharedModel.getSource().includes(text))""",
        text,
    )


def type_into_cell(page, index: int, text: str) -> None:
    """Click into a cell, select what stands there and type over it."""
    page.evaluate(
        """index => { const content = jupyterapp.shell.currentWidget.content;
                      content.activeCellIndex = index; content.scrollToItem(index); }""",
        index,
    )
    cell = page.locator(".jp-NotebookPanel .jp-Cell").nth(index)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)  # as a paste: the editor does not add brackets of its own


def run_cell(page, index: int) -> str:
    """Run one cell by its keyboard shortcut; returns the text of its outputs."""
    page.evaluate("index => { jupyterapp.shell.currentWidget.content.activeCellIndex = index }", index)
    before = page.evaluate(COUNT, index)
    page.evaluate("() => { jupyterapp.commands.execute('notebook:run-cell') }")
    page.wait_for_function(f"([index, before]) => ({COUNT})(index) > (before || 0)", arg=[index, before])
    page.wait_for_function(f"index => !({BUSY})(index)", arg=index)
    return page.locator(".jp-NotebookPanel .jp-Cell").nth(index).locator(".jp-OutputArea").inner_text()


COUNT = "index => jupyterapp.shell.currentWidget.content.widgets[index].model.executionCount"
BUSY = "index => jupyterapp.shell.currentWidget.content.widgets[index].model.executionState == 'running'"


def accessibility_problems(page, scopes: list[str], allowed: dict[str, str]) -> list[str]:
    """What axe-core finds in our own outputs, without what is named and caused upstream.

    Args:
        scopes: CSS selectors of what is ours.
        allowed: CSS selector of a node → why its faults are not ours to mend.
    """
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    page.add_script_tag(content=script.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async ([scopes, allowed]) => {
          const include = scopes.filter(scope => document.querySelector(scope)).map(scope => [scope]);
          const result = await axe.run({include, exclude: allowed.map(node => [node])});
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.html}`));
        }""",
        [scopes, list(allowed)],
    )
    return [line[:300] for line in found]
