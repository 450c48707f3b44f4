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

/** Rising whole numbers such as 10,20,50, as an option parser. */
export function risingNumbers(minimum: number, maximum: number): (text: string) => readonly number[] {
  const read = wholeNumber(minimum, maximum);
  return (text) => {
    const numbers = text.split(',').map(read);
    if (numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)) return numbers;
    throw new InvalidArgumentError('Expected rising numbers, such as 10,20,50.');
  };
}
