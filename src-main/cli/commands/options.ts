import { InvalidArgumentError, Option } from 'commander';

export const workspaceOption = (): Option =>
  new Option('--workspace <folder>', 'workspace to use instead of the usual one');
export const jsonOption = (): Option => new Option('--json', 'print one JSON object a line');

/** A whole number from `minimum` to `maximum`, as an option parser. */
export function wholeNumber(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${minimum} to ${maximum}.`);
  };
}
