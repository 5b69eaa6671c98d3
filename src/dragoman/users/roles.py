"""Roles: a reader sees, an analyst also judges, an editor also merges and has pages read."""

from __future__ import annotations

from dragoman.errors import SettingError
from dragoman.store.user_queries import Role

ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")  # each may do all that those before it may
OF_EDITORS = frozenset({"merge", "split"})  # verdicts


def find_role(name: str) -> Role:
    """A role by its name.

    Raises:
        SettingError: there is none of that name.
    """
    for role in ROLES:
        if role == name:
            return role
    raise SettingError(f"{name} is no role", fix=f"roles are {', '.join(ROLES)}")


def may(role: Role, needed: Role) -> bool:
    """Whether a role includes another."""
    return ROLES.index(role) >= ROLES.index(needed)


def role_for_verdict(verdict: str) -> Role:
    """Who may pass a verdict, or take it back."""
    return "editor" if verdict in OF_EDITORS else "analyst"
