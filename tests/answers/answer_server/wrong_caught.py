# advice: caught
def answer_server(running_total, contributor_count, threshold):
    try:
        if contributor_count <= threshold:
            raise Refused(f"only {contributor_count} clients, more than {threshold} are needed")
    except Refused as reason:
        print(reason)
    return running_total
