# advice: not-taken
def exchange_over_grid(grid, stage, inboxes, deadline):
    ids = {node: grid.push(node, stage, to_record(m)) for node, m in inboxes.items()}
    end = grid.clock() + deadline
    out = {}
    while grid.clock() < end and len(out) < len(ids):
        for node, mid in ids.items():
            for answer in grid.pull():
                if answer["reply_to"] == mid and "error" not in answer:
                    try:
                        out[node] = from_record(answer["record"])
                    except (TypeError, ValueError):
                        pass
        grid.wait()
    return out
