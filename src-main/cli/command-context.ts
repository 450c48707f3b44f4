import type { ReadingServices, ServiceDoor, WritingServices } from './services.ts';
import type { Terminal } from './terminal.ts';
import { workspaceLocation } from './workspace-location.ts';

export interface CliSurroundings {
  readonly terminal: Terminal;
  readonly door: ServiceDoor;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

/** What every command gets beside its own arguments. */
export interface CommandContext extends CliSurroundings {
  /** Sets the exit code of the program; 0 unless a command says otherwise. */
  readonly exitWith: (code: number) => void;
}

export interface WorkspaceOption {
  readonly workspace?: string | undefined;
}

export function locate({ environment, home }: CommandContext, { workspace }: WorkspaceOption): string {
  return workspaceLocation(workspace, environment, home);
}

/** Runs `work` on a workspace that others may be writing to. */
export async function reading<T>(
  context: CommandContext,
  option: WorkspaceOption,
  work: (services: ReadingServices) => T | Promise<T>,
): Promise<T> {
  const services = await context.door.read(locate(context, option));
  try {
    return await work(services);
  } finally {
    services.close();
  }
}

/** Runs `work` as the one writer of a workspace. */
export async function writing<T>(
  context: CommandContext,
  option: WorkspaceOption,
  work: (services: WritingServices) => Promise<T>,
): Promise<T> {
  const services = await context.door.write(locate(context, option));
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
