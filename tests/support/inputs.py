"""Input rules, tried on one value at a time."""

from fedlearn_lib.given.inputs import check_inputs

NAN, INF = float("nan"), float("inf")


def demo(rule, value, **others):
    """Pass a value through one rule, as the last argument of a function `example`."""
    names = [*others, "it"]
    namespace = {"checked": check_inputs(it=rule)}
    exec(f"@checked\ndef example({', '.join(names)}):\n    return it", namespace)
    return namespace["example"](*others.values(), value)
