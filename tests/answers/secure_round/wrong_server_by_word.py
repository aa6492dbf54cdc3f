# advice: other-order
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for here, there in zip(clients, [*(client.name for client in clients[1:]), "server"]):
        if count:
            total, count = network.receive(here.name)
        update, examples = here.train(weights)
        mine = my_integers_of(update, examples, agreement)
        total, count = add_my_update(here.encryptor, total, count, mine, agreement.layout)
        if there == "server":
            total = answer_server(total, count, agreement.threshold)
        network.send(here.name, there, (total, count))
    total, count = network.receive("server")
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
