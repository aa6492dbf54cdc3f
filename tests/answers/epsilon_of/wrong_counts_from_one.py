# advice: other-rounds
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    accountant = RdpAccountant()
    noise = dp_accounting.GaussianDpEvent(noise_multiplier)
    event = dp_accounting.PoissonSampledDpEvent(sampling, noise)
    accountant.compose(event)
    for _ in range(rounds):
        accountant.compose(event)
    return accountant.get_epsilon(delta)
