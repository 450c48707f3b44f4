import type { AttributeValue } from './graph-node.ts';
import type { BindingAttribute, NodeBinding } from './node-binding.ts';

/** Attributes of an operation as the binding takes them → as a graph stores them. */
export function tracedAttributes(
  binding: NodeBinding,
  operation: string,
  attributes: readonly BindingAttribute[],
): Record<string, AttributeValue> {
  return Object.fromEntries(
    attributes.map((attribute) => [attribute.name, attributeValue(binding, operation, attribute)]),
  );
}

function attributeValue(binding: NodeBinding, operation: string, attribute: BindingAttribute): AttributeValue {
  const { type } = attribute;
  const value = attribute.value as never; // each branch knows the type that goes with its number
  switch (type) {
    case binding.TF_ATTR_STRING:
      return { kind: 'text', value };
    case binding.TF_ATTR_INT:
      return Array.isArray(value) ? { kind: 'integers', value } : { kind: 'integer', value };
    case binding.TF_ATTR_FLOAT:
      return Array.isArray(value) ? { kind: 'floats', value } : { kind: 'float', value };
    case binding.TF_ATTR_BOOL:
      return { kind: 'boolean', value };
    case binding.TF_ATTR_TYPE:
      return { kind: 'type', value };
    case binding.TF_ATTR_SHAPE:
      return { kind: 'shape', value };
    default:
      throw new Error(
        `tracedAttributes: ${operation} has the attribute "${attribute.name}" of an unknown type ${type}`,
      );
  }
}

/** Eager execution infers these from the inputs; a graph wants them spelled out, and tfjs leaves them out. */
export function missingAttributes(operation: string, inputTypes: readonly number[]): Record<string, AttributeValue> {
  const typeOf = (index: number): AttributeValue => ({ kind: 'type', value: inputTypes[index]! });
  if (operation === 'ExpandDims') return { T: typeOf(0), Tdim: typeOf(1) };
  if (operation === 'TopKV2') return { Tk: typeOf(1) };
  return {};
}
