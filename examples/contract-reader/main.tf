# Reads what the audit trail's stacks promise, and builds on it. Nothing here is copied from the other states: change the
# trail, and the next plan follows.

locals {
  # The versions that this code was written for. A state of another version stops the plan, before anything is built on
  # outputs that mean something else.
  contract_versions = { log-archive = 1, management = 1 }

  auditors_account_id = split(":", var.auditor_role_arn)[4]
}

data "terraform_remote_state" "audit_trail" {
  for_each = local.contract_versions

  backend = "s3"
  config = {
    bucket         = var.state.bucket
    region         = var.state.region
    key            = "${var.state.key_prefix}/${each.key}.tfstate"
    use_path_style = var.state.use_path_style
    assume_role    = var.state.read_role_arn == null ? null : { role_arn = var.state.read_role_arn }
  }

  lifecycle {
    postcondition {
      condition     = try(self.outputs.contract_version, null) == each.value
      error_message = "The state of stack ${each.key} has version ${try(self.outputs.contract_version, "none")} of its contract, and this code reads version ${each.value}. Read the changelog of the audit trail, then change contract_versions."
    }
  }
}

locals {
  log_archive = data.terraform_remote_state.audit_trail["log-archive"].outputs
  management  = data.terraform_remote_state.audit_trail["management"].outputs
}

# The log archive's bucket and key let the auditors in; their own account has to let them out as well.

provider "aws" {
  alias               = "auditors"
  region              = var.region
  allowed_account_ids = [local.auditors_account_id]

  assume_role {
    role_arn = "arn:${split(":", var.auditor_role_arn)[1]}:iam::${local.auditors_account_id}:role/${var.deployment_role_name}"
  }
}

resource "aws_iam_role_policy" "read_log_files" {
  provider = aws.auditors

  name   = "read-log-files"
  role   = element(split("/", var.auditor_role_arn), -1)
  policy = data.aws_iam_policy_document.read_log_files.json
}

data "aws_iam_policy_document" "read_log_files" {
  statement {
    sid       = "FindLogFiles"
    actions   = ["s3:ListBucket", "s3:GetBucketLocation"]
    resources = [local.log_archive.log_bucket_arn]
  }

  statement {
    sid       = "ReadLogFiles"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${local.log_archive.log_bucket_arn}/*"]
  }

  statement {
    sid       = "DecryptLogFiles"
    actions   = ["kms:Decrypt"]
    resources = [local.log_archive.log_key_arn]
  }
}

# Alarms of the whole organization, in a queue from which a ticket system takes them.

provider "aws" {
  region = var.region
}

resource "aws_sqs_queue" "alarms" {
  name                      = "organization-alarms"
  message_retention_seconds = 14 * 24 * 60 * 60
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "alarms" {
  queue_url = aws_sqs_queue.alarms.id
  policy    = data.aws_iam_policy_document.receive_alarms.json
}

data "aws_iam_policy_document" "receive_alarms" {
  statement {
    sid       = "ReceiveAlarms"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.management.alarm_topic_arn]
    }
  }
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = local.management.alarm_topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.alarms.arn

  # Without the policy the first alarms would be lost.
  depends_on = [aws_sqs_queue_policy.alarms]
}
