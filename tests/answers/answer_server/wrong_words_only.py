# advice: reason-missing
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused("too few clients")
    return running_total
