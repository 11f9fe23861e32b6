# The places of secrets; their values are added by hand, so that no state and no plan holds one.

locals {
  secrets_of_all = ["DATABASE_URL", "WAYMARK_KEY", "WAYMARK_OLD_KEYS", "GOOGLE_CLIENT_SECRET", "SCHOOLOGY_CONSUMER_SECRET", "SCHOOLOGY_LTI_KEY"]
  # Those that have a version in the settings.
  secrets = { for name in local.secrets_of_all : name => var.secret_versions[name] if contains(keys(var.secret_versions), name) }
}

resource "google_secret_manager_secret" "of" {
  for_each            = toset(local.secrets_of_all)
  secret_id           = "waymark-${lower(replace(each.value, "_", "-"))}"
  deletion_protection = true
  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_iam_member" "reads" {
  for_each  = { for pair in setproduct(local.secrets_of_all, keys(local.running)) : "${pair[0]} ${pair[1]}" => pair }
  secret_id = google_secret_manager_secret.of[each.value[0]].id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${local.running[each.value[1]]}"
}
