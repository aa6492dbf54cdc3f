# advice: rounds-in-noise
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    from dp_accounting import GaussianDpEvent, PoissonSampledDpEvent
    from dp_accounting.rdp import RdpAccountant

    together = GaussianDpEvent(noise_multiplier * rounds**0.5)
    told = RdpAccountant().compose(PoissonSampledDpEvent(sampling, together), rounds)
    return told.get_epsilon(delta)
