# advice: reason-missing
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused
    return running_total
