# Every 15 minutes somebody looks whose night is due; each course of a night is a task.

resource "google_cloud_scheduler_job" "nightly" {
  name             = "waymark-nightly"
  region           = var.region
  schedule         = "*/15 * * * *"
  time_zone        = "Etc/UTC" # each school's own time is the code's business
  attempt_deadline = "1800s"

  http_target {
    http_method = "POST"
    uri         = "${google_cloud_run_v2_service.of["nightly"].uri}/jobs/nightly"
    oidc_token {
      service_account_email = google_service_account.invoker.email
      audience              = local.audience
    }
  }

  retry_config {
    retry_count          = 2
    min_backoff_duration = "30s"
    max_backoff_duration = "300s"
  }
}

resource "google_cloud_tasks_queue" "courses" {
  name     = "waymark-courses"
  location = var.region

  rate_limits {
    max_concurrent_dispatches = local.course_at_once * local.course_instances
    max_dispatches_per_second = 5 # a ramp, no quota: calls are counted where they are made
  }

  # Tried no more once both are used up: eight times, and six hours.
  retry_config {
    max_attempts       = 8
    max_retry_duration = "21600s"
    min_backoff        = "30s"
    max_backoff        = "600s"
    max_doublings      = 4
  }

  stackdriver_logging_config {
    sampling_ratio = 0.01
  }
}

resource "google_cloud_tasks_queue_iam_member" "jobs_queue_courses" {
  name     = google_cloud_tasks_queue.courses.name
  location = var.region
  role     = "roles/cloudtasks.enqueuer"
  member   = "serviceAccount:${google_service_account.jobs.email}"
}
