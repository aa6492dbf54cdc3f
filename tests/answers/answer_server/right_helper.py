# right: a helper that raises
def refuse_unless(condition, reason):
    if not condition:
        raise Refused(reason)


def answer_server(running_total, contributor_count, threshold):
    refuse_unless(contributor_count > threshold, f"{contributor_count} <= {threshold}")
    return running_total
