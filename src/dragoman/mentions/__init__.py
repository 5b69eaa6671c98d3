"""Who and where, looked up in the codebook and read off the grammar."""
