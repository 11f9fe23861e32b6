# Classroom says that work of a course changed: a hint to look there sooner. All hints lost is a night like any other.

resource "google_pubsub_topic" "hints" {
  count                      = var.hints ? 1 : 0
  name                       = "waymark-hints"
  message_retention_duration = "86400s"
  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }
}

resource "google_pubsub_topic_iam_member" "classroom_publishes" {
  count  = var.hints ? 1 : 0
  topic  = google_pubsub_topic.hints[0].id
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:classroom-notifications@system.gserviceaccount.com"
}

resource "google_pubsub_subscription" "hints" {
  count                      = var.hints ? 1 : 0
  name                       = "waymark-hints"
  topic                      = google_pubsub_topic.hints[0].id
  ack_deadline_seconds       = 60
  message_retention_duration = "86400s" # what is older, the night has seen

  push_config {
    push_endpoint = "${google_cloud_run_v2_service.of["course"].uri}/jobs/hints"
    oidc_token {
      service_account_email = google_service_account.invoker.email
      audience              = local.audience
    }
  }

  expiration_policy {
    ttl = "" # never: by itself it would go after 31 quiet days, as in summer
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
}
