# advice: reason-of-numbers
def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return running_total
    raise Refused("only " + contributor_count + " of " + threshold)
