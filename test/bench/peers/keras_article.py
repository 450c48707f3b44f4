"""The article's training in Keras: `fit`, then all that is measured and kept at its end. Mode `graph` or `xla`.

    python keras_article.py PRESET MNIST-FOLDER OUTPUT-FOLDER MODE

The last line on stdout is one JSON object with the metrics of the test split, named as ours are. Every number of the model and
its training comes from the preset. Reconstructions, codes and neighbors are made once, after the last epoch.
"""

import json
import os
import sys

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers

LOG_VAR_BOUND = 20.0
LOG_SIGMA_BOUND = -6.0
NEIGHBORS = 10
TRAINING_CODES = 20_000
SHOWN_IMAGES = 32


def read_split(folder, name):
    images = np.fromfile(os.path.join(folder, f"{name}-images-idx3-ubyte"), np.uint8, offset=16).reshape(-1, 784)
    labels = np.fromfile(os.path.join(folder, f"{name}-labels-idx1-ubyte"), np.uint8, offset=8)
    return images.astype(np.float32) / 255, labels


def hidden_layers(x, widths):
    for width in widths:
        x = layers.Dense(width, activation="relu", kernel_initializer="he_uniform")(x)
    return x


class Vae(keras.Model):
    """One learned sigma for all pixels; nats per example, summed over dimensions."""

    def __init__(self, values):
        super().__init__()
        self.beta = values["beta"]
        x = keras.Input((784,))
        hidden = hidden_layers(x, values["encoderWidths"])
        heads = [layers.Dense(values["latentSize"])(hidden) for _ in range(2)]
        self.encoder = keras.Model(x, heads)
        z = keras.Input((values["latentSize"],))
        self.decoder = keras.Model(z, layers.Dense(784)(hidden_layers(z, values["decoderWidths"])))
        self.log_sigma = self.add_weight(shape=(), initializer="zeros", name="log_sigma")
        names = ["loss", "negativeElbo", "reconstruction", "kl", "meanSquaredError"]
        self.trackers = {name: keras.metrics.Mean(name=name) for name in names}

    @property
    def metrics(self):
        return list(self.trackers.values())

    def terms(self, x):
        mu, raw_log_var = self.encoder(x)
        log_var = LOG_VAR_BOUND - tf.nn.softplus(LOG_VAR_BOUND - raw_log_var)
        log_sigma = LOG_SIGMA_BOUND + tf.nn.softplus(self.log_sigma - LOG_SIGMA_BOUND)
        z = mu + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mu))
        squared_error = tf.reduce_sum(tf.square(x - self.decoder(z)), 1)
        nats = 0.5 * tf.exp(-2 * log_sigma) * squared_error + 784 * (log_sigma + 0.5 * np.log(2 * np.pi))
        reconstruction = tf.reduce_mean(nats)
        kl = tf.reduce_mean(0.5 * tf.reduce_sum(tf.square(mu) + tf.exp(log_var) - 1 - log_var, 1))
        return {
            "loss": reconstruction + self.beta * kl,
            "negativeElbo": reconstruction + kl,
            "reconstruction": reconstruction,
            "kl": kl,
            "meanSquaredError": tf.reduce_mean(squared_error) / 784,
        }

    def tracked(self, terms, count):
        for name, value in terms.items():
            self.trackers[name].update_state(value, sample_weight=count)
        return {name: tracker.result() for name, tracker in self.trackers.items()}

    def train_step(self, x):
        with tf.GradientTape() as tape:
            terms = self.terms(x)
        gradients = tape.gradient(terms["loss"], self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        return self.tracked(terms, tf.shape(x)[0])

    def test_step(self, x):
        return self.tracked(self.terms(x), tf.shape(x)[0])

    def call(self, x):
        return self.decoder(self.encoder(x)[0])


def checked(preset):
    """The hyperparameters, if this program trains the model that they describe."""
    values = preset["hyperparameters"]
    expected = {
        "modelKind": "vae",
        "network": "dense",
        "likelihood": "gaussian-shared",
        "activation": "relu",
        "optimizer": "rmsprop",
        "binarization": "none",
        "betaSchedule": "constant",
        "gradientClipNorm": 0,
        "trainingExamples": 0,
        "validationExamples": 0,
        "earlyStoppingPatience": 0,
        "decoderLearningRate": values["encoderLearningRate"],
    }
    for name, value in expected.items():
        if values[name] != value:
            sys.exit(f"keras_article.py trains with {name} = {value}; the preset says {values[name]}")
    return values


def neighbor_accuracy(train_codes, train_labels, test_codes, test_labels):
    """Share of test codes whose label most of their 10 nearest training codes have; of equal votes the smallest label."""
    correct = 0
    squares = np.square(train_codes).sum(1)
    for start in range(0, len(test_codes), 500):
        chunk = test_codes[start : start + 500]
        distances = squares - 2 * chunk @ train_codes.T  # but for a constant of each row
        nearest = np.argpartition(distances, NEIGHBORS, axis=1)[:, :NEIGHBORS]
        votes = np.apply_along_axis(np.bincount, 1, train_labels[nearest], minlength=10)
        correct += (votes.argmax(1) == test_labels[start : start + 500]).sum()
    return correct / len(test_codes)


def main():
    preset_file, mnist_folder, output_folder, mode = sys.argv[1:5]
    with open(preset_file, encoding="utf-8") as file:
        values = checked(json.load(file))
    keras.utils.set_random_seed(values["seed"])
    train_images, train_labels = read_split(mnist_folder, "train")
    test_images, test_labels = read_split(mnist_folder, "t10k")
    model = Vae(values)
    optimizer = keras.optimizers.RMSprop(
        values["encoderLearningRate"],
        rho=values["rmspropDecay"],
        epsilon=values["optimizerEpsilon"] ** 2,  # Keras adds it under the root, the workbench to the root
    )
    model.compile(optimizer, jit_compile=mode == "xla")
    model.fit(
        train_images,
        epochs=values["epochs"],
        batch_size=values["batchSize"],
        validation_data=(test_images,),
        validation_batch_size=500,
        verbose=0,
    )
    final = model.evaluate(test_images, batch_size=500, verbose=0, return_dict=True)
    test_codes = model.encoder.predict(test_images, batch_size=500, verbose=0)[0]
    train_codes = model.encoder.predict(train_images[:TRAINING_CODES], batch_size=500, verbose=0)[0]
    final["activeUnits"] = int((test_codes.var(0) > 0.01).sum())
    final["knnAccuracy"] = neighbor_accuracy(train_codes, train_labels[:TRAINING_CODES], test_codes, test_labels)
    final["sigma"] = float(tf.exp(LOG_SIGMA_BOUND + tf.nn.softplus(model.log_sigma - LOG_SIGMA_BOUND)))
    np.save(os.path.join(output_folder, "latents.npy"), test_codes)
    np.save(os.path.join(output_folder, "reconstructions.npy"), model.predict(test_images[:SHOWN_IMAGES], verbose=0))
    model.encoder.save(os.path.join(output_folder, "encoder.keras"))
    model.decoder.save(os.path.join(output_folder, "decoder.keras"))
    versions = {"tensorflow": tf.__version__, "keras": keras.__version__}
    metrics = {name: float(value) for name, value in final.items()}
    print(json.dumps({"metrics": metrics, "versions": versions}), flush=True)


main()
