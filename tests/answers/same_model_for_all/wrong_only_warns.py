# advice: refusal-not-raised
import warnings


def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        warnings.warn(f"{len(different)} models")
    return next(iter(different), None)
