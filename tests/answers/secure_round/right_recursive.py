# right: one client calls the next
def secure_round(network, server, clients, weights, agreement):
    def pass_on(place):
        client = clients[place]
        total, count = (None, 0) if place == 0 else network.receive(client.name)
        mine = my_integers_of(*client.train(weights), agreement)
        pair = add_my_update(client.encryptor, total, count, mine, agreement.layout)
        if place == len(clients) - 1:
            return client, pair
        network.send(client.name, clients[place + 1].name, pair)
        return pass_on(place + 1)

    last, (total, count) = pass_on(0)
    network.send(last.name, server.name, [answer_server(total, count, agreement.threshold), count])
    return decrypt_average(server.private_key, *network.receive(server.name), len(weights), agreement)[0]
