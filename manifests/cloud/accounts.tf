# Each account may do what its part of Waymark does, and nothing else. Nobody is owner or editor.

resource "google_service_account" "pages" {
  account_id   = "waymark-pages"
  display_name = "Waymark: the pages people open"
}

resource "google_service_account" "jobs" {
  account_id   = "waymark-jobs"
  display_name = "Waymark: nights and courses"
}

resource "google_service_account" "invoker" {
  account_id   = "waymark-invoker"
  display_name = "Waymark: who starts jobs (scheduler, queue, push)"
}

resource "google_service_account" "build" {
  account_id   = "waymark-build"
  display_name = "Waymark: makes containers out of sources"
}

locals {
  running = {
    pages = google_service_account.pages.email
    jobs  = google_service_account.jobs.email
  }
}

resource "google_project_iam_member" "database" {
  for_each = local.running
  project  = var.project
  role     = "roles/cloudsql.client"
  member   = "serviceAccount:${each.value}"
}

resource "google_project_iam_member" "builder" {
  project = var.project
  role    = "roles/run.builder"
  member  = "serviceAccount:${google_service_account.build.email}"
}

# To make a task that brings a token of the invoker, one has to be allowed to act as it.
resource "google_service_account_iam_member" "acts_as_invoker" {
  service_account_id = google_service_account.invoker.name
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${google_service_account.jobs.email}"
}
