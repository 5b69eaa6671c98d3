"""Run by Alembic: migrates the connection that `store.database` hands over, in that connection's transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
