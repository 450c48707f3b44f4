import type { ExportFiles } from './publish-export.ts';
import type { TfjsLayer } from './tfjs-layers.ts';

export interface TfjsModel {
  readonly name: string;
  /** The input first, every layer after the one that feeds it. */
  readonly layers: readonly TfjsLayer[];
  readonly outputs: readonly string[];
}

const weightsName = 'weights.bin';

/** `model.json` and its weights in the layers-model format of TensorFlow.js, below a folder of the model's name. */
export function tfjsModelFiles(model: TfjsModel, producer: string): ExportFiles {
  const weights = model.layers.flatMap((layer) =>
    Object.entries(layer.weights).map(([name, array]) => ({ name: `${layer.name}/${name}`, array })),
  );
  const description = {
    format: 'layers-model',
    generatedBy: producer,
    convertedBy: null,
    modelTopology: topology(model),
    weightsManifest: [
      {
        paths: [weightsName],
        weights: weights.map(({ name, array }) => ({ name, shape: array.shape, dtype: array.dtype })),
      },
    ],
  };
  const bytes = weights.map(({ array: { data } }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return {
    [`${model.name}/model.json`]: Buffer.from(JSON.stringify(description)),
    [`${model.name}/${weightsName}`]: Buffer.concat(bytes),
  };
}

function topology({ name, layers, outputs }: TfjsModel): Record<string, unknown> {
  const layerConfigs = layers.map((layer) => ({
    class_name: layer.className,
    name: layer.name,
    config: { name: layer.name, trainable: true, ...layer.config },
    inbound_nodes: layer.input === null ? [] : [[[layer.input, 0, 0, {}]]],
  }));
  const place = (layer: string): readonly unknown[] => [layer, 0, 0];
  const inputs = layers.filter((layer) => layer.input === null).map((layer) => layer.name);
  return {
    class_name: 'Model',
    config: { name, layers: layerConfigs, input_layers: inputs.map(place), output_layers: outputs.map(place) },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}
