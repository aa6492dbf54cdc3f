# advice: deadline-unused
def exchange_over_grid(grid, stage, inboxes, deadline):
    ids = {}
    for node, message in inboxes.items():
        ids[grid.push(node, stage, to_record(message))] = node
    found, still = {}, set(ids)
    for look in range(20):
        for reply in grid.pull():
            if reply["reply_to"] not in still:
                continue
            still.remove(reply["reply_to"])
            if "record" in reply:
                try:
                    found[ids[reply["reply_to"]]] = from_record(reply["record"])
                except (ValueError, TypeError):
                    continue
        if still:
            grid.wait()
        else:
            break
    return found
