# right: a local function that raises
def answer_server(running_total, contributor_count, threshold):
    missing = threshold + 1 - contributor_count

    def refuse():
        raise Refused("{} clients in it, {} needed".format(contributor_count, threshold + 1))

    return refuse() if missing > 0 else running_total
