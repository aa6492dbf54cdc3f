# right: ids looked up, the open ones in a set
def exchange_over_grid(grid, stage, inboxes, deadline):
    start = grid.clock()
    nodes = {}
    for node in inboxes:
        nodes[grid.push(node, stage, to_record(inboxes[node]))] = node
    missing, outboxes = set(nodes), {}
    while True:
        for answer in grid.pull():
            if answer["reply_to"] not in missing:
                continue
            missing.discard(answer["reply_to"])
            if "record" in answer:
                try:
                    outboxes[nodes[answer["reply_to"]]] = from_record(answer["record"])
                except Exception:
                    continue
        if not missing or grid.clock() - start >= deadline:
            return outboxes
        grid.wait()
