# right: helpers, everything inside written out
def step(network, client, first, weights, agreement):
    total, count = (None, 0) if first else network.receive(client.name)
    mine = my_integers_of(*client.train(weights), agreement)
    mine = encrypt_vector(client.encryptor, mine, agreement.layout)
    if total is not None:
        mine = add_vectors(client.encryptor.public_key, total, mine)
    return mine, count + 1


def secure_round(network, server, clients, weights, agreement):
    n = len(clients)
    for k in range(n):
        total, count = step(network, clients[k], k == 0, weights, agreement)
        if k < n - 1:
            network.send(clients[k].name, clients[k + 1].name, (total, count))
    if count <= agreement.threshold:
        raise Refused(f"{count} clients, threshold {agreement.threshold}")
    network.send(clients[-1].name, server.name, (total, count))
    total, count = network.receive(server.name)
    sums = decrypt_sum(server.private_key, total, agreement.layout, len(weights) + 1, count)
    return dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples / sums[-1]
