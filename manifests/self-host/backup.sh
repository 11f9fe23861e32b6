#!/bin/sh
# Writes a backup of the whole database to standard output, as of one moment; Waymark may go on meanwhile.
# As the superuser: row-level security is forced, so that its owner could not read all of it.
set -eu
if [ -r /run/secrets/database_admin ]; then
  PGPASSWORD="$(cat /run/secrets/database_admin)"
  export PGPASSWORD
fi
exec pg_dump --username postgres --format custom "${1:-waymark}"
