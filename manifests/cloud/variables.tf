variable "project" {
  type        = string
  description = "The Google Cloud project that owns everything Waymark posts. One project for ever."
}

variable "project_number" {
  type        = string
  description = "Its number, as the console shows it beside the id: the address of each service holds it."
}

variable "region" {
  type        = string
  description = "Where everything runs and lies, e.g. europe-west4. Data about children stays there."
}

variable "base_url" {
  type        = string
  description = "Where people reach Waymark: https, no slash at its end. Posts carry it, so it is for ever too."
}

variable "operator" {
  type        = string
  description = "Who runs this Waymark, as the public pages say it."
}

variable "contact" {
  type        = string
  description = "The address people write to, as the public pages say it."
}

variable "google_client_id" {
  type        = string
  description = "The OAuth client of the project."
}

variable "schoology_consumer_key" {
  type        = string
  default     = ""
  description = "Of the app at Schoology; empty: no school there."
}

variable "schoology_lti_client_id" {
  type        = string
  default     = ""
  description = "Of the same app's launch; empty: nobody comes from there."
}

variable "google_hints" {
  type        = bool
  default     = false
  description = "Google tells at once what changed. It needs one permission more of each teacher (OPERATING.md, Hints)."
}

variable "secret_versions" {
  type        = map(number)
  description = "Which version of each secret is used: a number each, so that a rotation is a deployment that can be undone."
}

variable "archives" {
  type        = map(string)
  description = "The source of each function: a zip whose name holds the hash of its content. `npm run deploy` makes them and says which."
}

variable "database_tier" {
  type        = string
  default     = "db-custom-2-7680"
  description = "Machine of the database."
}

variable "database_availability" {
  type        = string
  default     = "REGIONAL"
  description = "REGIONAL: a second machine stands by in another zone. ZONAL: half the price, and an outage of the zone is ours too."
}

variable "pages_always_on" {
  type        = number
  default     = 1
  description = "Instances of the pages that are kept warm. 0: the first teacher of a morning waits for a start."
}

variable "alarm_email" {
  type        = string
  description = "Who is told of what can wait for the morning."
}

variable "page_channels" {
  type        = list(string)
  default     = []
  description = "Notification channels that wake somebody (projects/P/notificationChannels/N), made by hand. Empty: the address above gets those too."
}
