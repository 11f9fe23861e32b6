# Three functions, each a service of its own. Anybody reaches the pages; the jobs are private, and check their caller themselves as well.

locals {
  # What one instance does at once, and how many there may be: their product is what the queue may have under way.
  course_at_once   = 4
  course_instances = 5

  settings = {
    WAYMARK_BASE_URL        = var.base_url
    WAYMARK_OPERATOR        = var.operator
    WAYMARK_CONTACT         = var.contact
    WAYMARK_KMS_KEY         = google_kms_crypto_key.schools.id
    WAYMARK_JOBS_AUDIENCE   = local.audience
    WAYMARK_JOBS_ACCOUNT    = google_service_account.invoker.email
    WAYMARK_QUEUE           = "cloud-tasks"
    TASKS_QUEUE             = google_cloud_tasks_queue.courses.id
    TASKS_URL               = "https://waymark-course-${var.project_number}.${var.region}.run.app/jobs/course"
    GOOGLE_CLOUD_PROJECT    = var.project
    GOOGLE_CLIENT_ID        = var.google_client_id
    GOOGLE_HINTS_TOPIC      = var.google_hints ? google_pubsub_topic.hints[0].id : ""
    SCHOOLOGY_CONSUMER_KEY  = var.schoology_consumer_key
    SCHOOLOGY_LTI_CLIENT_ID = var.schoology_lti_client_id
  }

  services = {
    pages = {
      account   = google_service_account.pages.email
      at_once   = 40
      instances = 5
      warm      = var.pages_always_on
      memory    = "512Mi"
      timeout   = "60s"
    }
    nightly = {
      account   = google_service_account.jobs.email
      at_once   = var.google_hints ? 8 : 1 # one trigger, and what Google pushes
      instances = 1
      warm      = 0
      memory    = "1Gi"
      timeout   = "1800s"
    }
    course = {
      account   = google_service_account.jobs.email
      at_once   = local.course_at_once
      instances = local.course_instances
      warm      = 0
      memory    = "1Gi"
      timeout   = "1800s"
    }
  }
}

resource "google_cloud_run_v2_service" "of" {
  for_each             = local.services
  name                 = "waymark-${each.key}"
  location             = var.region
  ingress              = "INGRESS_TRAFFIC_ALL" # the jobs are private by invoker (README.md, C5)
  deletion_protection  = true
  custom_audiences     = [local.audience]
  invoker_iam_disabled = false

  build_config {
    function_target          = each.key
    base_image               = "nodejs24"
    enable_automatic_updates = true
    source_location          = "gs://${google_storage_bucket.sources.name}/${google_storage_bucket_object.source[each.key].name}"
    service_account          = google_service_account.build.id
  }

  template {
    service_account                  = each.value.account
    timeout                          = each.value.timeout
    max_instance_request_concurrency = each.value.at_once

    scaling {
      min_instance_count = each.value.warm
      max_instance_count = each.value.instances
    }

    volumes {
      name = "cloudsql"
      cloud_sql_instance {
        instances = [google_sql_database_instance.waymark.connection_name]
      }
    }

    containers {
      image          = "us-docker.pkg.dev/cloudrun/container/hello" # replaced by what is built (README.md, C4)
      base_image_uri = "nodejs24"

      resources {
        limits            = { cpu = "1", memory = each.value.memory }
        cpu_idle          = true
        startup_cpu_boost = true
      }

      volume_mounts {
        name       = "cloudsql"
        mount_path = "/cloudsql"
      }

      startup_probe {
        period_seconds    = 5
        failure_threshold = 12
        http_get {
          path = "/healthz"
        }
      }

      dynamic "env" {
        for_each = local.settings
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.secrets
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.of[env.key].secret_id
              version = tostring(env.value)
            }
          }
        }
      }
    }
  }

  depends_on = [google_project_service.used, google_secret_manager_secret_iam_member.reads, google_project_iam_member.builder]
}

resource "google_cloud_run_v2_service_iam_member" "anybody_reads_pages" {
  name     = google_cloud_run_v2_service.of["pages"].name
  location = var.region
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_service_iam_member" "invoker_starts_nights" {
  name     = google_cloud_run_v2_service.of["nightly"].name
  location = var.region
  role     = "roles/run.invoker"
  member   = "serviceAccount:${google_service_account.invoker.email}"
}

resource "google_cloud_run_v2_service_iam_member" "invoker_starts_courses" {
  name     = google_cloud_run_v2_service.of["course"].name
  location = var.region
  role     = "roles/run.invoker"
  member   = "serviceAccount:${google_service_account.invoker.email}"
}
