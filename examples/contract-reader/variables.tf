variable "state" {
  description = "Where the stacks keep their states: state of the configuration file, as Terraform writes it."
  type = object({
    bucket         = string
    region         = string
    key_prefix     = optional(string, "audit-trail")
    read_role_arn  = optional(string)
    use_path_style = optional(bool, false)
  })
}

variable "region" {
  description = "The home Region."
  type        = string
}

variable "auditor_role_arn" {
  description = "One of logArchive.readers: the role that reads log files. It has to exist."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:iam::[0-9]{12}:role/", var.auditor_role_arn))
    error_message = "Write the ARN of an IAM role: arn:aws:iam::<account id>:role/<name>."
  }
}

variable "deployment_role_name" {
  description = "Name of the role in the auditors' account that Terraform assumes."
  type        = string
  default     = "OrganizationAccountAccessRole"
}
