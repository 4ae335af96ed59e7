"""What Alembic runs for each upgrade: in the caller's transaction, on the caller's connection."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
