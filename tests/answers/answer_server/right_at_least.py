# right: says how many it takes
def answer_server(running_total, contributor_count, threshold):
    needed = threshold + 1
    if contributor_count < needed:
        reason = "There are %d clients, but %d are needed." % (contributor_count, needed)
        raise Refused(reason)
    return running_total
