# Figures made of the log's lines, and of nothing else: alarms work whatever else is switched off. What is on a line: src/log.ts.

locals {
  ours = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=~\"^waymark-\""

  # Lines that are counted.
  counted = {
    nobody-looks = { filter = "jsonPayload.event=\"nights-state\"", label = "" }
    store-away   = { filter = "jsonPayload.event=(\"store-silent\" OR \"not-open\" OR \"job-store\")", label = "kind" }
    faults       = { filter = "severity>=ERROR AND jsonPayload.event=~\"^(course-fault|school-fault|nights-broken|job-broken|page-broken|page-broken-off|uncaughtException|unhandledRejection|framework-came-first)$\"", label = "event" }
    strangers    = { filter = "jsonPayload.event=\"job-refused\"", label = "reason" }
    left-out     = { filter = "jsonPayload.leftOut>0", label = "" }
  }

  # Numbers that stand on lines.
  measured = {
    nights-late        = { filter = "jsonPayload.event=\"nights-state\"", value = "jsonPayload.late", label = "" }
    nights-ahead       = { filter = "jsonPayload.event=\"nights-state\"", value = "jsonPayload.ahead", label = "" }
    courses-unfinished = { filter = "jsonPayload.event=\"night-done\" AND jsonPayload.unfinished>0", value = "jsonPayload.unfinished", label = "school" }
    writes-held        = { filter = "jsonPayload.event=\"night-done\" AND jsonPayload.held>0", value = "jsonPayload.held", label = "school" }
    told-to-slow-down  = { filter = "jsonPayload.event=\"course-done\" AND jsonPayload.busy>0", value = "jsonPayload.busy", label = "" }
    calls              = { filter = "jsonPayload.event=\"course-done\"", value = "jsonPayload.requests", label = "" }
  }
}

resource "google_logging_metric" "counted" {
  for_each         = local.counted
  name             = "waymark-${each.key}"
  filter           = "${local.ours} AND ${each.value.filter}"
  label_extractors = each.value.label == "" ? {} : { (each.value.label) = "EXTRACT(jsonPayload.${each.value.label})" }
  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    dynamic "labels" {
      for_each = each.value.label == "" ? [] : [each.value.label]
      content {
        key        = labels.value
        value_type = "STRING"
      }
    }
  }
}

resource "google_logging_metric" "measured" {
  for_each         = local.measured
  name             = "waymark-${each.key}"
  filter           = "${local.ours} AND ${each.value.filter}"
  value_extractor  = "EXTRACT(${each.value.value})"
  label_extractors = each.value.label == "" ? {} : { (each.value.label) = "EXTRACT(jsonPayload.${each.value.label})" }
  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    dynamic "labels" {
      for_each = each.value.label == "" ? [] : [each.value.label]
      content {
        key        = labels.value
        value_type = "STRING"
      }
    }
  }
  bucket_options {
    exponential_buckets {
      growth_factor      = 2
      num_finite_buckets = 16
      scale              = 1
    }
  }
}

# Cloud Run notes whole addresses, and those of the pages can hold what a launch brought: they are not kept (README.md, C7).
resource "google_logging_project_exclusion" "addresses" {
  name        = "waymark-pages-addresses"
  description = "Requests to the pages, with their addresses"
  filter      = "log_id(\"run.googleapis.com/requests\") AND resource.labels.service_name=\"waymark-pages\""
}

resource "google_logging_project_bucket_config" "default" {
  project        = var.project
  location       = "global"
  bucket_id      = "_Default"
  retention_days = 30
}
