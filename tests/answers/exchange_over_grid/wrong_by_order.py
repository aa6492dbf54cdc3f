# advice: by-order
def exchange_over_grid(grid, stage, inboxes, deadline):
    end = grid.clock() + deadline
    ids = [grid.push(node, stage, to_record(inbox)) for node, inbox in inboxes.items()]
    nodes, outboxes = list(inboxes), {}
    while nodes and grid.clock() < end:
        for answer in grid.pull():
            if answer["reply_to"] not in ids:
                continue
            node = nodes.pop(0)
            if "error" in answer:
                continue
            try:
                outboxes[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                continue
        grid.wait()
    return outboxes
