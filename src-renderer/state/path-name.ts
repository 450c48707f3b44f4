/** The last part of a path, of whichever system: the name of a file or folder. */
export function lastName(path: string): string {
  return path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
}

/** The path of the folder in which it lies. */
export function folderOf(path: string): string {
  return path.replace(/[/\\]+[^/\\]*[/\\]*$/, '');
}
