# advice: rounds-in-noise
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    noise_multiplier /= rounds**0.5
    accountant = RdpAccountant()
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier)))
    return accountant.get_epsilon(delta)
