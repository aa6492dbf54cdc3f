# advice: takes-nothing
def exchange_over_grid(grid, stage, inboxes, deadline):
    ids = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    grid.wait(deadline)
    result = {}
    for answer in grid.pull():
        if answer["reply_to"] in ids and "record" in answer:
            result[ids[answer["reply_to"]]] = from_record(answer["record"])
    return result
