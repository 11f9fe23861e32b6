# The key above the keys of schools. Without it nobody reads a teacher's permission, in a backup either.

resource "google_kms_key_ring" "waymark" {
  name     = "waymark"
  location = var.region
}

resource "google_kms_crypto_key" "schools" {
  name                       = "schools"
  key_ring                   = google_kms_key_ring.waymark.id
  purpose                    = "ENCRYPT_DECRYPT"
  rotation_period            = "7776000s" # 90 days; versions before go on opening what they wrapped
  destroy_scheduled_duration = "2592000s" # 30 days to think better of it
  lifecycle {
    prevent_destroy = true
  }
}

resource "google_kms_crypto_key_iam_member" "wraps" {
  for_each      = local.running
  crypto_key_id = google_kms_crypto_key.schools.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"
}
