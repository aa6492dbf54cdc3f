# advice: counts-ciphertexts
def answer_server(running_total, contributor_count, threshold):
    clients = len(running_total)
    if clients <= threshold:
        raise Refused(f"{contributor_count} are in it, and more than {threshold} must be")
    return running_total
