variable "email_domain" {
  description = "Domain of the accounts' e-mail addresses, which are aws+<account key>@<domain>."
  type        = string
  default     = "example.com"
}

variable "accounts" {
  description = "Accounts by key: the name, and the organizational unit as a path. The keys are those of config/organization.yaml."
  type = map(object({
    name                = string
    organizational_unit = string
  }))
  default = {
    log-archive         = { name = "Log archive", organizational_unit = "Security" }
    security-tooling    = { name = "Security tooling", organizational_unit = "Security" }
    network             = { name = "Network", organizational_unit = "Infrastructure" }
    payments-production = { name = "Payments production", organizational_unit = "Workloads/Production" }
    payments-staging    = { name = "Payments staging", organizational_unit = "Workloads/Staging" }
  }
}

variable "roles" {
  description = "Roles of people by key: the account, and the name that IAM Identity Center or a stack set gives them there."
  type = map(object({
    account = string
    name    = string
  }))
  default = {
    auditor     = { account = "security-tooling", name = "Auditor" }
    break-glass = { account = "security-tooling", name = "BreakGlass" }
  }
}
