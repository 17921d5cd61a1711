# The provider has no block: Region, credentials and endpoints come from the environment.

data "aws_partition" "current" {}

resource "aws_organizations_organization" "this" {
  feature_set                   = "ALL"
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
  aws_service_access_principals = ["cloudtrail.amazonaws.com"]
}

locals {
  root_id = aws_organizations_organization.this.roots[0].id

  organizational_unit_ids = merge(
    { for name, unit in aws_organizations_organizational_unit.top : name => unit.id },
    { for name, unit in aws_organizations_organizational_unit.workloads : "Workloads/${name}" => unit.id },
  )
}

resource "aws_organizations_organizational_unit" "top" {
  for_each = toset(["Security", "Infrastructure", "Workloads"])

  name      = each.key
  parent_id = local.root_id
}

resource "aws_organizations_organizational_unit" "workloads" {
  for_each = toset(["Production", "Staging"])

  name      = each.key
  parent_id = aws_organizations_organizational_unit.top["Workloads"].id
}

resource "aws_organizations_account" "this" {
  for_each = var.accounts

  name      = each.value.name
  email     = "aws+${each.key}@${var.email_domain}"
  parent_id = local.organizational_unit_ids[each.value.organizational_unit]
}
