"""The service beside its peers, on the same work: ``make bench``."""
