"""PyTorch, mode `eager` or `compile` (see contender.py)."""

from contender import START_TOKEN, arguments, examples_of, serve, shuffled_rows  # first: its clock starts here

import torch
import torch.nn.functional as F
from torch import nn


def widths_to_layers(widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return layers


def drawn(mu, log_var):
    return mu + torch.exp(0.5 * log_var) * torch.randn_like(mu)


def kl_divergence(mu, log_var):
    return 0.5 * (mu.square() + log_var.exp() - 1 - log_var).sum()


class ImageVae(nn.Module):
    def __init__(self, encoder, hidden_size, latent_size, decoder):
        super().__init__()
        self.encoder = encoder
        self.mu = nn.Linear(hidden_size, latent_size)
        self.log_var = nn.Linear(hidden_size, latent_size)
        self.decoder = decoder

    def forward(self, x):
        hidden = self.encoder(x)
        mu, log_var = self.mu(hidden), self.log_var(hidden)
        logits = self.decoder(drawn(mu, log_var))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        return (reconstruction + kl_divergence(mu, log_var)) / x.shape[0]


def dense_vae(case):
    encoder, decoder = case["encoderWidths"], case["decoderWidths"]
    return ImageVae(
        nn.Sequential(*widths_to_layers([784, *encoder])),
        encoder[-1],
        case["latentSize"],
        nn.Sequential(*widths_to_layers([case["latentSize"], *decoder]), nn.Linear(decoder[-1], 784)),
    )


def convolutional_vae(case):
    first, second = case["channels"]
    encoder, decoder = case["encoderWidths"], case["decoderWidths"]
    return ImageVae(
        nn.Sequential(
            nn.Conv2d(1, first, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(first, second, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Flatten(),
            *widths_to_layers([second * 7 * 7, *encoder]),
        ),
        encoder[-1],
        case["latentSize"],
        nn.Sequential(
            *widths_to_layers([case["latentSize"], *decoder, second * 7 * 7]),
            nn.Unflatten(1, (second, 7, 7)),
            nn.ConvTranspose2d(second, first, 3, stride=2, padding=1, output_padding=1),
            nn.ReLU(),
            nn.ConvTranspose2d(first, 1, 3, stride=2, padding=1, output_padding=1),
        ),
    )


class TextVae(nn.Module):
    def __init__(self, case):
        super().__init__()
        vocabulary, embedding = case["vocabularySize"], case["embeddingSize"]
        hidden, latent = case["hiddenSize"], case["latentSize"]
        layer = {"lstm": nn.LSTM, "gru": nn.GRU}[case["cell"]]
        self.is_lstm = case["cell"] == "lstm"
        self.encoder_embedding = nn.Embedding(vocabulary, embedding, padding_idx=0)
        self.encoder = layer(embedding, hidden, batch_first=True)
        self.mu = nn.Linear(hidden, latent)
        self.log_var = nn.Linear(hidden, latent)
        self.initial = nn.Linear(latent, hidden)
        self.decoder_embedding = nn.Embedding(vocabulary, embedding, padding_idx=0)
        self.decoder = layer(embedding + latent, hidden, batch_first=True)
        self.output = nn.Linear(hidden, vocabulary)

    def forward(self, tokens):
        batch_size, length = tokens.shape
        _, last = self.encoder(self.encoder_embedding(tokens))
        summary = (last[0] if self.is_lstm else last)[0]
        mu, log_var = self.mu(summary), self.log_var(summary)
        z = drawn(mu, log_var)
        initial = self.initial(z)[None]
        state = (initial.tanh(), initial) if self.is_lstm else initial.tanh()
        inputs = F.pad(tokens[:, :-1], (1, 0), value=START_TOKEN)
        embedded = self.decoder_embedding(inputs)
        states, _ = self.decoder(torch.cat([embedded, z[:, None].expand(-1, length, -1)], 2), state)
        logits = self.output(states.reshape(batch_size * length, -1))
        reconstruction = F.cross_entropy(logits, tokens.reshape(-1), ignore_index=0, reduction="sum")
        return (reconstruction + kl_divergence(mu, log_var)) / batch_size


def main():
    case, mnist_folder, mode = arguments()
    torch.manual_seed(1)
    family = case["family"]
    model = {"dense": dense_vae, "convolutional": convolutional_vae, "text": TextVae}[family](case)
    data = torch.from_numpy(examples_of(case, mnist_folder))
    data = data.long() if family == "text" else data
    if family == "convolutional":
        data = data.reshape(-1, 1, 28, 28)  # channels_last took 1.06 of the time of this layout, compiled 1.04
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    loss_of = torch.compile(model) if mode == "compile" else model
    rows = shuffled_rows(case["batchSize"])

    def step():
        x = data[torch.from_numpy(next(rows))]
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(x)
        loss.backward()
        optimizer.step()
        return loss.item()

    serve(step, {"torch": torch.__version__})


main()
