"""Start Python tools without what takes seconds to import and is not needed.

jsonschema, which Jupyter and nbval import, builds a parser for web addresses if it finds `rfc3987_syntax`.
"""

UNUSED = "rfc3987_syntax"


def tool(module: str, call: str) -> tuple[str, str]:
    """Arguments of Python that run a tool: its module, and the call that starts it with `sys.argv`."""
    return "-c", f"import sys; sys.modules[{UNUSED!r}] = None; import {module}; sys.exit({module}.{call})"
