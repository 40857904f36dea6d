"""The DCGAN step of StepTurns.java in PyTorch: same networks, losses, updates and data.

Both players are updated from one batch of fakes, with gradients at the weights before the update;
the discriminator's gradients stop at the fakes, the generator's go through the discriminator. At 28
pixels on MNIST and with dropout, at 64 pixels on noise in colour, with the paper's networks.
"""

import gzip
import pathlib

import numpy
import torch
from torch import nn
from torch.nn.functional import softplus

import torch_step
import turns

LATENTS = 100
WIDTH = 64
MNIST = "gan-core/src/main/resources/org/gan4j/core/data/mnist/train-images-idx3-ubyte.gz"


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-5, momentum=0.1)


def up(inputs, outputs, stride=2):
    return nn.ConvTranspose2d(
        inputs, outputs, 5, stride, padding=2, output_padding=stride - 1, bias=False
    )


def down(inputs, outputs):
    return nn.Conv2d(inputs, outputs, 5, 2, padding=2, bias=False)


def make_generator(size):
    smallest, widths, strides, channels = {
        28: (7, (256, 128, 64), (1, 2), 1),
        64: (4, (512, 256, 128, 64), (2, 2, 2), 3),
    }[size]
    first = widths[0]
    layers = [
        nn.Linear(LATENTS, smallest * smallest * first, bias=False),
        torch_step.Reshape(first, smallest, smallest),
        norm(first),
        nn.ReLU(inplace=True),
    ]
    for inputs, outputs, stride in zip(widths, widths[1:], strides):
        layers += [up(inputs, outputs, stride), norm(outputs), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, up(WIDTH, channels), nn.Tanh())


def make_discriminator(size):
    channels, stages, dropout = {28: (1, 3, 0.3), 64: (3, 4, 0.0)}[size]
    layers, inputs = [], channels
    for stage in range(stages):
        outputs = WIDTH << stage
        layers.append(down(inputs, outputs))
        layers += [norm(outputs)] if stage else []
        layers.append(nn.LeakyReLU(0.2, inplace=True))
        layers += [nn.Dropout(dropout)] if dropout else []
        inputs = outputs
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(4 * 4 * inputs, 1))


def initialised(network):
    for module in network.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(module.weight, std=0.02)
    return network


def load_images(size):
    """All training images, uint8 [60000, 1, 28, 28]; or noise, [2048, 3, 64, 64]."""
    if size == 64:
        return torch.randint(0, 256, (2048, 3, 64, 64), dtype=torch.uint8)
    root = pathlib.Path(__file__).resolve().parents[4]
    with gzip.open(root / MNIST) as file:
        pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16)
    return torch.from_numpy(pixels.copy()).reshape(-1, 1, 28, 28)


class Trainer(torch_step.Trainer):
    def __init__(self, options):
        networks = {
            "generator": initialised(make_generator(options.size)),
            "discriminator": initialised(make_discriminator(options.size)),
        }
        super().__init__(options, networks, load_images(options.size))
        self.generate, self.judge = self.network("generator"), self.network("discriminator")
        self.generator_adam = self.adam(0.5, 0.999, "generator")
        self.discriminator_adam = self.adam(0.5, 0.999, "discriminator")

    def update(self):
        with self.autocast():
            fake = self.generate(torch.randn(self.batch, LATENTS))
            real_logits = self.judge(self.next_images()).float()
            fake_logits = self.judge(fake).float()
        discriminator_loss = softplus(-real_logits).mean() + softplus(fake_logits).mean()
        generator_loss = softplus(-fake_logits).mean()

        self.set_gradients(discriminator_loss, self.discriminator_adam, retain_graph=True)
        self.set_gradients(generator_loss, self.generator_adam)
        self.discriminator_adam.step()
        self.generator_adam.step()
        return discriminator_loss, generator_loss


if __name__ == "__main__":
    parser = torch_step.add_options(turns.parser(__doc__))
    parser.add_argument("--size", type=int, choices=[28, 64], default=28)
    parsed = parser.parse_args()
    torch_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
