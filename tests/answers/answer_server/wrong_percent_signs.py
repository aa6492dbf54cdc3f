# advice: reason-misfits
def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return running_total
    raise Refused("%d clients are in it, and it takes more than %d" % contributor_count)
