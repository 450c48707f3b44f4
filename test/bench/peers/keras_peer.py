"""Keras on TensorFlow, mode `graph` (tf.function) or `xla` (compiled by XLA): a custom training step (see contender.py)."""

from contender import START_TOKEN, arguments, examples_of, serve, shuffled_rows  # first: its clock starts here

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow as tf
from keras import layers


def drawn(mu, log_var):
    return mu + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mu))


def kl_divergence(mu, log_var):
    return 0.5 * tf.reduce_sum(tf.square(mu) + tf.exp(log_var) - 1.0 - log_var)


class ImageVae(keras.Model):
    def __init__(self, encoder, latent_size, decoder):
        super().__init__()
        self.encoder = keras.Sequential(encoder)
        self.mu = layers.Dense(latent_size)
        self.log_var = layers.Dense(latent_size)
        self.decoder = keras.Sequential(decoder)

    def call(self, x):
        hidden = self.encoder(x)
        mu, log_var = self.mu(hidden), self.log_var(hidden)
        logits = self.decoder(drawn(mu, log_var))
        reconstruction = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=logits))
        return (reconstruction + kl_divergence(mu, log_var)) / x.shape[0]


def relu_layers(widths):
    return [layers.Dense(width, activation="relu") for width in widths]


def dense_vae(case):
    decoder = [*relu_layers(case["decoderWidths"]), layers.Dense(784)]
    return ImageVae(relu_layers(case["encoderWidths"]), case["latentSize"], decoder)


def convolutional_vae(case):
    first, second = case["channels"]
    options = {"strides": 2, "padding": "same"}
    encoder = [
        layers.Conv2D(first, 3, activation="relu", **options),
        layers.Conv2D(second, 3, activation="relu", **options),
        layers.Flatten(),
        *relu_layers(case["encoderWidths"]),
    ]
    decoder = [
        *relu_layers([*case["decoderWidths"], 7 * 7 * second]),
        layers.Reshape((7, 7, second)),
        layers.Conv2DTranspose(first, 3, activation="relu", **options),
        layers.Conv2DTranspose(1, 3, **options),
    ]
    return ImageVae(encoder, case["latentSize"], decoder)


class TextVae(keras.Model):
    """Unrolled: a step takes 0.93 (LSTM) and 0.88 (GRU) of the time of the loop in a graph, 1.00 and 0.87 under XLA."""

    def __init__(self, case):
        super().__init__()
        self.is_lstm = case["cell"] == "lstm"
        layer = layers.LSTM if self.is_lstm else layers.GRU
        self.encoder_embedding = layers.Embedding(case["vocabularySize"], case["embeddingSize"])
        self.encoder = layer(case["hiddenSize"], unroll=True)
        self.mu = layers.Dense(case["latentSize"])
        self.log_var = layers.Dense(case["latentSize"])
        self.initial = layers.Dense(case["hiddenSize"])
        self.decoder_embedding = layers.Embedding(case["vocabularySize"], case["embeddingSize"])
        self.decoder = layer(case["hiddenSize"], return_sequences=True, unroll=True)
        self.output_layer = layers.Dense(case["vocabularySize"])

    def call(self, tokens):
        batch_size, length = tokens.shape
        summary = self.encoder(self.encoder_embedding(tokens))
        mu, log_var = self.mu(summary), self.log_var(summary)
        z = drawn(mu, log_var)
        initial = self.initial(z)
        state = [tf.tanh(initial), initial] if self.is_lstm else tf.tanh(initial)
        inputs = tf.concat([tf.fill([batch_size, 1], START_TOKEN), tokens[:, :-1]], 1)
        context = tf.repeat(z[:, None], length, axis=1)
        states = self.decoder(tf.concat([self.decoder_embedding(inputs), context], 2), initial_state=state)
        logits = self.output_layer(states)
        nats = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tokens, logits=logits)
        reconstruction = tf.reduce_sum(nats * tf.cast(tokens != 0, nats.dtype))
        return (reconstruction + kl_divergence(mu, log_var)) / batch_size


def main():
    case, mnist_folder, mode = arguments()
    keras.utils.set_random_seed(1)
    family = case["family"]
    model = {"dense": dense_vae, "convolutional": convolutional_vae, "text": TextVae}[family](case)
    data = examples_of(case, mnist_folder)
    if family == "convolutional":
        data = data.reshape(-1, 28, 28, 1)
    rows = shuffled_rows(case["batchSize"])
    model(tf.constant(data[next(rows)]))  # makes the variables
    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=mode == "xla")
    def train_step(x):
        with tf.GradientTape() as tape:
            loss = model(x)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(gradients, model.trainable_variables)
        return loss

    def step():
        return float(train_step(tf.constant(data[next(rows)])))

    serve(step, {"tensorflow": tf.__version__, "keras": keras.__version__})


main()
