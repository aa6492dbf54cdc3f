# advice: raises
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    event = dp_accounting.PoissonSampledDpEvent(dp_accounting.GaussianDpEvent(noise_multiplier), sampling)
    accountant = RdpAccountant()
    accountant.compose(event)
    return accountant.get_epsilon(delta)
