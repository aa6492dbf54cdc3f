# advice: never-looks
def exchange_over_grid(grid, stage, inboxes, deadline):
    for node, inbox in inboxes.items():
        grid.push(node, stage, to_record(inbox))
    return {}
