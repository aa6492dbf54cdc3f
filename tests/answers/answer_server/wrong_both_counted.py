# advice: counts-ciphertexts
def answer_server(running_total, contributor_count, threshold):
    count = min(contributor_count, len(running_total))
    if count <= threshold:
        raise Refused(f"{count} of {threshold}")
    return running_total
