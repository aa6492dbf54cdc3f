# right: as the hints say
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    noise = dp_accounting.GaussianDpEvent(noise_multiplier)
    event = dp_accounting.PoissonSampledDpEvent(sampling, noise)
    accountant = RdpAccountant()
    accountant.compose(event, rounds)
    return accountant.get_epsilon(delta)
