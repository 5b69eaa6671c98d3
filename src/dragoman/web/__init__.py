"""The desk: the record in a browser. `app` builds it, `screens` has a module a screen, `view` what templates show."""
