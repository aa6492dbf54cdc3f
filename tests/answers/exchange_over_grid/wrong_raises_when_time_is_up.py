# advice: raises-at-the-end
def exchange_over_grid(grid, stage, inboxes, deadline):
    ids = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    end = grid.clock() + deadline
    result = {}
    open_ = set(ids)
    while open_:
        if grid.clock() >= end:
            raise TimeoutError("too slow")
        for answer in grid.pull():
            if answer["reply_to"] in open_:
                open_.remove(answer["reply_to"])
                if "record" in answer:
                    try:
                        result[ids[answer["reply_to"]]] = from_record(answer["record"])
                    except (TypeError, ValueError):
                        pass
        grid.wait()
    return result
