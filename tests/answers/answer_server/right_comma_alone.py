# right: a comma and no blank between the numbers
def answer_server(running_total, contributor_count, threshold):
    if contributor_count <= threshold:
        raise Refused(f"{contributor_count},{threshold}")
    return running_total
