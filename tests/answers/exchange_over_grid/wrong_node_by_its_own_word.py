# advice: by-own-word
def exchange_over_grid(grid, stage, inboxes, deadline):
    sent = [grid.push(node, stage, to_record(inbox)) for node, inbox in inboxes.items()]
    end = grid.clock() + deadline
    result = {}
    left = len(sent)
    while left and grid.clock() < end:
        for answer in grid.pull():
            if answer["reply_to"] in sent:
                left -= 1
                if "record" in answer:
                    try:
                        content = from_record(answer["record"])
                        result[content["id"]] = content
                    except (TypeError, ValueError):
                        pass
        grid.wait()
    return result
