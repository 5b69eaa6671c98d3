"""The screens, a module each, with a router that `app` includes."""
