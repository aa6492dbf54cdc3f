# advice: reason-without-f
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused("too few clients: {contributor_count} of {threshold}")
    return running_total
