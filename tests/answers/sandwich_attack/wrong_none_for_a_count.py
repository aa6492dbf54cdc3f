# advice: other-places
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    def opened(pair, count=None):
        return decrypt_sum(private_key, pair[0], layout, length, count)

    if sent_to_victim is None:
        return opened(received_from_victim, received_from_victim[1])
    return opened(received_from_victim) - opened(sent_to_victim)
