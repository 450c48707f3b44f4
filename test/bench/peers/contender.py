"""What every contender in Python does around its step: read its case, make its data, and answer the harness.

    python PROGRAM CASE-AS-JSON MNIST-FOLDER MODE

On stdout it says `{"ready": true, …}` when it is built and warm, and after each line `run N` on stdin how N steps went.
It ends at `end` or at the end of stdin.
"""

import json
import os
import statistics
import sys
import time

import numpy as np

started_at = time.perf_counter()
WARM_UP_STEPS = 15
EXAMPLES = 4096
RESERVED_TOKENS = 4
START_TOKEN = 1


def arguments():
    """The case, the folder of MNIST and the mode of this contender."""
    case_text, mnist_folder, mode = sys.argv[1:4]
    return json.loads(case_text), mnist_folder, mode


def examples_of(case, mnist_folder):
    """Binarized images (N, 784), float32; or full-length random sentences (N, T), int32, without reserved tokens."""
    if case["family"] != "text":
        pixels = np.fromfile(os.path.join(mnist_folder, "train-images-idx3-ubyte"), np.uint8, offset=16)
        return (pixels.reshape(-1, 784)[:EXAMPLES] > 127).astype(np.float32)
    shape = (EXAMPLES, case["sentenceLength"])
    return np.random.default_rng(1).integers(RESERVED_TOKENS, case["vocabularySize"], shape, dtype=np.int32)


def shuffled_rows(batch_size):
    """Row numbers of one batch after the other, in a new order each time round."""
    generator = np.random.default_rng(2)
    while True:
        order = generator.permutation(EXAMPLES)
        for start in range(0, EXAMPLES - batch_size + 1, batch_size):
            yield order[start : start + batch_size]


def serve(step, versions):
    """Warms `step` up, which does one training step and gives its loss; then runs and times steps as asked."""
    for _ in range(WARM_UP_STEPS):
        step()
    say({"ready": True, "buildMs": 1000 * (time.perf_counter() - started_at), "versions": versions})
    for line in sys.stdin:
        words = line.split()
        if words[:1] == ["end"]:
            break
        if words[:1] == ["run"]:
            say(timed_steps(step, int(words[1])))


def timed_steps(step, count):
    took = []
    loss = float("nan")
    for _ in range(count):
        before = time.perf_counter()
        loss = step()
        took.append(1000 * (time.perf_counter() - before))
    finite_loss = loss if np.isfinite(loss) else None  # JSON has no NaN
    return {"msPerStep": statistics.median(took), "bestMs": min(took), "loss": finite_loss, "memoryMb": peak_memory_mb()}


def peak_memory_mb():
    try:
        import resource
    except ImportError:
        return None  # Windows has no such count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


def say(answer):
    print(json.dumps(answer), flush=True)
