# right: returns a copy
def answer_server(running_total, contributor_count, threshold):
    if not contributor_count > threshold:
        raise Refused("too few: {} of at least {}".format(contributor_count, threshold + 1))
    return list(running_total)
