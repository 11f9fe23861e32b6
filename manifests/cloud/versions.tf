terraform {
  required_version = ">= 1.9"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
  # The bucket is named by `terraform init` (README.md).
  backend "gcs" {
    prefix = "waymark"
  }
}

provider "google" {
  project = var.project
  region  = var.region
}

locals {
  # What the tokens of scheduler, queue and push are made for, and what the services ask for. One word for all of them, so
  # that no service has to know its own address.
  audience = "${var.base_url}/jobs"
}

resource "google_project_service" "used" {
  for_each = toset(concat(var.google_hints ? ["pubsub.googleapis.com"] : [], [
    "artifactregistry.googleapis.com",
    "classroom.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudkms.googleapis.com",
    "cloudscheduler.googleapis.com",
    "cloudtasks.googleapis.com",
    "forms.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "sqladmin.googleapis.com",
  ]))
  service            = each.value
  disable_on_destroy = false
}
