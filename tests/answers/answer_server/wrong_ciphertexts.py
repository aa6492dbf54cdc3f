# advice: counts-ciphertexts
def answer_server(running_total, contributor_count, threshold):
    if len(running_total) <= threshold:
        raise Refused(f"{len(running_total)} of {threshold}")
    return running_total
