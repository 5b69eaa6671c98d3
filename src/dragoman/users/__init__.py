"""Who may use a desk that other machines reach: passwords, roles, logins and their limits."""
