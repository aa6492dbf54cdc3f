# advice: catches-its-own
def answer_server(running_total, contributor_count, threshold):
    try:
        if contributor_count <= threshold:
            raise Refused(f"only {contributor_count} of more than {threshold}")
        return running_total
    except Refused as why:
        print(why)
