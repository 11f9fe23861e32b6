# Google tells at once what changed in a class or a quiz: only with `google_hints`. What is lost of it shows with the weekly reading.

locals {
  publishers = toset(var.google_hints ? ["classroom-notifications", "forms-notifications"] : [])
}

resource "google_pubsub_topic" "hints" {
  count = var.google_hints ? 1 : 0
  name  = "waymark-hints"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }

  depends_on = [google_project_service.used]
}

# Classroom's and Forms' own accounts, the same for every project.
resource "google_pubsub_topic_iam_member" "google_publishes" {
  for_each = local.publishers
  topic    = google_pubsub_topic.hints[0].name
  role     = "roles/pubsub.publisher"
  member   = "serviceAccount:${each.value}@system.gserviceaccount.com"
}

resource "google_pubsub_subscription" "hints" {
  count                      = var.google_hints ? 1 : 0
  name                       = "waymark-hints"
  topic                      = google_pubsub_topic.hints[0].id
  ack_deadline_seconds       = 60
  message_retention_duration = "259200s" # three days: what comes later than that helps little

  push_config {
    push_endpoint = "${google_cloud_run_v2_service.of["nightly"].uri}/jobs/hint"
    oidc_token {
      service_account_email = google_service_account.invoker.email
      audience              = local.audience
    }
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  # a school's summer is longer than the 31 days after which an idle one would go
  expiration_policy {
    ttl = ""
  }
}
