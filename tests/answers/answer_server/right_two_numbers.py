# right: both numbers handed to Refused
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(contributor_count, threshold)
    return running_total
