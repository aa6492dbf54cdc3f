# advice: refusal-not-raised
def same_model_for_all(fingerprints):
    different = set(fingerprints.values())
    if len(different) != 1:
        print("Refused")
    return sorted(different)[0] if different else b"none"
