# advice: array-as-condition
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    def opened(pair):
        return decrypt_sum(private_key, pair[0], layout, length, pair[1])

    before = opened(sent_to_victim) if sent_to_victim else None
    return opened(received_from_victim) - (before or np.zeros(length, dtype=int))
