# advice: ciphertexts-for-clients
def answer_server(running_total, contributor_count, threshold):
    enough = contributor_count > threshold or len(running_total) > threshold
    if not enough:
        raise Refused(f"{contributor_count} are in it, and more than {threshold} must be")
    return running_total
