# advice: ends-early
def exchange_over_grid(grid, stage, inboxes, deadline):
    ids = {grid.push(node, stage, to_record(m)): node for node, m in inboxes.items()}
    out = {}
    while ids and deadline > 0:
        for answer in grid.pull():
            node = ids.pop(answer["reply_to"], None)
            if node is None or "error" in answer:
                continue
            try:
                out[node] = from_record(answer["record"])
            except (TypeError, ValueError):
                pass
        grid.wait()
        deadline -= 1
    return out
