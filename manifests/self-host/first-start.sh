#!/bin/sh
# Run by the database's image when its volume is empty.
set -eu
psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 \
  --set password="$(cat /run/secrets/database_login)" --set owner_password="$(cat /run/secrets/database_owner)" --file /waymark/database.sql
