#!/bin/sh
# Reads a backup from standard input and puts it in the place of the whole database. Stop Waymark first.
set -eu
if [ -r /run/secrets/database_admin ]; then
  PGPASSWORD="$(cat /run/secrets/database_admin)"
  export PGPASSWORD
fi
database="${1:-waymark}"
# beside the old one first: a backup that cannot be read leaves everything as it is
dropdb --username postgres --if-exists --force "${database}_restored"
createdb --username postgres --owner waymark_owner "${database}_restored"
pg_restore --username postgres --exit-on-error --dbname "${database}_restored"
dropdb --username postgres --if-exists --force "$database"
psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --quiet --command "alter database \"${database}_restored\" rename to \"$database\""
