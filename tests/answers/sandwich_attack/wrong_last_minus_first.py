# advice: first-client-left-out
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    opened = []
    for pair in (sent_to_victim, received_from_victim):
        if pair is None:
            continue
        total, count = pair
        opened.append(decrypt_sum(private_key, total, layout, length, count))
    return opened[-1] - opened[0]
