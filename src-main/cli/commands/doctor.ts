import type { Command } from 'commander';
import type { DoctorFinding } from '#shared/contract/doctor.ts';
import { locate } from '../command-context.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { jsonOption, workspaceOption } from './options.ts';

export function addDoctorCommand(program: Command, context: CommandContext): void {
  const { terminal, door } = context;
  program
    .command('doctor')
    .description('say what this machine has for the workbench, what it lacks, and what to do about it')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  vae doctor\n  vae doctor --json\n\nEnds with 1 when something is missing without which the workbench cannot work.',
    )
    .action(async (options: WorkspaceOption & { json?: boolean }) => {
      const report = await door.diagnose(locate(context, options));
      if (options.json) terminal.print(JSON.stringify(report));
      else report.findings.forEach((finding) => terminal.print(findingText(finding)));
      if (report.findings.some((finding) => finding.state === 'missing')) context.exitWith(1);
    });
}

const marks = { ok: 'ok      ', limited: 'limited ', missing: 'MISSING ' } as const;

function findingText({ state, subject, found, remedy }: DoctorFinding): string {
  const line = `${marks[state]} ${subject.padEnd(14)} ${found}`;
  return remedy ? `${line}\n${' '.repeat(24)}→ ${remedy}` : line;
}
