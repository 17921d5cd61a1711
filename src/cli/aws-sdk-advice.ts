/**
 * Spares whoever runs Node 20 the AWS SDK's advice to leave it: that is about later versions of the SDK, and this project
 * runs with the versions that its package.json names. To be called before the first client is made.
 *
 * @param environment - that of the process, which the SDK looks into
 */
export function silenceAwsSdkAdvice(environment: NodeJS.ProcessEnv): void {
  environment["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
}
