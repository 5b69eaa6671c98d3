"""What is run by hand now and then: generated documentation, the gazetteer."""
