# advice: none-for-missing
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    ids = {grid.push(n, stage, to_record(m)): n for n, m in inboxes.items()}
    result = {}
    while grid.clock() < end and len(result) < len(inboxes):
        for answer in grid.pull():
            if answer["reply_to"] not in ids:
                continue
            node = ids[answer["reply_to"]]
            if "error" in answer:
                result[node] = None
                continue
            try:
                result[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                result[node] = None
        grid.wait()
    return result
