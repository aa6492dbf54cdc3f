# advice: rounds-added-up
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    acc = RdpAccountant()
    for r in range(1, rounds + 1):
        acc.compose(event, r)
    return acc.get_epsilon(delta)
