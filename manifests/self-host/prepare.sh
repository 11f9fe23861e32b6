#!/bin/sh
# sh prepare.sh https://waymark.school.example
# Makes the passwords and keys of a new installation, once: secrets/, waymark.env, owner.env and proxy.env beside this file. It never writes over them.
set -eu
cd "$(dirname "$0")"
base="${1:?say where Waymark will be reached: sh prepare.sh https://waymark.school.example}"
if [ -e waymark.env ] || [ -e secrets ]; then
  echo 'waymark.env or secrets/ is there already: nothing was changed' >&2
  exit 1
fi
umask 077
mkdir secrets
openssl rand -hex 24 | tr -d '\n' > secrets/database_admin
openssl rand -hex 24 | tr -d '\n' > secrets/database_login
openssl rand -hex 24 | tr -d '\n' > secrets/database_owner
# the database's own user reads them, where they are put into its container; on the machine nobody else enters the folder
chmod 644 secrets/database_admin secrets/database_login secrets/database_owner
sed \
  -e "s|^WAYMARK_BASE_URL=.*|WAYMARK_BASE_URL=$base|" \
  -e "s|^WAYMARK_KEY=.*|WAYMARK_KEY=$(openssl rand -base64 32)|" \
  -e "s|^SCHOOLOGY_LTI_KEY=.*|SCHOOLOGY_LTI_KEY=$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null | openssl base64 -A)|" \
  -e "s|PASSWORD|$(cat secrets/database_login)|" \
  waymark.env.example > waymark.env
echo "DATABASE_OWNER_URL=postgres://waymark_owner:$(cat secrets/database_owner)@/waymark?host=/var/run/postgresql" > owner.env
echo "WAYMARK_BASE_URL=$base" > proxy.env
echo 'Made waymark.env, owner.env, proxy.env and secrets/. Keep a copy of WAYMARK_KEY away from the backups: without it no credential can be read.'
