output "organization_id" {
  description = "Id of the organization."
  value       = aws_organizations_organization.this.id
}

output "root_id" {
  description = "Id of the organization's root."
  value       = local.root_id
}

output "management_account_id" {
  description = "Id of the management account."
  value       = aws_organizations_organization.this.master_account_id
}

output "account_ids" {
  description = "Ids of the accounts by key, the management account included."
  value = merge(
    { management = aws_organizations_organization.this.master_account_id },
    { for key, account in aws_organizations_account.this : key => account.id },
  )
}

output "organizational_unit_ids" {
  description = "Ids of the organizational units by path, such as Workloads/Production."
  value       = local.organizational_unit_ids
}

output "role_arns" {
  description = "ARNs of the roles of people by key."
  value = {
    for key, role in var.roles :
    key => "arn:${data.aws_partition.current.partition}:iam::${aws_organizations_account.this[role.account].id}:role/${role.name}"
  }
}

output "access_role_arns" {
  description = "ARNs of the roles that AWS Organizations puts into the accounts that it makes, by the account's key."
  value = {
    for key, account in aws_organizations_account.this :
    key => "arn:${data.aws_partition.current.partition}:iam::${account.id}:role/OrganizationAccountAccessRole"
  }
}
