# advice: swallowed
def answer_server(running_total, contributor_count, threshold):
    handed_out = running_total
    try:
        if contributor_count <= threshold:
            raise Refused(f"{contributor_count} clients are in it, more than {threshold} are needed")
    finally:
        return handed_out
