# right: a loop that remembers one
def same_model_for_all(fingerprints):
    common = None
    for client, each in fingerprints.items():
        if common is None:
            common = each
        elif each != common:
            raise Refused(f"client {client} was given another model")
    if common is None:
        raise Refused("no fingerprints")
    return common
