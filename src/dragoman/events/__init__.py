"""Did what: events coded by rule over the parse."""
