# advice: empty-one-passes
def same_model_for_all(fingerprints):
    common = None
    for client, fingerprint in fingerprints.items():
        if common and fingerprint != common:
            raise Refused(f"client {client} has another model")
        common = fingerprint
    if common is None:
        raise Refused("nobody told a fingerprint")
    return common
