# advice: counts-ciphertexts
def answer_server(running_total, contributor_count, threshold):
    size = len(running_total)
    if size <= threshold:
        raise Refused(f"only {size}, and more than {threshold} are needed")
    return running_total
