/** One line of the diagnosis: what was looked at, what was found, and what to do when it is not well. */
export interface DoctorFinding {
  readonly subject: string;
  readonly state: 'ok' | 'limited' | 'missing';
  readonly found: string;
  readonly remedy: string | null;
}

export interface DoctorReport {
  readonly findings: readonly DoctorFinding[];
}
