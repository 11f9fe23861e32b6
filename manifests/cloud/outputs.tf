output "pages" {
  value       = google_cloud_run_v2_service.of["pages"].uri
  description = "The service behind base_url: the DNS, or a load balancer, leads there."
}

output "database" {
  value       = google_sql_database_instance.waymark.connection_name
  description = "For the proxy of `npm run deploy`, and for DATABASE_URL."
}
