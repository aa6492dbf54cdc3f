# advice: some-not-compared
def same_model_for_all(fingerprints):
    if not fingerprints:
        raise Refused("nobody told a fingerprint")
    for client, fingerprint in fingerprints.items():
        if fingerprints.get(client + 1, fingerprint) != fingerprint:
            raise Refused("two neighbours have different models")
    return fingerprint
