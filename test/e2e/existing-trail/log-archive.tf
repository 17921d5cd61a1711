# What a team made by hand years ago: no lock, no lifecycle, a policy and a key that let in any trail of the account.

locals {
  trail_name = "company-trail"
  trail_arn  = "arn:aws:cloudtrail:eu-central-1:${var.management_account_id}:trail/${local.trail_name}"
}

resource "aws_s3_bucket" "logs" {
  provider = aws.log_archive
  bucket   = "example-company-trail-logs"
}

resource "aws_s3_bucket_versioning" "logs" {
  provider = aws.log_archive
  bucket   = aws_s3_bucket.logs.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  provider = aws.log_archive
  bucket   = aws_s3_bucket.logs.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.logs.arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "logs" {
  provider            = aws.log_archive
  bucket              = aws_s3_bucket.logs.bucket
  block_public_acls   = true
  block_public_policy = true
}

resource "aws_s3_bucket_policy" "logs" {
  provider = aws.log_archive
  bucket   = aws_s3_bucket.logs.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ReadAcl"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.logs.arn
      },
      {
        Sid       = "Write"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.logs.arn}/audit/AWSLogs/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.logs]
}

resource "aws_kms_key" "logs" {
  provider    = aws.log_archive
  description = "CloudTrail logs"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Administer"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${var.log_archive_account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Encrypt"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = ["kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_alias" "logs" {
  provider      = aws.log_archive
  name          = "alias/company-trail"
  target_key_id = aws_kms_key.logs.key_id
}
