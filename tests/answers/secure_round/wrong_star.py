# advice: everyone-sends-its-own
def secure_round(network, server, clients, weights, agreement):
    for client in clients:
        integers = my_integers_of(*client.train(weights), agreement)
        network.send(client.name, server.name, add_my_update(client.encryptor, None, 0, integers, agreement.layout))
    total, count = network.receive(server.name)
    for _ in clients[1:]:
        other, one = network.receive(server.name)
        total, count = add_vectors(clients[0].encryptor.public_key, total, other), count + one
    answer_server(total, count, agreement.threshold)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
