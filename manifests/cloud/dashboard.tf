# One page for whoever runs several schools.

locals {
  charts = {
    "Schools whose night is late"      = { filter = "${local.by_logs}nights-late\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX" }
    "Requests to LMSs"                 = { filter = "${local.by_logs}calls\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM" }
    "Told to slow down"                = { filter = "${local.by_logs}told-to-slow-down\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM" }
    "Courses of a night unfinished"    = { filter = "${local.by_logs}courses-unfinished\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX" }
    "Writes held"                      = { filter = "${local.by_logs}writes-held\"", align = "ALIGN_PERCENTILE_99", reduce = "REDUCE_MAX" }
    "Faults"                           = { filter = "${local.by_logs}faults\"", align = "ALIGN_SUM", reduce = "REDUCE_SUM" }
    "Tasks that wait"                  = { filter = "resource.type=\"cloud_tasks_queue\" AND metric.type=\"cloudtasks.googleapis.com/queue/depth\"", align = "ALIGN_MAX", reduce = "REDUCE_MAX" }
    "Connections to the database"      = { filter = "resource.type=\"cloudsql_database\" AND metric.type=\"cloudsql.googleapis.com/database/postgresql/num_backends\"", align = "ALIGN_MAX", reduce = "REDUCE_SUM" }
    "Instances"                        = { filter = "resource.type=\"cloud_run_revision\" AND metric.type=\"run.googleapis.com/container/instance_count\"", align = "ALIGN_MAX", reduce = "REDUCE_SUM" }
    "Answers of the pages, ms (p95)"   = { filter = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"waymark-pages\" AND metric.type=\"run.googleapis.com/request_latencies\"", align = "ALIGN_PERCENTILE_95", reduce = "REDUCE_MAX" }
  }
}

resource "google_monitoring_dashboard" "waymark" {
  dashboard_json = jsonencode({
    displayName = "Waymark"
    gridLayout = {
      columns = 2
      widgets = [for title, chart in local.charts : {
        title = title
        xyChart = {
          dataSets = [{
            plotType = "LINE"
            timeSeriesQuery = {
              timeSeriesFilter = {
                filter = chart.filter
                aggregation = {
                  alignmentPeriod    = "900s"
                  perSeriesAligner   = chart.align
                  crossSeriesReducer = chart.reduce
                }
              }
            }
          }]
        }
      }]
    }
  })
}
