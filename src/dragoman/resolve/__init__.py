"""Many pages make one record: which are copies, which tell of the same story."""
