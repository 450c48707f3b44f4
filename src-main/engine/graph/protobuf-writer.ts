/** Writes protocol buffers, the wire format of TensorFlow's files (protobuf.dev/programming-guides/encoding). */
export interface ProtobufWriter {
  /** An int32, int64, bool or enum; whole numbers up to 2^53 in size. */
  readonly integer: (field: number, value: number) => void;
  /** One field each; readers take that for packed ones too. */
  readonly integers: (field: number, values: readonly number[]) => void;
  /** float32 values, packed. */
  readonly floats: (field: number, values: ArrayLike<number>) => void;
  readonly float: (field: number, value: number) => void;
  readonly text: (field: number, value: string) => void;
  readonly bytes: (field: number, value: Uint8Array) => void;
  readonly message: (field: number, write: (writer: ProtobufWriter) => void) => void;
  /** All that was written so far. */
  readonly finish: () => Uint8Array;
}

const lengthDelimited = 2;
const fourBytes = 5;
const encoder = new TextEncoder();
/** One byte a character: so are the thousands of names in a graph, and a call of the encoder for each takes longer. */
const printable = /^[ -~]*$/;

export function protobufWriter(): ProtobufWriter {
  let buffer = new Uint8Array(4096);
  let length = 0;

  const reserve = (more: number) => {
    if (length + more <= buffer.length) return;
    const grown = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown.set(buffer.subarray(0, length));
    buffer = grown;
  };
  const varint = (value: number) => {
    reserve(10);
    if (value < 0) {
      negativeVarint(value);
      return;
    }
    let rest = value;
    while (rest >= 0x80) {
      buffer[length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80); // a shift would cut at 32 bits
    }
    buffer[length++] = rest;
  };
  /** Ten bytes of a 64-bit two's complement; rare, so that slow BigInt does no harm. */
  const negativeVarint = (value: number) => {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 0x80n; rest >>= 7n) buffer[length++] = Number(rest & 0x7fn) | 0x80;
    buffer[length++] = Number(rest);
  };
  const key = (field: number, wireType: number) => varint(field * 8 + wireType);
  const integer = (field: number, value: number) => {
    key(field, 0);
    varint(value);
  };
  const bytes = (field: number, value: Uint8Array) => {
    key(field, lengthDelimited);
    varint(value.length);
    reserve(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  const text = (field: number, value: string) => {
    if (!printable.test(value)) {
      bytes(field, encoder.encode(value));
      return;
    }
    key(field, lengthDelimited);
    varint(value.length);
    reserve(value.length);
    for (let i = 0; i < value.length; i++) buffer[length++] = value.charCodeAt(i);
  };
  /** The length comes first and is known last: what was written moves up to make room for it. */
  const message = (field: number, write: (writer: ProtobufWriter) => void) => {
    key(field, lengthDelimited);
    const start = length;
    write(writer);
    const size = length - start;
    varint(size);
    const lengthBytes = buffer.slice(start + size, length);
    buffer.copyWithin(start + lengthBytes.length, start, start + size);
    buffer.set(lengthBytes, start);
  };
  const writer: ProtobufWriter = {
    integer,
    integers: (field, values) => {
      for (const value of values) integer(field, value);
    },
    floats: (field, values) => bytes(field, floatBytes(values)),
    float: (field, value) => {
      key(field, fourBytes);
      reserve(4);
      buffer.set(floatBytes([value]), length);
      length += 4;
    },
    text,
    bytes,
    message,
    finish: () => buffer.slice(0, length),
  };
  return writer;
}

/** Little-endian float32. */
function floatBytes(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i]!, true);
  return new Uint8Array(view.buffer);
}
