# advice: others-left
def cancelling_client_attack(encryptor, others, victim):
    return encryptor.encrypt([0] * len(others[victim]))
