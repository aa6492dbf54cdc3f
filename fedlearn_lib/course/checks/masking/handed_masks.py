"""Masks as the learner's own function hands them out, and what of seeds and masks must not leave a call."""

import inspect

from ...checking import Checks
from ...checking.watching_secrets import replaced
from ...solutions import masking as reference


class MaskingChecks(Checks):
    """Checks of a function that uses masks, which nobody can change in place: `np.frombuffer` of bytes makes them so.

    The reference's own could be changed, and an answer that does it would be right here and stop in the notebook.
    """

    def run(self, answer, reference, rng):
        names = inspect.unwrap(answer).__globals__
        expand = names["expand_mask"]

        def expand_mask(seed, length):
            mask = expand(seed, length)
            mask.flags.writeable = False
            return mask

        with replaced(names, "expand_mask", expand_mask):
            super().run(answer, reference, rng)


def needs_own_arrays(checks: Checks):
    """Declare what is told to those who change a mask in place."""

    @checks.stops("mask-read-only", "read-only|WRITEABLE")
    def _():
        """What `expand_mask` returns was made of bytes by `np.frombuffer`, and such an array cannot be changed. Add up
        in an array of your own, which begins as a copy: `total = mask.copy()`, or `total = total + mask`."""


def of_seeds(seeds, length: int) -> list:
    """What must not leave a call that holds these seeds: they, and their masks."""
    secret = [bytes(seed) for seed in seeds if any(seed)]  # a seed of zeros only is everywhere
    return [*secret, *(reference.expand_mask(seed, length) for seed in secret)]
