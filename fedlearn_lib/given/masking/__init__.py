"""What masks need beside the learner's own functions: the five stages of a round, an adversary, figures."""

from ..refused import Refused
from . import adversary
from .adversary import two_stories
from .client import new_state, purge, steps_of
from .cohort import enrol, enrol_pictures, masked_federated_averaging, play_round
from .rules import STAGES, MaskRules
from .tools import PRIME, chance_of_at_least, pair_label, private_key_from, secret_of

__all__ = [
    "Refused",
    "MaskRules",
    "PRIME",
    "STAGES",
    "adversary",
    "chance_of_at_least",
    "enrol",
    "enrol_pictures",
    "masked_federated_averaging",
    "new_state",
    "pair_label",
    "play_round",
    "private_key_from",
    "purge",
    "secret_of",
    "steps_of",
    "two_stories",
]
