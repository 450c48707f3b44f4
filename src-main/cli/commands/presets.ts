import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { textTable } from '../text-table.ts';
import { jsonOption } from './options.ts';

export function addPresetsCommand(program: Command, { terminal, door }: CommandContext): void {
  program
    .command('presets')
    .description('list the presets that can be trained')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  vae presets\n  vae presets --json')
    .action(async ({ json }: { json?: boolean }) => {
      const presets = await door.presets();
      if (json) presets.forEach((preset) => terminal.print(JSON.stringify(preset)));
      else
        terminal.print(
          textTable(
            ['preset', 'title'],
            presets.map((preset) => [preset.name, preset.title]),
          ),
        );
    });
}
