# What somebody is told of. Each has a section in OPERATING.md that says what it means and what to do; `page` wakes somebody.

resource "google_monitoring_notification_channel" "mornings" {
  display_name = "Waymark: for the morning"
  type         = "email"
  labels       = { email_address = var.alarm_email }
}

locals {
  morning = [google_monitoring_notification_channel.mornings.name]
  at_once = length(var.page_channels) > 0 ? var.page_channels : local.morning
  by_logs = "resource.type=\"cloud_run_revision\" AND metric.type=\"logging.googleapis.com/user/waymark-"

  # Above `over` in the figure of each `window`, for as long as `lasts`.
  alarms = {
    nights-late        = { page = true, filter = "${local.by_logs}nights-late\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX", window = "900s", over = 0, lasts = "1800s" }
    nights-ahead       = { page = true, filter = "${local.by_logs}nights-ahead\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX", window = "900s", over = 0, lasts = "1800s" }
    store-away         = { page = true, filter = "${local.by_logs}store-away\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM", window = "600s", over = 3, lasts = "0s" }
    many-faults        = { page = true, filter = "${local.by_logs}faults\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM", window = "600s", over = 20, lasts = "0s" }
    faults             = { page = false, filter = "${local.by_logs}faults\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM", window = "600s", over = 0, lasts = "0s" }
    courses-unfinished = { page = false, filter = "${local.by_logs}courses-unfinished\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX", window = "3600s", over = 0, lasts = "0s" }
    writes-held        = { page = false, filter = "${local.by_logs}writes-held\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX", window = "86400s", over = 0, lasts = "0s" }
    told-to-slow-down  = { page = false, filter = "${local.by_logs}told-to-slow-down\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_SUM", window = "3600s", over = 100, lasts = "0s" }
    strangers          = { page = false, filter = "${local.by_logs}strangers\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM", window = "600s", over = 10, lasts = "0s" }
    left-out           = { page = false, filter = "${local.by_logs}left-out\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM", window = "86400s", over = 0, lasts = "0s" }
    queue-waits        = { page = false, filter = "resource.type=\"cloud_tasks_queue\" AND metric.type=\"cloudtasks.googleapis.com/queue/depth\"", align = "ALIGN_MIN", reduce = "REDUCE_MAX", window = "3600s", over = 0, lasts = "10800s" }
    database-full      = { page = false, filter = "resource.type=\"cloudsql_database\" AND metric.type=\"cloudsql.googleapis.com/database/disk/utilization\"", align = "ALIGN_MEAN", reduce = "REDUCE_MAX", window = "3600s", over = 0.8, lasts = "3600s" }
    database-crowded   = { page = false, filter = "resource.type=\"cloudsql_database\" AND metric.type=\"cloudsql.googleapis.com/database/postgresql/num_backends\"", align = "ALIGN_MAX", reduce = "REDUCE_SUM", window = "300s", over = 160, lasts = "600s" }
  }
}

resource "google_monitoring_alert_policy" "above" {
  for_each              = local.alarms
  display_name          = "Waymark: ${each.key}"
  combiner              = "OR"
  severity              = each.value.page ? "CRITICAL" : "WARNING"
  notification_channels = each.value.page ? local.at_once : local.morning

  conditions {
    display_name = each.key
    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.over
      duration        = each.value.lasts
      aggregations {
        alignment_period     = each.value.window
        per_series_aligner   = each.value.align
        cross_series_reducer = each.value.reduce
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "manifests/cloud/OPERATING.md, section ${each.key}"
  }

  depends_on = [google_logging_metric.counted, google_logging_metric.measured]
}

resource "google_monitoring_alert_policy" "nobody_looks" {
  display_name          = "Waymark: nobody-looks"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = local.at_once

  conditions {
    display_name = "nobody-looks"
    condition_absent {
      filter   = "${local.by_logs}nobody-looks\""
      duration = "2700s"
      aggregations {
        alignment_period     = "900s"
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "manifests/cloud/OPERATING.md, section nobody-looks"
  }

  depends_on = [google_logging_metric.counted]
}

resource "google_monitoring_uptime_check_config" "pages" {
  display_name = "Waymark: pages"
  period       = "60s"
  timeout      = "10s"
  http_check {
    path         = "/readyz"
    port         = 443
    use_ssl      = true
    validate_ssl = true
  }
  monitored_resource {
    type   = "uptime_url"
    labels = { host = replace(var.base_url, "https://", ""), project_id = var.project }
  }
}

resource "google_monitoring_alert_policy" "pages_away" {
  display_name          = "Waymark: pages-away"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = local.at_once

  conditions {
    display_name = "pages-away"
    condition_threshold {
      filter          = "resource.type=\"uptime_url\" AND metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.labels.check_id=\"${google_monitoring_uptime_check_config.pages.uptime_check_id}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "300s"
      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "manifests/cloud/OPERATING.md, section pages-away"
  }
}
