output "trail_arn" {
  description = "ARN of the organization trail whose log files the auditors read."
  value       = local.management.trail_arn
}

output "alarm_queue_url" {
  description = "URL of the queue that receives the alarms of the whole organization."
  value       = aws_sqs_queue.alarms.url
}
