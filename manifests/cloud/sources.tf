# What `npm run deploy` hands over. An archive's name holds the hash of its content: the same code again is no change.

resource "google_storage_bucket" "sources" {
  name                        = "${var.project}-waymark-sources"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age                = 90
      num_newer_versions = 0
    }
  }
}

resource "google_storage_bucket_object" "source" {
  for_each = var.archives
  bucket   = google_storage_bucket.sources.name
  name     = basename(each.value)
  source   = each.value
}
