# advice: share-of-the-total
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    ciphertexts, people = received_from_victim
    opened = decrypt_sum(private_key, ciphertexts, layout, length, people)
    return np.rint(opened / people).astype(np.int64)
