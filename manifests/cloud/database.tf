# Reached through the socket that Cloud Run lays into a service, and by an operator through the Cloud SQL proxy. No network is let in.

resource "google_sql_database_instance" "waymark" {
  name                = "waymark"
  database_version    = "POSTGRES_17"
  region              = var.region
  deletion_protection = true

  settings {
    tier                        = var.database_tier
    edition                     = "ENTERPRISE"
    availability_type           = var.database_availability
    connector_enforcement       = "REQUIRED"
    deletion_protection_enabled = true
    disk_type                   = "PD_SSD"
    disk_size                   = 50
    disk_autoresize             = true
    disk_autoresize_limit       = 500
    retain_backups_on_delete    = true

    backup_configuration {
      enabled                        = true
      start_time                     = "05:00" # UTC; after the nights of most zones
      location                       = var.region
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = 7
      backup_retention_settings {
        retained_backups = 30 # days; families are told that what was erased is gone from backups by then
        retention_unit   = "COUNT"
      }
    }

    ip_configuration {
      ipv4_enabled = true # for connectors alone: there are no authorised networks
      ssl_mode     = "ENCRYPTED_ONLY"
    }

    # pages 5 x 10, nightly 1 x (10 + 16), course 5 x (10 + 4): 146, and one for each migration and operator (README.md).
    database_flags {
      name  = "max_connections"
      value = "200"
    }
    # Rows are about children: what is slow is logged by its time, without its text.
    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }

    maintenance_window {
      day          = 7
      hour         = 14
      update_track = "stable"
    }
  }
}

resource "google_sql_database" "waymark" {
  name            = "waymark"
  instance        = google_sql_database_instance.waymark.name
  deletion_policy = "ABANDON"
}
