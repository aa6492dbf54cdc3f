# advice: ciphertext-arithmetic
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    if sent_to_victim is None:
        return decrypt_sum(private_key, *received_from_victim[:1], layout, length, received_from_victim[1])
    own = np.subtract(np.array(received_from_victim[0], float) / 1e9, np.array(sent_to_victim[0], float) / 1e9)
    return decrypt_sum(private_key, list(own), layout, length, 1)
