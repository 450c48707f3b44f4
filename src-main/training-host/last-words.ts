const keptCharacters = 4096;
const chatter =
  /cpu_feature_guard|rebuild TensorFlow|oneDNN custom operations|reader\.cc|loader\.cc|absl::InitializeLog|MLIR V1|TF_ENABLE_ONEDNN_OPTS/;

/** Collects the end of a process's stderr, leaving out what TensorFlow says at every start. */
export function lastWords(): { readonly add: (text: string) => void; readonly text: () => string } {
  let kept = '';
  return {
    add(text) {
      kept = (kept + text).slice(-4 * keptCharacters);
    },
    text: () =>
      kept
        .split('\n')
        .filter((line) => !chatter.test(line))
        .join('\n')
        .trim()
        .slice(-keptCharacters),
  };
}
