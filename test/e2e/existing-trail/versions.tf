terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

variable "root_id" {
  type = string
}

variable "management_account_id" {
  type = string
}

variable "log_archive_account_id" {
  type = string
}

# The management account, by the environment.
provider "aws" {}

provider "aws" {
  alias             = "log_archive"
  s3_use_path_style = true

  assume_role {
    role_arn = "arn:aws:iam::${var.log_archive_account_id}:role/OrganizationAccountAccessRole"
  }
}
