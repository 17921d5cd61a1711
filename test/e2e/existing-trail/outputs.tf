output "trail_arn" {
  value = aws_cloudtrail.organization.arn
}

output "key_id" {
  value = aws_kms_key.logs.key_id
}

output "policy_id" {
  value = aws_organizations_policy.trail.id
}
