/** The answer, or undefined where AWS says by one of these errors that there is nothing. */
export async function unlessMissing<Answer>(answer: Promise<Answer>, ...errors: readonly string[]) {
  try {
    return await answer;
  } catch (error) {
    if (errors.includes((error as Error).name)) return undefined;
    throw error;
  }
}
