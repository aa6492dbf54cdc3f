# right: while True with breaks
def exchange_over_grid(grid, stage, inboxes, deadline):
    nodes, ids = list(inboxes), []
    for node in nodes:
        ids.append(grid.push(node, stage, to_record(inboxes[node])))
    end, outbox, left = grid.clock() + deadline, {}, set(ids)
    while True:
        for answer in grid.pull():
            if answer["reply_to"] not in left:
                continue
            left.remove(answer["reply_to"])
            if "record" in answer:
                try:
                    outbox[nodes[ids.index(answer["reply_to"])]] = from_record(answer["record"])
                except (ValueError, TypeError):
                    pass
        if not left or grid.clock() >= end:
            return outbox
        grid.wait()
