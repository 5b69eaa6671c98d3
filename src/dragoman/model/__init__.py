"""The pair classifier: a second voice beside the codebook's rules. Data in, probabilities out."""
