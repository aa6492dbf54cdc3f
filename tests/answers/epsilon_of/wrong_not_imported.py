# advice: unknown-name
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    return dp_accounting.rdp.RdpAccountant().compose(event, rounds).get_epsilon(delta)
