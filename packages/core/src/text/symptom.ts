/** Tells texts of somebody in trouble: the question, and the heading over its answer. */

const SYMPTOM =
  /error|exception|fail|crash|cannot|unable|invalid|missing|issue|problem|blank|white|\bnot\b|n['’]t\b/i;

/** Whether a text tells of something that goes wrong: `Push notifications don't arrive`. */
export function tellsSymptom(text: string): boolean {
  return SYMPTOM.test(text);
}
