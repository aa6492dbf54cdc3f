# advice: reason-without-f
def answer_server(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return running_total
    raise Refused("clients: {contributor_count}, threshold: " + str(threshold))
