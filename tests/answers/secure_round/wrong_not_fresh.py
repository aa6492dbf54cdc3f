# advice: not-encrypted
def secure_round(network, server, clients, weights, agreement):
    from fedlearn_lib.given.paillier.packing import pack_vector

    total, count = None, 0
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        n = client.encryptor.public_key.n
        mine = [1 + m * n for m in pack_vector(integers, agreement.layout)]
        total, count = mine if total is None else add_vectors(client.encryptor.public_key, total, mine), count + 1
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
