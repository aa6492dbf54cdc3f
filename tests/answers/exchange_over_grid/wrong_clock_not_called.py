# advice: raises
def exchange_over_grid(grid, stage, inboxes, deadline):
    waiting = {grid.push(node, stage, to_record(inbox)): node for node, inbox in inboxes.items()}
    got = {}
    start = grid.clock
    while waiting and grid.clock() - start < deadline:
        for answer in grid.pull():
            node = waiting.pop(answer["reply_to"], None)
            if node is not None and "record" in answer:
                got[node] = from_record(answer["record"])
        grid.wait()
    return got
